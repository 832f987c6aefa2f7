// What changes of a relation that lasts: the school's terms, and what a pupil of age lets a guardian see.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Sight } from '../../contract/relation-words.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { daysRefusal, spanOf } from '../../rules/relation-days.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { policyOf, relationSpan, updatePupilLets, updateTerms, writePolicy } from '../relations/index.ts'
import { type FamilyView, type InPortal, isOfAge, showFamily } from './show-family.ts'
import { lockPupil, type PupilKey, pupilOfWallet } from './store.ts'

type Terms = PupilKey & RouteBody<'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms'> & { personId: string }

/** The last day counts to its end; the first moves only while it is still to come. @throws Refused not_found, day_has_passed, relation_days_not_valid, relation_has_begun */
export async function setTerms(house: House, { schoolId, pupilId, personId, terms, firstDay, lastDay }: Terms): Promise<{ done: true }> {
  const now = house.clock.now()
  const refusal = daysRefusal({ firstDay, lastDay }, norwegianTime(now).date)
  if (refusal) throw new Refused(refusal)
  await transaction(house.database, async (tx) => {
    if (!(await lockPupil(tx, { schoolId, pupilId }))) throw new Refused('not_found')
    const key = { schoolId, pupilId, personId }
    const before = await relationSpan(tx, { ...key, now })
    if (!before) throw new Refused('not_found')
    const hasBegun = before.startsAt.getTime() <= now.getTime()
    if (hasBegun && firstDay !== null) throw new Refused('relation_has_begun')
    const { startsAt, endsAt } = spanOf({ firstDay, lastDay }, now)
    await updateTerms(tx, { ...key, terms, startsAt: hasBegun ? null : startsAt, endsAt, now })
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
