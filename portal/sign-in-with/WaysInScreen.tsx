import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Form } from '../../kit/Form.tsx'
import { LockIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { type Provider, ProviderMark, useProviders } from '../../kit/sign-in-with/ProviderButtons.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useSignInWithTexts } from './texts.ts'
import './ways-in.css'

type Ways = RouteReply<'GET /api/ways-in'>
type Identity = Ways['identities'][number]

const waysQuery = queryOptions({ queryKey: ['ways-in'], queryFn: ({ signal }) => call('GET /api/ways-in', { signal }) })

/** How one may sign in: what there is, and what can be added. */
export function WaysInScreen() {
  const texts = useSignInWithTexts().ways
  const { data, error, isFetching, refetch } = useQuery(waysQuery)
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      {data === undefined && error === null ? <Loading rows={4} /> : null}
      {data === undefined && error !== null ? <NoAnswer error={error} query={{ isFetching, refetch }} /> : null}
      {data === undefined ? null : <Shown ways={data} />}
    </div>
  )
}

function Shown({ ways: { hasPassword, identities } }: { ways: Ways }) {
  const texts = useSignInWithTexts().ways
  const added = new Set(identities.map(({ name }) => name))
  const providers = useProviders('portal').filter(({ name }) => !added.has(name))
  return (
    <div className="kit-stack" data-gap="large">
      <Card>
        <ul className="portal-ways-in">
          <li>
            <span className="portal-entry-icon">
              <LockIcon />
            </span>
            <span className="portal-way-in">
              <strong>{texts.password}</strong>
              <span className="kit-muted kit-small">{hasPassword ? texts.passwordWhy : texts.noPassword}</span>
            </span>
          </li>
          {identities.map((identity) => (
            <IdentityRow key={identity.identityId} identity={identity} hasPassword={hasPassword} />
          ))}
        </ul>
      </Card>
      {providers.length === 0 ? null : (
        <section className="kit-stack" data-gap="small">
          <h2>{texts.addTitle}</h2>
          {providers.map((provider) => (
            <Add key={provider.provider} provider={provider} hasPassword={hasPassword} />
          ))}
        </section>
      )}
    </div>
  )
}

function IdentityRow({ identity: { identityId, kind, name, madeAt, lastUsedAt }, hasPassword }: { identity: Identity; hasPassword: boolean }) {
  const texts = useSignInWithTexts().ways
  const { language } = useLanguage()
  const queries = useQueryClient()
  const say = useSay()
  const remove = useMutation({
    mutationFn: (password: string | null) => call('POST /api/ways-in/identities/:identityId/remove', { params: { identityId }, body: { password } }),
    onSuccess: async () => {
      say(texts.removed(name))
      await queries.invalidateQueries({ queryKey: waysQuery.queryKey })
    },
  })
  const [now] = useState(() => new Date())
  const at = (instant: string) => formatInstant(new Date(instant), { language, now })
  return (
    <li>
      <ProviderMark kind={kind} name={name} />
      <span className="portal-way-in">
        <strong>{name}</strong>
        <span className="kit-muted kit-small">{texts.since(at(madeAt), at(lastUsedAt))}</span>
      </span>
      <Proved
        hasPassword={hasPassword}
        opens={texts.remove}
        opensUnseen={texts.removeUnseen(name)}
        isRemoving
        title={texts.removeTitle(name)}
        why={texts.removeWhy(name)}
        confirm={texts.removeConfirm(name)}
        work={remove}
      />
    </li>
  )
}

function Add({ provider: { provider, kind, name }, hasPassword }: { provider: Provider; hasPassword: boolean }) {
  const texts = useSignInWithTexts().ways
  const add = useMutation({
    mutationFn: (password: string | null) => call('POST /api/ways-in/visits', { body: { provider, app: 'portal', password } }),
    onSuccess: ({ address }) => location.assign(address),
  })
  return (
    <Proved
      hasPassword={hasPassword}
      opens={texts.add(name)}
      icon={<ProviderMark kind={kind} name={name} />}
      title={texts.add(name)}
      why={hasPassword ? texts.addWhy(name) : texts.addWithout(name)}
      confirm={texts.goOn}
      work={add}
    />
  )
}

interface ProvedProps {
  hasPassword: boolean
  opens: string
  opensUnseen?: string
  icon?: React.ReactNode
  isRemoving?: boolean
  title: string
  why: string
  confirm: string
  work: { mutate: (password: string | null) => void; reset: () => void; isPending: boolean; error: Error | null }
}

/** Asks for the password first, where there is one: an open phone that somebody has found is not enough. */
function Proved({ hasPassword, opens, opensUnseen, icon, isRemoving = false, title, why, confirm, work }: ProvedProps) {
  const texts = useSignInWithTexts().ways
  const common = useCommonTexts()
  const [isOpen, setIsOpen] = useState(false)
  const [password, setPassword] = useState('')
  const close = (): void => {
    setIsOpen(false)
    setPassword('')
    work.reset()
  }
  return (
    <>
      <Button
        look={isRemoving ? 'quiet' : 'secondary'}
        size={isRemoving ? 'md' : 'lg'}
        wide={!isRemoving}
        colour={isRemoving ? 'danger' : undefined}
        icon={icon}
        aria-label={opensUnseen}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        {opens}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={title} placement="bottom" mustStay={work.isPending}>
        <Form
          error={work.error}
          onSubmit={() => work.mutate(hasPassword ? password : null)}
          actions={
            <>
              <Button type="submit" colour={isRemoving ? 'danger' : undefined} busy={work.isPending}>
                {confirm}
              </Button>
              <Button look="quiet" onClick={close}>
                {common.cancel}
              </Button>
            </>
          }
        >
          <p>{why}</p>
          {hasPassword ? (
            <PasswordField
              label={texts.yourPassword}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          ) : null}
        </Form>
      </Dialog>
    </>
  )
}
