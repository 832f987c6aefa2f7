// Somebody who eats at the school without being a pupil: a visitor until a day, or one who works there. They
// have a wallet and cards as pupils have, so that everything a card can do works for them too.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { enrolPupil } from './enrol-pupil.ts'
import { pupilOf, type PupilRow } from './store.ts'

type GuestWish = RouteBody<'POST /api/office/schools/:schoolId/guests'> & { schoolId: number }

/** @throws Refused day_has_passed, not_well_formed and those of enrolPupil */
export function takeInGuest(house: House, { schoolId, ...wish }: GuestWish): Promise<RouteReply<'POST /api/office/schools/:schoolId/guests'>> {
  const today = norwegianTime(house.clock.now()).date
  if (wish.kind === 'guest' && wish.enrolledUntil === null) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledUntil' } })
  if (wish.enrolledUntil !== null && wish.enrolledUntil < today) throw new Refused('day_has_passed')
  return transaction(house.database, async (tx) => {
    const { pupilId, walletId } = await enrolPupil(tx, house, { schoolId, ...wish, className: '', enrolledFrom: today })
    const { firstName, lastName, enrolledUntil } = (await pupilOf(tx, { schoolId, pupilId })) as PupilRow
    return { pupilId, walletId, kind: wish.kind, firstName, lastName, enrolledUntil }
  })
}
