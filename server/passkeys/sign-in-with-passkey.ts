// The device says whose passkey it is and signs what it was asked. Who is not known and what is wrong are answered the same.

import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { openSession, type SignedIn } from '../people/index.ts'
import { beginChallenge, CHALLENGE_LASTS_MS, endChallenge, siteOf, userHandleOf } from './challenges.ts'
import { lockPasskey, notePasskeyUsed, type PasskeyRow } from './store.ts'

type Asked = RouteReply<'POST /api/passkey-sign-ins'>['options']

/** @throws Refused too_many_attempts */
export async function askForPasskey(house: House, { address }: { address: string }): Promise<{ options: Asked; token: string | null }> {
  const rpId = siteOf(house)
  if (rpId === null) return { options: null, token: null }
  await countAttempt(house, limits.signInVisitFromAddress, networkOf(address))
  const { token, challenge } = await beginChallenge(house, null)
  // No list of passkeys: the device shows its own, and nobody learns whether an account has any.
  return { token, options: { challenge, rpId, timeout: CHALLENGE_LASTS_MS, userVerification: 'required', allowCredentials: [] } }
}

type Signed = RouteBody<'POST /api/passkey-sign-ins/finish'>['credential']

/** @throws Refused sign_in_visit_over, passkey_not_valid, too_many_attempts */
export async function signInWithPasskey(
  house: House,
  { token, credential, address }: { token: string | null; credential: Signed; address: string },
): Promise<SignedIn> {
  await countAttempt(house, limits.signInFromAddress, networkOf(address))
  const challenge = await endChallenge(house, { token, personId: null })
  return transaction(house.database, async (tx) => {
    const passkey = await lockPasskey(tx, Buffer.from(credential.id, 'base64url'))
    const counter = passkey && (await counterOf(house, { passkey, challenge, credential }))
    if (!passkey || counter === null) throw new Refused('passkey_not_valid')
    const { credentialId, personId } = passkey
    await notePasskeyUsed(tx, { credentialId, counter, now: house.clock.now() })
    return { personId, sessionToken: await openSession(tx, house, personId) }
  })
}

/** How often the device now says that it was used, or null when what it signed is not right: a counter that goes back is a copy. */
async function counterOf(
  house: House,
  { passkey, challenge, credential }: { passkey: PasskeyRow; challenge: string; credential: Signed },
): Promise<number | null> {
  const { id, clientDataJSON, authenticatorData, signature, userHandle } = credential
  if (userHandle !== null && userHandle !== userHandleOf(house, passkey.personId)) return null
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', response: { clientDataJSON, authenticatorData, signature }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: new URL(house.publicUrl).origin,
      expectedRPID: siteOf(house) ?? '',
      credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // Whatever of it was not right: the answer is the same.
    return null
  }
}
