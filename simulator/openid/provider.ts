// An OpenID provider, simulated: discovery, keys, a page to choose who one is, and the code's exchange with PKCE.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Language, languages } from '../../language/languages.ts'
import { page, registerStyle, sendPage } from '../pages/frame.ts'
import { html } from '../pages/html.ts'
import type { Company } from '../simulator.ts'
import type { Known } from './people.ts'
import { pageTexts } from './texts.ts'
import { type Lie, lies, openKeys } from './tokens.ts'

/** The client that every simulated provider knows. */
export const simulatedClient = { clientId: 'kantine', clientSecret: 'simulated-secret' } as const

export type Played = Pick<Company, 'name' | 'title' | 'portVariable' | 'usualPort'> & {
  /** As the page and the button name it. */
  company: string
  people: readonly Known[]
  /** Whether it tells of Feide names. */
  isFeide: boolean
}

type Code = { redirectUri: string; nonce: string; challenge: string; who: Known; expiresAtMs: number }

const CODE_LASTS_MS = 60_000
const MOST_CODES = 1_000

export function openIdCompany({ company, people, isFeide, ...named }: Played): Company {
  return {
    ...named,
    register: (app, { address, now, faults }) => {
      const keys = openKeys()
      const codes = new Map<string, Code>()
      const accessTokens = new Map<string, Known>()
      let lie: Lie | null = null
      let acr: string | null = null
      const nowS = () => Math.floor(now().getTime() / 1_000)
      registerStyle(app)

      app.get('/.well-known/openid-configuration', (_request, reply) =>
        faults.around('discovery', reply, () =>
          reply.send({
            issuer: address(),
            authorization_endpoint: `${address()}/authorize`,
            token_endpoint: `${address()}/token`,
            userinfo_endpoint: `${address()}/userinfo`,
            jwks_uri: `${address()}/jwks`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['S256'],
            token_endpoint_auth_methods_supported: ['client_secret_basic'],
            authorization_response_iss_parameter_supported: true,
          }),
        ),
      )
      app.get('/jwks', (_request, reply) => faults.around('jwks', reply, () => reply.send(keys.jwks)))
      registerPage(app, { company, people, isFeide, address, isKnownCode: codes, now })

      app.post('/token', (request, reply) =>
        faults.around('token', reply, () => {
          const { grant_type: grant, code = '', code_verifier: verifier = '', redirect_uri: redirectUri } = (request.body ?? {}) as Record<string, string>
          if (!isOurClient(request)) return reply.code(401).send({ error: 'invalid_client' })
          const found = codes.get(code)
          codes.delete(code)
          const isRight = found && found.redirectUri === redirectUri && found.challenge === sha256(verifier) && found.expiresAtMs > now().getTime()
          if (grant !== 'authorization_code' || !isRight) return reply.code(400).send({ error: 'invalid_grant' })
          const accessToken = randomBytes(24).toString('base64url')
          keepBounded(
            accessTokens,
            accessToken,
            lie === 'subject' ? { ...found.who, email: 'another@example.no', phone: '4700000000', feideName: 'another@example.no' } : found.who,
          )
          const subject = subjectOf(found.who)
          const idToken = keys.idToken({ issuer: address(), subject, audience: simulatedClient.clientId, nonce: found.nonce, acr, nowS: nowS() }, lie)
          lie = null
          return reply.header('cache-control', 'no-store').send({ access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token: idToken })
        }),
      )
      app.get('/userinfo', (request, reply) =>
        faults.around('userinfo', reply, () => {
          const who = accessTokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''))
          if (!who) return reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"').send({ error: 'invalid_token' })
          return reply.send(claimsOf(who, isFeide))
        }),
      )

      return {
        forget: () => {
          codes.clear()
          accessTokens.clear()
          lie = null
          acr = null
        },
        deeds: {
          'tokens/lie': ({ what }) => {
            lie = lies.find((each) => each === what) ?? null
            return lie && { done: true }
          },
          'tokens/acr': ({ acr: wanted }) => {
            acr = typeof wanted === 'string' ? wanted : null
            return { done: true }
          },
        },
      }
    },
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Always the same for the same person, and nothing that one could read a name from. */
const subjectOf = ({ feideName, phone, email }: Known) => sha256(feideName ?? phone ?? email).slice(0, 27)

