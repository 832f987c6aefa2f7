import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../api.ts'
import { Button } from '../Button.tsx'
import { Failure } from '../Failure.tsx'
import { mayHavePasskeys, PasskeyButton } from '../passkeys/PasskeyButton.tsx'
import './providers.css'

export type Provider = RouteReply<'GET /api/sign-in-providers'>['providers'][number]

export const providersQuery = queryOptions({
  queryKey: ['sign-in-providers'],
  queryFn: ({ signal }) => call('GET /api/sign-in-providers', { signal }),
  staleTime: 5 * 60_000,
})

type Props = {
  app: 'portal' | 'office'
  texts: { or: string; signInWith: (name: string) => string; signInWithPasskey: string }
  onSignedIn: ComponentProps<typeof PasskeyButton>['onSignedIn']
}

const isFor = ({ audiences }: Provider, app: Props['app']) => audiences.some((audience) => (audience === 'staff') === (app === 'office'))

/** The providers that an app's people may sign in with. */
export function useProviders(app: Props['app']): Provider[] {
  return (useQuery(providersQuery).data?.providers ?? []).filter((provider) => isFor(provider, app))
}

/** «Logg inn med Feide», «Logg inn med passnøkkel»: a button for each way there may be beside the password, and nothing where there is none. */
export function OtherWays({ app, texts, onSignedIn }: Props) {
  const providers = useProviders(app)
  const go = useMutation({
    mutationFn: (provider: string) => call('POST /api/sign-in-visits', { body: { provider, app } }),
    onSuccess: ({ address }) => location.assign(address),
  })
  const size = app === 'office' ? 'md' : 'lg'
  const hasPasskeys = mayHavePasskeys()
  if (providers.length === 0 && !hasPasskeys) return null
  return (
    <div className="kit-stack" data-gap="small">
      <p className="kit-or kit-muted">
        <span>{texts.or}</span>
      </p>
      <Failure error={go.error} />
      {providers.map((each) => (
        <Button
          key={each.provider}
          look="secondary"
          size={size}
          wide
          icon={<ProviderMark kind={each.kind} name={each.name} />}
          // The page is on its way to another: the button stays busy until it is gone.
          busy={(go.isPending || go.isSuccess) && go.variables === each.provider}
          onClick={() => go.mutate(each.provider)}
        >
          {texts.signInWith(each.name)}
        </Button>
      ))}
      {hasPasskeys ? (
        <PasskeyButton size={size} onSignedIn={onSignedIn}>
          {texts.signInWithPasskey}
        </PasskeyButton>
      ) : null}
    </div>
  )
}

/** A provider at a glance: its colour, and the first letter of its name. */
export function ProviderMark({ kind, name }: Pick<Provider, 'kind' | 'name'>) {
  return (
    <span className="kit-provider-mark" data-kind={kind} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  )
}
