// A visit to a provider: begun here, finished here, once, in the same browser. State, nonce and verifier are derived
// from the token in the browser's cookie, so that the database holds nothing by which a visit could be finished.

import { Refused } from '../../contract/refusals.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken, hmac256, newToken } from '../keys.ts'
import type { Bindings, RelyingParty } from './provider.ts'
import { type App, insertVisit, takeVisit, type Visit } from './store.ts'

const VISIT_LASTS_MS = 15 * 60_000

export type Parties = ReadonlyMap<string, RelyingParty>

/** @throws Refused not_found, sign_in_provider_down, too_many_attempts */
export async function beginVisit(
  house: House,
  parties: Parties,
  { provider, app, personId, isStaff = false, address }: { provider: string; app: App; personId: string | null; isStaff?: boolean; address: string },
): Promise<{ address: string; token: string }> {
  const party = parties.get(provider)
  // Staff add theirs in the portal, where everybody's ways in are.
  if (!party || !(isFor(party, app) || (personId !== null && isStaff && isFor(party, 'office')))) throw new Refused('not_found')
  await countAttempt(house, limits.signInVisitFromAddress, networkOf(address))
  const token = newToken()
  const to = await party.addressFor(bindingsOf(house, token))
  const now = house.clock.now()
  await insertVisit(house.database, { tokenHash: hashOfToken(token), provider, app, personId, now, expiresAt: new Date(now.getTime() + VISIT_LASTS_MS) })
  return { address: to, token }
}

/** Takes a visit out, whatever comes of it: an answer is good for one try. @throws Refused sign_in_visit_over */
export async function endVisit(house: House, { token, provider }: { token: string | null; provider: string }): Promise<Visit & { bindings: Bindings }> {
  const visit = token === null ? null : await takeVisit(house.database, { tokenHash: hashOfToken(token), now: house.clock.now() })
  // An answer that comes to another provider's address than the one that was visited is somebody mixing two up.
  if (!visit || token === null || visit.provider !== provider) throw new Refused('sign_in_visit_over')
  return { ...visit, bindings: bindingsOf(house, token) }
}

export const isFor = ({ provider: { audiences } }: RelyingParty, app: App) => audiences.some((audience) => (audience === 'staff') === (app === 'office'))

function bindingsOf(house: House, token: string): Bindings {
  const key = house.keys.derive('sign-in visits')
  const [state, nonce, verifier] = ['state', 'nonce', 'verifier'].map((what) => hmac256(key, `${what}|${token}`).toString('base64url')) as [
    string,
    string,
    string,
  ]
  return { state, nonce, verifier }
}
