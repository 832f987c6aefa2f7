import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { KeyIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { Proved } from './Proved.tsx'
import { useSignInWithTexts } from './texts.ts'

export type Passkeys = RouteReply<'GET /api/ways-in/passkeys'>

export const passkeysQuery = queryOptions({ queryKey: ['passkeys'], queryFn: ({ signal }) => call('GET /api/ways-in/passkeys', { signal }) })

// As long as the server lets a name be.
const LONGEST_NAME = 60

type RowProps = { passkey: Passkeys['passkeys'][number]; hasPassword: boolean }

/** A passkey by its name, when it was used last, and the way to take it away. */
export function PasskeyRow({ passkey: { passkeyId, name, madeAt, lastUsedAt }, hasPassword }: RowProps) {
  const { ways: texts, passkeys: own } = useSignInWithTexts()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const say = useSay()
  const remove = useMutation({
    mutationFn: (password: string | null) => call('POST /api/ways-in/passkeys/:passkeyId/remove', { params: { passkeyId }, body: { password } }),
    onSuccess: async () => {
      say(texts.removed(name))
      await queries.invalidateQueries({ queryKey: passkeysQuery.queryKey })
    },
  })
  const [now] = useState(() => new Date())
  const at = (instant: string) => formatInstant(new Date(instant), { language, now })
  return (
    <li>
      <span className="portal-entry-icon">
        <KeyIcon />
      </span>
      <span className="portal-way-in">
        <strong>{name}</strong>
        <span className="kit-muted kit-small">{own.since(at(madeAt), lastUsedAt === madeAt ? null : at(lastUsedAt))}</span>
      </span>
      <Proved
        hasPassword={hasPassword}
        opens={texts.remove}
        opensUnseen={texts.removeUnseen(name)}
        isRemoving
        title={texts.removeTitle(name)}
        why={own.removeWhy(name)}
        confirm={texts.removeConfirm(name)}
        work={remove}
      />
    </li>
  )
}

/** Named first, so that several can be told apart; then the device asks for a face, a finger or its lock. */
export function AddPasskey({ hasPassword }: { hasPassword: boolean }) {
  const { ways: texts, passkeys: own } = useSignInWithTexts()
  const queries = useQueryClient()
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [isTried, setIsTried] = useState(false)
  const name = typed.trim()
  const add = useMutation({
    mutationFn: async (password: string | null) => (await import('../../kit/passkeys/ceremony.ts')).addPasskey({ password, name }),
    onSuccess: async () => {
      say(own.added(name))
      await queries.invalidateQueries({ queryKey: passkeysQuery.queryKey })
    },
  })
  const work = {
    isPending: add.isPending,
    error: add.error,
    mutate: (password: string | null, after?: { onSuccess?: () => void }): void => {
      setIsTried(true)
      if (name !== '') add.mutate(password, after)
    },
    reset: (): void => {
      setTyped('')
      setIsTried(false)
      add.reset()
    },
  }
  return (
    <Proved hasPassword={hasPassword} opens={own.add} icon={<KeyIcon />} title={own.add} why={own.addWhy} confirm={texts.goOn} work={work} closes>
      <TextField
        label={own.name}
        description={own.nameHelp}
        autoComplete="off"
        maxLength={LONGEST_NAME}
        value={typed}
        error={isTried && name === '' ? own.nameMissing : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </Proved>
  )
}
