// The id tokens of a simulated provider: RS256, with a key of its own that is made when it starts. It can be made to lie.

import { createHash, generateKeyPairSync, sign } from 'node:crypto'

export const lies = ['nonce', 'issuer', 'audience', 'expired', 'from_the_future', 'signature', 'subject'] as const
/** What of the next token is not true. `subject` makes userinfo tell of another than the token. */
export type Lie = (typeof lies)[number]

export type TokenFacts = { issuer: string; subject: string; audience: string; nonce: string; acr: string | null; nowS: number }

export function openKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(JSON.stringify([jwk.e, jwk.n]))
    .digest('base64url')
    .slice(0, 16)
  const idToken = ({ issuer, subject, audience, nonce, acr, nowS }: TokenFacts, lie: Lie | null): string => {
    const issuedAt = lie === 'expired' ? nowS - 7_200 : lie === 'from_the_future' ? nowS + 7_200 : nowS
    const claims = {
      iss: lie === 'issuer' ? 'https://another.example' : issuer,
      sub: subject,
      aud: lie === 'audience' ? 'another-client' : audience,
      nonce: lie === 'nonce' ? `${nonce}x` : nonce,
      iat: issuedAt,
      exp: issuedAt + 600,
      ...(acr !== null && { acr }),
    }
    const signed = `${encode({ alg: 'RS256', kid })}.${encode(claims)}`
    const signature = sign('sha256', Buffer.from(lie === 'signature' ? `${signed} ` : signed), privateKey).toString('base64url')
    return `${signed}.${signature}`
  }
  return { idToken, jwks: { keys: [{ kty: jwk.kty, n: jwk.n, e: jwk.e, kid, use: 'sig', alg: 'RS256' }] } }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
