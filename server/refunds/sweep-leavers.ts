// What is left on a wallet when its pupil's time at the school is over goes back by itself: to each payer who is known,
// and where nobody is, it is set aside and people are asked. Nothing is kept because nobody asked for it.

import { norwegianTime } from '../../rules/norwegian-time.ts'
import { leftBy } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { askRefund } from './ask-refund.ts'
import { leaversWithMoney, walletsWithMoney } from './people-store.ts'

const MOST_IN_ONE_SWEEP = 200
const WALLETS_A_SLICE = 200
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Refunds those who have left, a bounded number at a time, and answers how many that was. */
export async function sweepLeavers(house: House, payments: Payments): Promise<number> {
  const today = norwegianTime(house.clock.now()).date
  let count = 0
  for (const wallet of await leaversWithMoney(house.database, { leftBy: leftBy(today), limit: MOST_IN_ONE_SWEEP })) {
    if (await giveAllBack(house, payments, { ...wallet, cause: 'left' })) count += 1
  }
  if (count > 0) house.log('leavers refunded', { count })
  return count
}

/** Prepares the refunds of everybody at a school that closes. What was prepared before is not prepared again. */
export async function refundSchool(house: House, payments: Payments, schoolId: number): Promise<{ count: number; amountOre: number }> {
  let [count, amountOre, after] = [0, 0, NOBODY]
  for (;;) {
    const slice = await walletsWithMoney(house.database, { schoolId, after, limit: WALLETS_A_SLICE })
    for (const wallet of slice) {
      const refund = await giveAllBack(house, payments, { ...wallet, cause: 'exit' })
      if (!refund) continue
      count += 1
      amountOre += refund.amountOre
    }
    const last = slice.at(-1)
    if (!last) return { count, amountOre }
    after = last.walletId
  }
}

const giveAllBack = (house: House, payments: Payments, { cause, ...wallet }: { schoolId: number; walletId: string; cause: 'left' | 'exit' }) =>
  askRefund(house, payments, { ...wallet, refundId: house.newId(), amountOre: 'all', payerPersonId: null, cause, askedByPersonId: null, note: null })
