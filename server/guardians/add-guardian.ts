// The office gives a guardian access to a pupil's wallet: with what they may, and from when until when. Somebody new gets a link
// to choose a password; somebody who has one is told.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { daysRefusal, spanOf } from '../../rules/relation-days.ts'
import { approverOf, termsToOffer } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { findOrMakePerson, personById, welcomeGuardian } from '../people/index.ts'
import { insertGuardianship, insertRequest, policyOf, relationSpan } from '../relations/index.ts'
import { tellOfGuardian, tellPupilOfRequest } from './letters.ts'
import { lockPupil } from './store.ts'

type Route = 'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians'
export type GuardianWish = RouteBody<Route> & {
  schoolId: number
  pupilId: string
  /** Somebody new is written to in the language of whoever invites. */
  invitedByPersonId?: string
}

/**
 * Somebody whom a pupil who is old enough has not said yes to waits, and is written to when the pupil has. Whoever is a guardian
 * already keeps the day they began and what they may, unless it is said anew, and is written to once more.
 * @throws Refused `not_found` (the pupil), `email_not_valid`, `name_not_valid`, `email_taken` (it is the pupil's own),
 *   `day_has_passed`, `relation_days_not_valid`
 */
export async function addGuardian(
  house: House,
  { schoolId, pupilId, invitedByPersonId, terms, firstDay = null, lastDay = null, ...wish }: GuardianWish,
): Promise<RouteReply<Route> & { personId: string }> {
  const now = house.clock.now()
  const today = norwegianTime(now).date
  const refusal = daysRefusal({ firstDay, lastDay }, today)
  if (refusal) throw new Refused(refusal)
  const span = spanOf({ firstDay, lastDay }, now)
  return transaction(house.database, async (tx) => {
    const pupil = await lockPupil(tx, { schoolId, pupilId })
    if (!pupil) throw new Refused('not_found')
    // Whoever is a guardian cannot become a pupil by that address any more.
    if (pupil.email !== null && wish.email.trim().toLowerCase() === pupil.email.toLowerCase()) throw new Refused('email_taken')
    const inviter = invitedByPersonId === undefined ? null : await personById(tx, invitedByPersonId)
    const { personId } = await findOrMakePerson(tx, house, { ...wish, language: inviter?.language ?? 'nb' })
    if (personId === pupil.personId) throw new Refused('email_taken')
    const key = { schoolId, pupilId, personId }
    const before = await relationSpan(tx, { ...key, now })
    const policy = await policyOf(tx, schoolId)
    const given = terms ?? termsToOffer({ bornOn: pupil.bornOn, today, policy })
    if (!before && approverOf(policy, { bornOn: pupil.bornOn, today, hasProfile: pupil.personId !== null, way: 'office' }) === 'pupil') {
      const isAsked = await insertRequest(tx, { ...key, requestId: house.newId(), way: 'office', waitsFor: 'pupil', terms: given, span, now })
      if (isAsked) await tellPupilOfRequest(tx, house, pupil, personId)
      return { personId, outcome: 'waits_for_pupil' }
    }
    if (!before || terms !== undefined) await insertGuardianship(tx, { ...key, terms: given, ...span, now })
    await welcomeGuardian(tx, house, key)
    if (!before) await tellOfGuardian(tx, house, pupil, personId)
    const { startsAt } = (await relationSpan(tx, { ...key, now })) ?? span
    return { personId, outcome: startsAt.getTime() > now.getTime() ? 'starts_later' : 'started' }
  })
}
