// How a person may sign in, as they see it themselves.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { deleteIdentity, identitiesOf, letterOfRemovedWayIn, lockPerson, personById, proveOneself } from '../people/index.ts'
import { passkeysOf } from '../passkeys/index.ts'
import { nameOf } from './strangers.ts'
import type { Parties } from './visits.ts'

const MOST_WAYS = 50

export async function showWaysIn(house: House, parties: Parties, personId: string): Promise<RouteReply<'GET /api/ways-in'>> {
  const person = await personById(house.database, personId)
  if (!person) throw new Refused('not_signed_in')
  const identities = await identitiesOf(house.database, { personId, limit: MOST_WAYS })
  return {
    hasPassword: person.passwordHash !== null,
    identities: identities.map(({ identityId, provider, madeAt, lastUsedAt }) => ({
      identityId,
      kind: parties.get(provider)?.provider.kind ?? 'other',
      name: nameOf(parties, provider),
      madeAt: madeAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  }
}

/** @throws Refused not_found, last_way_in, password_wrong, sign_in_anew, too_many_attempts */
export async function removeIdentity(
  house: House,
  parties: Parties,
  { personId, sessionToken, identityId, password }: { personId: string; sessionToken: string; identityId: string; password: string | null },
): Promise<void> {
  await proveOneself(house, { personId, sessionToken, password })
  await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw new Refused('not_signed_in')
    const removed = await deleteIdentity(tx, { personId, identityId })
    if (!removed) throw new Refused('not_found')
    const left = [...(await identitiesOf(tx, { personId, limit: 1 })), ...(await passkeysOf(tx, { personId, limit: 1 }))]
    if (person.passwordHash === null && left.length === 0) throw new Refused('last_way_in')
    await queueMessage(tx, house, letterOfRemovedWayIn(house, person, nameOf(parties, removed.provider)))
  })
}
