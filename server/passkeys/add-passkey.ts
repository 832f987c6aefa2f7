// A passkey is added by somebody who has shown again that the account is theirs, and they are told of it in a letter.

import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { letterOfNewWayIn, lockPerson, proveOneself } from '../people/index.ts'
import { beginChallenge, CHALLENGE_LASTS_MS, endChallenge, siteOf, userHandleOf } from './challenges.ts'
import { insertPasskey, passkeysOf } from './store.ts'

export const MOST_PASSKEYS = 20
// ES256, EdDSA, RS256: what devices make.
const ALGORITHMS = [-7, -8, -257]

type Options = RouteReply<'POST /api/ways-in/passkeys'>['options']

/** @throws Refused passkeys_not_possible, too_many_passkeys, password_wrong, sign_in_anew, too_many_attempts */
export async function beginPasskey(
  house: House,
  { personId, sessionToken, password }: { personId: string; sessionToken: string; password: string | null },
): Promise<{ options: Options; token: string }> {
  const site = siteOf(house)
  if (site === null) throw new Refused('passkeys_not_possible')
  const person = await proveOneself(house, { personId, sessionToken, password })
  const kept = await passkeysOf(house.database, { personId, limit: MOST_PASSKEYS })
  if (kept.length >= MOST_PASSKEYS) throw new Refused({ code: 'too_many_passkeys', facts: { most: MOST_PASSKEYS } })
  const { token, challenge } = await beginChallenge(house, personId)
  const options: Options = {
    challenge,
    rp: { id: site, name: 'Kantinekort' },
    user: { id: userHandleOf(house, personId), name: person.email, displayName: `${person.firstName} ${person.lastName}` },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
    timeout: CHALLENGE_LASTS_MS,
    excludeCredentials: kept.map(({ credentialId }) => ({ id: credentialId.toString('base64url'), type: 'public-key' })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  }
  return { options, token }
}

type Made = RouteBody<'POST /api/ways-in/passkeys/finish'>

/** @throws Refused sign_in_visit_over, passkey_not_valid, too_many_passkeys */
export async function keepPasskey(house: House, { personId, token, name, credential }: Made & { personId: string; token: string | null }): Promise<void> {
  const challenge = await endChallenge(house, { token, personId })
  const made = await verified(house, { challenge, credential })
  await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw new Refused('not_signed_in')
    if ((await passkeysOf(tx, { personId, limit: MOST_PASSKEYS })).length >= MOST_PASSKEYS)
      throw new Refused({ code: 'too_many_passkeys', facts: { most: MOST_PASSKEYS } })
    const passkey = { ...made, passkeyId: house.newId(), personId, name: name.trim() || '–', now: house.clock.now() }
    if (!(await insertPasskey(tx, passkey))) throw new Refused('passkey_not_valid')
    await queueMessage(tx, house, letterOfNewWayIn(house, person, passkey.name))
  })
  house.log('passkey added')
}

async function verified(
  house: House,
  { challenge, credential: { id, clientDataJSON, attestationObject } }: { challenge: string; credential: Made['credential'] },
): Promise<{ credentialId: Buffer; publicKey: Buffer; counter: number }> {
  try {
    const { verified: isTrue, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: new URL(house.publicUrl).origin,
      expectedRPID: siteOf(house) ?? '',
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (isTrue && registrationInfo) {
      const { credential } = registrationInfo
      return { credentialId: Buffer.from(credential.id, 'base64url'), publicKey: Buffer.from(credential.publicKey), counter: credential.counter }
    }
  } catch {
    // Whatever of it was not right: the answer is the same, and its text might hold what a device says of itself.
  }
  throw new Refused('passkey_not_valid')
}
