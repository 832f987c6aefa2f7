import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { identitiesOf, letterOfRemovedWayIn, lockPerson, proveOneself } from '../people/index.ts'
import { MOST_PASSKEYS } from './add-passkey.ts'
import { siteOf } from './challenges.ts'
import { deleteExpiredChallenges, deletePasskey, passkeysOf } from './store.ts'

export async function showPasskeys(house: House, personId: string): Promise<RouteReply<'GET /api/ways-in/passkeys'>> {
  const kept = await passkeysOf(house.database, { personId, limit: MOST_PASSKEYS })
  return {
    isPossible: siteOf(house) !== null,
    passkeys: kept.map(({ passkeyId, name, madeAt, lastUsedAt }) => ({ passkeyId, name, madeAt: madeAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() })),
  }
}

/** @throws Refused not_found, last_way_in, password_wrong, sign_in_anew, too_many_attempts */
export async function removePasskey(
  house: House,
  { personId, sessionToken, passkeyId, password }: { personId: string; sessionToken: string; passkeyId: string; password: string | null },
): Promise<void> {
  await proveOneself(house, { personId, sessionToken, password })
  await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw new Refused('not_signed_in')
    const removed = await deletePasskey(tx, { personId, passkeyId })
    if (!removed) throw new Refused('not_found')
    const left = [...(await passkeysOf(tx, { personId, limit: 1 })), ...(await identitiesOf(tx, { personId, limit: 1 }))]
    if (person.passwordHash === null && left.length === 0) throw new Refused('last_way_in')
    await queueMessage(tx, house, letterOfRemovedWayIn(house, person, removed.name))
  })
}

const MOST_AT_ONCE = 2_000

/** Challenges that no device answered. */
export const forgetOldChallenges = (house: House): Promise<number> => deleteExpiredChallenges(house.database, { now: house.clock.now(), limit: MOST_AT_ONCE })
