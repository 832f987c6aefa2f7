// Us as an OpenID provider's client: discovery kept for a while, the address to send the browser to, and what its answer is
// worth. Everything that goes out has a time and a size that it may take; nothing of an answer is ever logged but a code.

import { createPrivateKey } from 'node:crypto'
import * as openid from 'openid-client'
import type { SignInAudience, SignInProviderKind } from '../../contract/sign-in-words.ts'
import { Refused } from '../../contract/refusals.ts'
import { isOwnMachine } from '../provider-address.ts'
import type { Log } from '../house.ts'
import { type Claims, claimsIn } from './claims.ts'

export type SignInProvider = {
  /** Its name in our addresses and tables. */
  key: string
  kind: SignInProviderKind
  /** What stands on the button. */
  name: string
  issuer: string
  clientId: string
  secret: { clientSecret: string; isPosted: boolean } | { privateKey: Buffer; algorithm: 'RS256' | 'ES256'; keyId: string | null }
  audiences: readonly SignInAudience[]
  scope: string
  /** How sure the provider must have been, where that is demanded. */
  acr: readonly string[] | null
  /** Which Feide organisations each school has. */
  orgsOfSchools: ReadonlyMap<number, readonly string[]>
}

/** What binds an answer to the browser and to the question; derived from the visit's token, never stored. */
export type Bindings = { state: string; nonce: string; verifier: string }

/** Somebody as a provider vouches for them. */
export type Vouched = { issuer: string; subject: string; claims: Claims }

export type RelyingParty = {
  provider: SignInProvider
  /** Where the browser goes. @throws Refused sign_in_provider_down */
  addressFor: (bindings: Bindings) => Promise<string>
  /** @throws Refused sign_in_provider_down, sign_in_cancelled, sign_in_answer_not_valid, sign_in_not_strong_enough */
  vouch: (answer: string, bindings: Bindings) => Promise<Vouched>
}

const TIMEOUT_S = 10
const LARGEST_ANSWER_BYTES = 256 * 1024
const DISCOVERY_LASTS_MS = 60 * 60_000
const CLOCK_MAY_DIFFER_S = 60

type Parts = { redirectUri: string; log: Log; now: () => number }

export function makeRelyingParty(provider: SignInProvider, { redirectUri, log, now }: Parts): RelyingParty {
  const tell = (what: string, error: unknown) => log('sign-in provider', { provider: provider.key, what, reason: reasonOf(error) })
  let known: { discovered: Promise<openid.Configuration>; atMs: number } | null = null

  // One question at a time, and none for an hour after a good answer; what failed is asked again the next time.
  const configuration = async (): Promise<openid.Configuration> => {
    if (known === null || now() - known.atMs >= DISCOVERY_LASTS_MS) {
      const discovered = discover(provider)
      known = { discovered, atMs: now() }
      discovered.catch(() => {
        known = null
      })
    }
    try {
      return await known.discovered
    } catch (error) {
      tell('discovery failed', error)
      throw new Refused('sign_in_provider_down')
    }
  }

  const addressFor = async ({ state, nonce, verifier }: Bindings): Promise<string> => {
    const address = openid.buildAuthorizationUrl(await configuration(), {
      redirect_uri: redirectUri,
      scope: provider.scope,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(provider.acr && { acr_values: provider.acr.join(' ') }),
    })
    return address.href
  }

  const vouch = async (answer: string, { state, nonce, verifier }: Bindings): Promise<Vouched> => {
    const config = await configuration()
    const url = new URL(redirectUri)
    url.search = answer
    try {
      const tokens = await openid.authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const idToken = tokens.claims()
      if (!idToken || idToken.iat > Date.now() / 1_000 + CLOCK_MAY_DIFFER_S) throw new Refused('sign_in_answer_not_valid')
      if (provider.acr && !provider.acr.includes(String(idToken.acr))) throw new Refused('sign_in_not_strong_enough')
      const told = config.serverMetadata().userinfo_endpoint ? await openid.fetchUserInfo(config, tokens.access_token, idToken.sub) : {}
      return { issuer: idToken.iss, subject: idToken.sub, claims: claimsIn(provider.kind, { ...idToken, ...told }) }
    } catch (error) {
      if (error instanceof Refused) throw error
      tell('answer refused', error)
      throw new Refused(refusalFor(error))
    }
  }
  return { provider, addressFor, vouch }
}

async function discover({ issuer, clientId, secret }: SignInProvider): Promise<openid.Configuration> {
  const url = new URL(issuer)
  const isInsecure = url.protocol === 'http:' && isOwnMachine(url)
  return openid.discovery(url, clientId, { [openid.clockTolerance]: CLOCK_MAY_DIFFER_S }, await authenticationBy(secret), {
    timeout: TIMEOUT_S,
    [openid.customFetch]: boundedFetch,
    // An id token's signature is checked too, though it comes by a line that nobody else is on. In clear text only on this very machine.
    execute: [openid.enableNonRepudiationChecks, ...(isInsecure ? [openid.allowInsecureRequests] : [])],
  })
}

async function authenticationBy(secret: SignInProvider['secret']): Promise<openid.ClientAuth> {
  if ('clientSecret' in secret) return (secret.isPosted ? openid.ClientSecretPost : openid.ClientSecretBasic)(secret.clientSecret)
  const { privateKey, algorithm, keyId } = secret
  const kind = algorithm === 'RS256' ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256' }
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }).toCryptoKey(kind, false, ['sign'])
  // The same thing by two descriptions: Node's own types know of usages that no provider asks for.
  const signing = key as openid.CryptoKey
  return openid.PrivateKeyJwt(keyId === null ? signing : { key: signing, kid: keyId })
}

/** Fetches, and gives up on an answer that is larger than any of these need to be. */
const boundedFetch: openid.CustomFetch = async (url, options) => {
  const answer = await fetch(url, options as RequestInit)
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.length
    if (bytes > LARGEST_ANSWER_BYTES) throw new Error('answer too large')
    pieces.push(piece)
  }
  const { status, statusText, headers } = answer
  return new Response(pieces.length === 0 ? null : Buffer.concat(pieces), { status, statusText, headers })
}

const WANTED_OUT = new Set(['access_denied', 'login_required', 'interaction_required', 'consent_required', 'account_selection_required', 'user_cancelled'])
const TROUBLE = new Set(['server_error', 'temporarily_unavailable', 'unauthorized_client', 'invalid_client'])

function refusalFor(error: unknown): 'sign_in_provider_down' | 'sign_in_cancelled' | 'sign_in_answer_not_valid' {
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError) {
    if (error instanceof openid.AuthorizationResponseError && WANTED_OUT.has(error.error)) return 'sign_in_cancelled'
    const isTheirs = TROUBLE.has(error.error) || ('status' in error && typeof error.status === 'number' && error.status >= 500)
    return isTheirs ? 'sign_in_provider_down' : 'sign_in_answer_not_valid'
  }
  const code = (error as { code?: unknown }).code
  const isLine = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON'
  return isLine || !(error instanceof openid.ClientError) ? 'sign_in_provider_down' : 'sign_in_answer_not_valid'
}

// A code of the protocol or of the line: never a text, which might say somebody's name.
function reasonOf(error: unknown): string {
  const { error: told, code, name } = error as { error?: unknown; code?: unknown; name?: unknown }
  const reason = [told, code, name].find((each): each is string => typeof each === 'string' && /^[\w.-]{1,60}$/.test(each))
  return reason ?? 'unknown'
}
