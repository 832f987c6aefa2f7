// A real OpenID provider for tests: a certified one, on this machine, with a browser that lets itself be led through it.

import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './free-port.ts'

export type OpenIdProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who the provider knows, by subject. */
  people: Map<string, Record<string, unknown>>
  /** Goes where we send a browser, signs in as somebody, and answers what the provider sends back with: the query of our address. */
  signInAs: (address: string, subject: string) => Promise<{ query: string; returnedTo: string }>
  /** The same for somebody who cancels. */
  cancel: (address: string) => Promise<{ query: string; returnedTo: string }>
  close: () => Promise<void>
}

const CLIENT = { clientId: 'kantine', clientSecret: 'a-secret-for-tests-that-is-long-enough' }
const MOST_STEPS = 10

export async function startOpenIdProvider(redirectUris: string[]): Promise<OpenIdProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const people: OpenIdProvider['people'] = new Map()
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
      'userid-feide': ['https://n.feide.no/claims/userid_sec'],
    },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: async (_context, subject) => ({ accountId: subject, claims: async () => ({ sub: subject, ...people.get(subject) }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Everybody agrees to everything.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId as string, accountId: oidc.session?.accountId as string })
      grant.addOIDCScope(String(oidc.params?.scope))
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  })
  const answer = provider.callback()
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (!url.pathname.startsWith('/interaction/')) return void answer(request, response)
    const subject = url.searchParams.get('as')
    const result = subject === null ? { error: 'access_denied' } : { login: { accountId: subject } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  const lead = async (address: string, subject: string | null) => {
    const jar = new Map<string, string>()
    let at = address
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const set of reply.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const to = reply.headers.get('location')
      if (to === null) throw new Error(`the provider answered ${reply.status} at ${new URL(at).pathname}: ${(await reply.text()).slice(0, 300)}`)
      const next = new URL(to, at)
      if (next.origin !== issuer) return { query: next.search.slice(1), returnedTo: `${next.origin}${next.pathname}` }
      if (next.pathname.startsWith('/interaction/') && subject !== null) next.searchParams.set('as', subject)
      at = next.href
    }
    throw new Error('the provider leads nowhere')
  }
  return {
    issuer,
    ...CLIENT,
    people,
    signInAs: (address, subject) => lead(address, subject),
    cancel: (address) => lead(address, null),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
