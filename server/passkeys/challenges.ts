// What a device is asked to sign: derived from the token in the browser's cookie, good once and for five minutes, in that
// browser alone. And for which site: passkeys belong to a name, so at a bare address there are none.

import { isIP } from 'node:net'
import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import { hashOfToken, hmac256, newToken } from '../keys.ts'
import { insertChallenge, takeChallenge } from './store.ts'

export const CHALLENGE_LASTS_MS = 5 * 60_000

/** The name that passkeys here are for, or null where people reach us by an address alone. */
export function siteOf({ publicUrl }: House): string | null {
  const { hostname } = new URL(publicUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : null
}

export async function beginChallenge(house: House, personId: string | null): Promise<{ token: string; challenge: string }> {
  const token = newToken()
  const now = house.clock.now()
  await insertChallenge(house.database, { tokenHash: hashOfToken(token), personId, now, expiresAt: new Date(now.getTime() + CHALLENGE_LASTS_MS) })
  return { token, challenge: challengeOf(house, token) }
}

/** Answers what was asked, and takes it out whatever comes of it. @throws Refused sign_in_visit_over */
export async function endChallenge(house: House, { token, personId }: { token: string | null; personId: string | null }): Promise<string> {
  const asked = token === null ? null : await takeChallenge(house.database, { tokenHash: hashOfToken(token), now: house.clock.now() })
  if (token === null || !asked || asked.personId !== personId) throw new Refused('sign_in_visit_over')
  return challengeOf(house, token)
}

const challengeOf = (house: House, token: string) => hmac256(house.keys.derive('passkey challenges'), token).toString('base64url')

/** How a device knows whose a passkey is: nothing that one could find a person by. */
export const userHandleOf = (house: House, personId: string) => hmac256(house.keys.derive('passkey users'), personId).toString('base64url')