const claimsOf = (who: Known, isFeide: boolean) => ({
  sub: subjectOf(who),
  name: who.name,
  email: who.email,
  ...(isFeide
    ? { 'https://n.feide.no/claims/userid_sec': [`feide:${who.feideName}`] }
    : { given_name: who.givenName, family_name: who.familyName, email_verified: true, phone_number: who.phone }),
})

function isOurClient(request: FastifyRequest): boolean {
  // Each half is encoded as in a form before the two are put together (RFC 6749, 2.3.1).
  const given = decoded(Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8'))
  const wanted = `${simulatedClient.clientId}:${simulatedClient.clientSecret}`
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

function keepBounded<Kept>(kept: Map<string, Kept>, key: string, value: Kept): void {
  for (const oldest of kept.keys()) {
    if (kept.size < MOST_CODES) break
    kept.delete(oldest)
  }
  kept.set(key, value)
}

type PageParts = Pick<Played, 'company' | 'people' | 'isFeide'> & { address: () => string; isKnownCode: Map<string, Code>; now: () => Date }

function registerPage(app: FastifyInstance, { company, people, isFeide, address, isKnownCode: codes, now }: PageParts): void {
  const languageOf = (query: Record<string, string>): Language => languages.find((each) => each === query.language) ?? 'nb'
  const isWhole = ({
    client_id: client,
    redirect_uri: to,
    response_type: type,
    code_challenge_method: method,
    code_challenge: challenge,
  }: Record<string, string>) => client === simulatedClient.clientId && URL.canParse(to ?? '') && type === 'code' && method === 'S256' && Boolean(challenge)

  app.get('/authorize', async (request, reply) => {
    const query = request.query as Record<string, string>
    const language = languageOf(query)
    const texts = pageTexts[language]
    if (!isWhole(query)) {
      const body = html`<h1>${texts.notFoundTitle}</h1><p>${texts.notFoundLead}</p>`
      return sendPage(reply.code(400), page({ company, language, title: texts.notFoundTitle, body }))
    }
    const here = (more: Record<string, string>) => `/authorize?${new URLSearchParams({ ...query, ...more })}`
    const body = html`
      <h1>${texts.title(company)}</h1>
      <p>${texts.lead}</p>
      <form method="post" action="${here({})}">
        ${people.map(({ name, email, feideName }, index) => html`<p><button class="main" name="who" value="${index}">${name}</button><span class="hint">${feideName ?? email}</span></p>`)}
        <button class="quiet" name="who" value="cancel">${texts.cancel}</button>
      </form>
      <form method="post" action="${here({})}">
        <h2>${texts.another}</h2>
        <label for="name">${texts.name}</label>
        <input id="name" name="name" maxlength="80" required>
        <label for="id">${isFeide ? texts.feideName : texts.email}</label>
        <input id="id" name="id" maxlength="120" required>
        <button class="main" name="who" value="another">${texts.go}</button>
      </form>`
    return sendPage(reply, page({ company, language, title: texts.title(company), body, inLanguage: (wanted) => here({ language: wanted }) }), [
      query.redirect_uri ?? '',
    ])
  })

  app.post('/authorize', async (request, reply) => {
    const query = request.query as Record<string, string>
    if (!isWhole(query)) return reply.code(400).send({ error: 'invalid_request' })
    const form = (request.body ?? {}) as Record<string, string>
    const back = new URL(query.redirect_uri as string)
    back.searchParams.set('state', query.state ?? '')
    back.searchParams.set('iss', address())
    const who = form.who === 'another' ? anotherOne(form, isFeide) : people[Number(form.who)]
    if (!who) back.searchParams.set('error', 'access_denied')
    else {
      const code = randomBytes(24).toString('base64url')
      const { redirect_uri: redirectUri = '', nonce = '', code_challenge: challenge = '' } = query
      keepBounded(codes, code, { redirectUri, nonce, challenge, who, expiresAtMs: now().getTime() + CODE_LASTS_MS })
      back.searchParams.set('code', code)
    }
    return reply.redirect(back.href, 303)
  })
}

function anotherOne({ name = '', id = '' }: Record<string, string>, isFeide: boolean): Known | null {
  if (name.trim() === '' || !/^[^\s@]+@[^\s@]+$/.test(id)) return null
  const words = name.trim().split(/\s+/)
  const familyName = words.length > 1 ? (words.at(-1) as string) : ''
  return {
    name: name.trim(),
    givenName: words.slice(0, Math.max(1, words.length - 1)).join(' '),
    familyName,
    email: id,
    feideName: isFeide ? id : null,
    phone: null,
  }
}
