import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Card } from '../../kit/Card.tsx'
import { LockIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { mayHavePasskeys } from '../../kit/passkeys/PasskeyButton.tsx'
import { type Provider, ProviderMark, useProviders } from '../../kit/sign-in-with/OtherWays.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useSignedIn } from '../session/session.ts'
import { AddPasskey, PasskeyRow, type Passkeys, passkeysQuery } from './Passkeys.tsx'
import { Proved } from './Proved.tsx'
import { useSignInWithTexts } from './texts.ts'
import './ways-in.css'

type Ways = RouteReply<'GET /api/ways-in'>
type Identity = Ways['identities'][number]

const waysQuery = queryOptions({ queryKey: ['ways-in'], queryFn: ({ signal }) => call('GET /api/ways-in', { signal }) })

/** How one may sign in: what there is, and what can be added. */
export function WaysInScreen() {
  const texts = useSignInWithTexts().ways
  const ways = useQuery(waysQuery)
  const passkeys = useQuery(passkeysQuery)
  const unanswered = [ways, passkeys].find(({ data, error }) => data === undefined && error !== null)
  const areThere = ways.data !== undefined && passkeys.data !== undefined
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      {areThere || unanswered ? null : <Loading rows={4} />}
      {unanswered?.error ? <NoAnswer error={unanswered.error} query={unanswered} /> : null}
      {areThere ? <Shown ways={ways.data} passkeys={passkeys.data} /> : null}
    </div>
  )
}

function Shown({ ways: { hasPassword, identities }, passkeys: { isPossible, passkeys } }: { ways: Ways; passkeys: Passkeys }) {
  const texts = useSignInWithTexts().ways
  const added = new Set(identities.map(({ name }) => name))
  const { staffPosts } = useSignedIn()
  // Staff add theirs here too: whoever is signed in has shown which account it is.
  const [forFamilies, forStaff] = [useProviders('portal'), useProviders('office')]
  const everyone = staffPosts.length === 0 ? forFamilies : [...new Set([...forFamilies, ...forStaff])]
  const providers = everyone.filter(({ name }) => !added.has(name))
  const hasPasskeys = isPossible && mayHavePasskeys()
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
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.passkeyId} passkey={passkey} hasPassword={hasPassword} />
          ))}
        </ul>
      </Card>
      {providers.length === 0 && !hasPasskeys ? null : (
        <section className="kit-stack" data-gap="small">
          <h2>{texts.addTitle}</h2>
          {providers.map((provider) => (
            <Add key={provider.provider} provider={provider} hasPassword={hasPassword} />
          ))}
          {hasPasskeys ? <AddPasskey hasPassword={hasPassword} /> : null}
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
