// A till takes back what it sold. One transaction: lock the till's register, read its right again, open the day if this is
// its first entry, then book. The id makes it harmless to ask again.

import { createHash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { cashierOfSale } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { refuseByAge } from '../../rules/returns.ts'
import { openToday } from '../day-reports/index.ts'
import { asOf, type House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { lockRegisters } from '../journal/index.ts'
import { readReason } from '../reason.ts'
import { isTillToken } from '../tills/index.ts'
import { bookReturn, type BookedReturn } from './book-return.ts'
import { earlierReturn, isPurchase, purchaseOfTill } from './store.ts'

/** @throws Refused till_closed, not_found, day_is_over, return_too_late, return_more_than_left, total_does_not_add_up, cashier_not_signed_in, same_id_other_content */
export function returnPurchase(house: House, { till, ...body }: { till: Till } & RouteBody<'POST /api/till/returns'>): Promise<BookedReturn> {
  const { id: returnId, purchaseId, reason } = body
  // A word of explanation belongs to the reason that says nothing by itself.
  const note = reason === 'other' ? readReason(body.note ?? '') : null
  const requestHash = hashOf(till, body)
  return transaction(house.database, async (tx) => {
    const { schoolId, tillId } = till
    const [register] = await lockRegisters(tx, { schoolId, tillId })
    if (!register || !(await isTillToken(tx, till))) throw new Refused('till_closed')
    const earlier = await earlierReturn(tx, { schoolId, returnId })
    if (earlier) {
      if (!earlier.requestHash.equals(requestHash)) throw new Refused('same_id_other_content')
      return earlier.answer
    }
    if (await isPurchase(tx, { schoolId, id: returnId })) throw new Refused('same_id_other_content')
    const purchase = await purchaseOfTill(tx, { schoolId, tillId, purchaseId })
    if (!purchase) throw new Refused('not_found')
    const now = house.clock.now()
    const today = norwegianTime(now).date
    const standing = asOf(house, now)
    const tooOld = refuseByAge({ ...purchase, today })
    if (tooOld) throw new Refused(tooOld)
    const seller = cashierOfSale({ claimedId: null, today }, register)
    if ('refusal' in seller) throw new Refused(seller.refusal)
    const open = await openToday(tx, standing, register)
    const outcome = await bookReturn(tx, standing, {
      register: open,
      purchase,
      wish: { returnId, wanted: { lines: body.lines, totalOre: body.totalOre }, reason, note, requestHash, cashierId: seller.cashierId },
    })
    if ('refusal' in outcome) throw new Refused(outcome.refusal)
    return outcome.answer
  })
}

function hashOf({ tillId }: Till, { purchaseId, lines, totalOre, reason, note }: RouteBody<'POST /api/till/returns'>): Buffer {
  const asked = [tillId, purchaseId, totalOre, reason, note, lines.map(({ place, quantity }) => [place, quantity])]
  return createHash('sha256').update(JSON.stringify(asked)).digest().subarray(0, 16)
}
