// A way in is given to somebody who has shown who they are: by password, by a code sent to the account's own address, or
// by confirming a registration. They are told, so that a stranger's way in does not stay unseen.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { becomePupil } from '../profiles/index.ts'
import { type FeidePupil, type Identity, insertIdentity, keepFeidePerson, personOfIdentity, pupilsByFeideNames } from './identity-store.ts'
import { letterOfNewWayIn } from './letters.ts'
import type { Person } from './store.ts'

/** @throws Refused identity_taken, identity_held_already */
export async function giveIdentity(
  tx: Queryable,
  house: House,
  { person, identity, providerName }: { person: Pick<Person, 'personId' | 'email' | 'firstName' | 'language'>; identity: Identity; providerName: string },
): Promise<void> {
  const given = await insertIdentity(tx, { ...identity, identityId: house.newId(), personId: person.personId, now: house.clock.now() })
  if (!given) throw new Refused((await personOfIdentity(tx, identity)) === person.personId ? 'identity_held_already' : 'identity_taken')
  await queueMessage(tx, house, letterOfNewWayIn(house, person, providerName))
}

/** Makes somebody the pupil whose Feide name they came by; false where they may not be, or the pupil is somebody's. */
export async function becomeFeidePupil(
  tx: Queryable,
  { schoolId, pupilId, kind, personId }: Pick<FeidePupil, 'schoolId' | 'pupilId' | 'kind'> & { personId: string },
): Promise<boolean> {
  if (!(await becomePupil(tx, { schoolId, pupilId, kind, personId }))) return false
  await keepFeidePerson(tx, { schoolId, pupilId, personId })
  return true
}

const MOST_PUPILS = 20

/** Makes somebody with a Feide identity the pupils whose schools have confirmed their Feide name, a school at a time. A pupil with a profile stays whose they are. */
export async function becomePupilsByFeide(house: House, { personId, feideNames }: { personId: string; feideNames: readonly string[] }): Promise<void> {
  if (feideNames.length === 0) return
  const free = (await pupilsByFeideNames(house.database, { names: feideNames, limit: MOST_PUPILS })).filter((pupil) => pupil.personId === null)
  for (const pupil of free) await transaction(house.database, (tx) => becomeFeidePupil(tx, { ...pupil, personId }))
}
