// Passkeys: a key on one's own device in place of a password (WebAuthn). Of what the browser hands over we take what is needed.

import { Type } from 'typebox'
import { Session } from './people-routes.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Done, Id, Instant, nullable, Password, Title } from './shapes.ts'

/** Bytes as browsers write them in JSON. */
const Bytes = (most: number) => Type.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: most })
const CredentialId = Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: 16, maxLength: 1_400 })
const Descriptor = closed({ id: CredentialId, type: Type.Literal('public-key') })

export const passkeyRoutes = {
  'POST /api/passkey-sign-ins': {
    access: 'anyone',
    summary: 'Begins signing in with a passkey: what the device is asked, once and for five minutes; null where passkeys do not work',
    reply: closed({
      options: nullable(
        closed({
          challenge: Type.String(),
          rpId: Type.String(),
          timeout: Type.Integer(),
          userVerification: Type.Literal('required'),
          allowCredentials: Type.Array(Descriptor),
        }),
      ),
    }),
  },
  'POST /api/passkey-sign-ins/finish': {
    access: 'anyone',
    summary: 'Signs in with what the device has signed',
    body: closed({
      credential: closed({
        id: CredentialId,
        clientDataJSON: Bytes(8_000),
        authenticatorData: Bytes(8_000),
        signature: Bytes(2_000),
        userHandle: nullable(Bytes(200)),
      }),
    }),
    reply: Session,
  },
  'GET /api/ways-in/passkeys': {
    access: 'person',
    summary: 'One’s passkeys, and whether they work at this address',
    reply: closed({
      isPossible: Type.Boolean(),
      passkeys: Type.Array(closed({ passkeyId: Id, name: Type.String(), madeAt: Instant, lastUsedAt: Instant })),
    }),
  },
  'POST /api/ways-in/passkeys': {
    access: 'person',
    summary: 'Begins adding a passkey, by the password; without one, just after signing in',
    body: closed({ password: nullable(Password) }),
    reply: closed({
      options: closed({
        challenge: Type.String(),
        rp: closed({ id: Type.String(), name: Type.String() }),
        user: closed({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
        pubKeyCredParams: Type.Array(closed({ alg: Type.Integer(), type: Type.Literal('public-key') })),
        timeout: Type.Integer(),
        excludeCredentials: Type.Array(Descriptor),
        authenticatorSelection: closed({
          residentKey: Type.Literal('required'),
          requireResidentKey: Type.Literal(true),
          userVerification: Type.Literal('required'),
        }),
        attestation: Type.Literal('none'),
      }),
    }),
  },
  'POST /api/ways-in/passkeys/finish': {
    access: 'person',
    summary: 'Keeps the passkey that the device has made',
    body: closed({ name: Title, credential: closed({ id: CredentialId, clientDataJSON: Bytes(8_000), attestationObject: Bytes(40_000) }) }),
    reply: Done,
  },
  'POST /api/ways-in/passkeys/:passkeyId/remove': {
    access: 'person',
    summary: 'Takes a passkey away, by the password; never the last way in',
    params: closed({ passkeyId: Id }),
    body: closed({ password: nullable(Password) }),
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
