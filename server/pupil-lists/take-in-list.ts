// A class list is taken in as it was looked at, in one transaction: whole or not at all. The school is locked first, so that lists
// come one at a time, and then its pupils in the order of their ids.

import { hash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { openWallets } from '../../ledger/ledger.ts'
import { addDays, isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import { isManyToEnd, isMove, type ListPlan } from '../../rules/pupil-list-plan.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { giveProfiles } from '../profiles/index.ts'
import { adultEmailsOf, decidedPlanOf, planOf, readLines } from './plan.ts'
import { insertList, listOf, lockSchool, lockStandingPupils } from './store.ts'
import { confirmFeideNames, endPupils, insertPupils, updatePupils } from './write-store.ts'

type Wish = RouteBody<'POST /api/office/schools/:schoolId/pupil-lists'>
type Taken = RouteReply<'POST /api/office/schools/:schoolId/pupil-lists'>
type Asked = { schoolId: number; wish: Wish; feideOrgs: readonly string[]; personId: string }

/** A first or last day may be so far from today. */
const MOST_DAYS_AWAY = 366

/** @throws Refused not_found, not_well_formed, same_id_other_content, pupil_list_outdated, pupil_decided_twice, pupil_list_has_faults, pupil_list_ends_many */
export async function takeInList(house: House, asked: Asked): Promise<Taken> {
  const taken = await transaction(house.database, (tx) => takeInListIn(tx, house, asked)).catch((error: unknown) => {
    // Somebody has registered with an address of the list since.
    throw isUniqueViolation(error) ? new Refused('pupil_list_outdated') : error
  })
  house.log('class list taken in', { schoolId: asked.schoolId, listed: taken.listed, added: taken.added, ended: taken.ended })
  return taken
}

async function takeInListIn(tx: Queryable, house: House, { schoolId, wish, feideOrgs, personId }: Asked): Promise<Taken> {
  const now = house.clock.now()
  const today = norwegianTime(now).date
  const contentHash = hash('sha256', JSON.stringify({ ...wish, personId }), 'buffer')
  const school = await lockSchool(tx, schoolId)
  if (!school) throw new Refused('not_found')
  const key = { schoolId, listId: wish.id }
  const before = await listOf(tx, key)
  if (before !== null) {
    if (!before.contentHash.equals(contentHash)) throw new Refused('same_id_other_content')
    return before.taken
  }
  for (const what of ['firstDay', 'lastDay'] as const) {
    const day = wish[what]
    if (day !== null && !isNear(day, today)) throw new Refused({ code: 'not_well_formed', facts: { where: `body/${what}` } })
  }
  const listed = readLines(wish.lines, now)
  const held = {
    listed,
    standing: await lockStandingPupils(tx, schoolId),
    school: { today, pupilEmailDomain: school.pupilEmailDomain, feideOrgs, adultEmails: await adultEmailsOf(tx, listed) },
  }
  const { plan: seen, planId } = planOf(held)
  if (planId !== wish.planId) throw new Refused('pupil_list_outdated')
  const plan = decidedPlanOf(held, wish.decisions)
  if (countTwice(plan) > countTwice(seen)) throw new Refused('pupil_decided_twice')
  const endCount = wish.lastDay === null ? 0 : checkEnds(plan, wish)
  await write(tx, house, { schoolId, plan, wish, now })
  const movedCount = plan.changed.filter(({ changes }) => changes.some(isMove)).length
  await insertList(tx, {
    ...key,
    contentHash,
    personId,
    now,
    listed: wish.lines.length + wish.unreadCount,
    added: plan.added.length,
    moved: movedCount,
    changed: plan.changed.length - movedCount,
    unchanged: plan.unchangedCount,
    ended: endCount,
    leftOut: plan.undecidedCount + plan.faults.length + wish.unreadCount,
  })
  return ((await listOf(tx, key)) as { taken: Taken }).taken
}

const countTwice = ({ faults }: ListPlan) => faults.filter(({ why }) => why === 'same_pupil_twice').length

const isNear = (day: string, today: string) => isDay(day) && day >= addDays(today, -MOST_DAYS_AWAY) && day <= addDays(today, MOST_DAYS_AWAY)

/** How many end. Nobody does by a list of which something could not be read, and no large part of a school by one word. */
function checkEnds({ missing, faults, presentCount }: ListPlan, { unreadCount, endsMany }: Wish): number {
  if (missing.length === 0) return 0
  if (unreadCount > 0 || faults.length > 0) throw new Refused('pupil_list_has_faults')
  if (isManyToEnd(missing.length, presentCount) && !endsMany)
    throw new Refused({ code: 'pupil_list_ends_many', facts: { endCount: missing.length, presentCount } })
  return missing.length
}

async function write(tx: Queryable, house: House, { schoolId, plan, wish, now }: { schoolId: number; plan: ListPlan; wish: Wish; now: Date }): Promise<void> {
  const added = plan.added.map((listed) => ({ ...listed, pupilId: house.newId(), walletId: house.newId() }))
  await openWallets(tx, { schoolId, walletIds: added.map(({ walletId }) => walletId), madeAt: now })
  await insertPupils(tx, { schoolId, pupils: added, enrolledFrom: wish.firstDay, now })
  await updatePupils(tx, { schoolId, changed: plan.changed, now })
  const gets = (what: 'email' | 'feideName') => [
    ...added.flatMap((pupil) => (pupil[what] === null ? [] : [{ pupilId: pupil.pupilId, text: pupil[what] }])),
    ...plan.changed.flatMap(({ pupil: { pupilId }, changes }) =>
      changes.flatMap(({ what: fact, after }) => (fact === what && after !== null ? [{ pupilId, text: after }] : [])),
    ),
  ]
  await giveProfiles(tx, { schoolId, pupils: gets('email').map(({ pupilId, text }) => ({ pupilId, kind: 'pupil', email: text })) })
  await confirmFeideNames(tx, { schoolId, names: gets('feideName') })
  if (wish.lastDay !== null) await endPupils(tx, { schoolId, pupilIds: plan.missing.map(({ pupilId }) => pupilId), lastDay: wish.lastDay })
  const tillsMustHear = wish.lastDay !== null || plan.changed.some(({ changes }) => changes.some(({ what }) => what === 'bornOn' || what === 'enrolledUntil'))
  if (tillsMustHear) await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
}
