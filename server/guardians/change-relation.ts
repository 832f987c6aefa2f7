// What changes of a relation that lasts: the school's terms, and what a pupil of age lets a guardian see.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Sight } from '../../contract/relation-words.ts'
import { transaction } from '../../database/transaction.ts'
import { addDays, isDay, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { policyOf, updatePupilLets, updateTerms, writePolicy } from '../relations/index.ts'
import { type FamilyView, type InPortal, isOfAge, showFamily } from './show-family.ts'
import { lockPupil, type PupilKey, pupilOfWallet } from './store.ts'

type Terms = PupilKey & RouteBody<'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms'> & { personId: string }

/** The last day counts to its end. @throws Refused not_found, day_has_passed */
export async function setTerms(house: House, { schoolId, pupilId, personId, terms, lastDay }: Terms): Promise<{ done: true }> {
  const now = house.clock.now()
  if (lastDay !== null && (!isDay(lastDay) || lastDay < norwegianTime(now).date)) throw new Refused('day_has_passed')
  const endsAt = lastDay === null ? null : startOfNorwegianDay(addDays(lastDay, 1))
  await transaction(house.database, async (tx) => {
    if (!(await lockPupil(tx, { schoolId, pupilId }))) throw new Refused('not_found')
    if (!(await updateTerms(tx, { schoolId, pupilId, personId, terms, endsAt, now }))) throw new Refused('not_found')
    // Limits of somebody who may set none hold no more: a till that sells alone fetches its list anew.
    await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
  })
  return { done: true }
}

/** @throws Refused not_found, sight_not_yours */
export async function letSee(house: House, { guardianId, sees, ...asked }: InPortal & { guardianId: string; sees: Sight }): Promise<FamilyView> {
  const { schoolId, walletId, standing } = asked
  await transaction(house.database, async (tx) => {
    const found = await pupilOfWallet(tx, { schoolId, walletId })
    const pupil = found && (await lockPupil(tx, found))
    if (!pupil) throw new Refused('not_found')
    if (standing.relation !== 'own' || !isOfAge(house, pupil.bornOn)) throw new Refused('sight_not_yours')
    if (!(await updatePupilLets(tx, { ...pupil, personId: guardianId, lets: sees, now: house.clock.now() }))) throw new Refused('not_found')
  })
  return showFamily(house, asked)
}

type Policy = RouteReply<'GET /api/office/schools/:schoolId/relation-policy'>

export async function setPolicy(house: House, { schoolId, byPersonId, ...policy }: Policy & { schoolId: number; byPersonId: string }): Promise<Policy> {
  await writePolicy(house.database, { schoolId, ...policy, byPersonId, now: house.clock.now() })
  return policyOf(house.database, schoolId)
}
