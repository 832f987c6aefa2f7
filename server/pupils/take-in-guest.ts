// Somebody who eats at the school without being a pupil: a visitor until a day, or one who works there. They
// have a wallet and cards as pupils have, so that everything a card can do works for them too.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { enrolOnce } from './enrol-once.ts'
import { enrolPupil } from './enrol-pupil.ts'

type GuestWish = RouteBody<'POST /api/office/schools/:schoolId/guests'> & { schoolId: number }

/** @throws Refused same_id_other_content, day_has_passed, not_well_formed and those of enrolPupil */
export async function takeInGuest(house: House, { schoolId, id, ...wish }: GuestWish): Promise<RouteReply<'POST /api/office/schools/:schoolId/guests'>> {
  const { pupilId, walletId, firstName, lastName, enrolledUntil } = await enrolOnce(house, { schoolId, id, ...wish }, (tx, asked) => {
    const today = norwegianTime(house.clock.now()).date
    if (wish.kind === 'guest' && wish.enrolledUntil === null) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledUntil' } })
    if (wish.enrolledUntil !== null && wish.enrolledUntil < today) throw new Refused('day_has_passed')
    return enrolPupil(tx, house, { schoolId, ...wish, className: '', enrolledFrom: today, asked })
  })
  return { pupilId, walletId, kind: wish.kind, firstName, lastName, enrolledUntil }
}
