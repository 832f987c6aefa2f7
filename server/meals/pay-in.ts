// The school's own money: into its meal fund or its programmes, and out again. The school owes the operator what it puts in
// (account 1575) until the accountant has settled it. A large sum waits for a second person, as a large refund does.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { sqlState, transaction } from '../../database/transaction.ts'
import { lockKeptAccounts } from '../../ledger/kept-accounts.ts'
import { post } from '../../ledger/ledger.ts'
import { needsFourEyes } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { fourEyesAbove, insertPayment, lockPayment, type MealPayment, paymentOf, type PaymentRow, showPayment, writeDecision } from './payments-store.ts'

type Wish = { schoolId: number; personId: string } & RouteBody<'POST /api/office/schools/:schoolId/meals/payments'>

/** The same id again gets the first answer. @throws Refused meal_fund_too_small, same_id_other_content, not_well_formed */
export async function payIn(house: House, { schoolId, personId, reason: written, ...wish }: Wish): Promise<MealPayment> {
  const reason = readReason(written, 'body/reason')
  // The least that an account of the school's can be given: a krone.
  if (wish.amountOre < 100) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/amountOre' } })
  const { paymentId } = wish
  try {
    return await transaction(house.database, async (tx) => {
      const earlier = await paymentOf(tx, { schoolId, paymentId })
      if (earlier) return sameAs(earlier, { ...wish, reason, personId })
      const now = house.clock.now()
      const state = needsFourEyes(wish.amountOre, await fourEyesAbove(tx, schoolId)) ? 'waiting' : 'booked'
      await insertPayment(tx, { ...wish, schoolId, personId, reason, state, now })
      if (state === 'booked') await move(tx, house, { schoolId, ...wish })
      house.log('meal money entered', { schoolId, account: wish.account, direction: wish.direction, amountOre: wish.amountOre, state })
      return showPayment((await paymentOf(tx, { schoolId, paymentId })) as PaymentRow, personId)
    })
  } catch (error) {
    // Of two that ask with the same id at once, or with an id that names something else.
    if (sqlState(error) !== '23505') throw error
    const earlier = await paymentOf(house.database, { schoolId, paymentId })
    if (!earlier) throw new Refused('same_id_other_content')
    return sameAs(earlier, { ...wish, reason, personId })
  }
}

function sameAs(earlier: PaymentRow, { personId, ...wish }: Pick<Wish, 'account' | 'direction' | 'amountOre' | 'reason' | 'personId'>): MealPayment {
  const isSame =
    earlier.account === wish.account && earlier.direction === wish.direction && earlier.amountOre === wish.amountOre && earlier.reason === wish.reason
  if (!isSame || earlier.askedByPersonId !== personId) throw new Refused('same_id_other_content')
  return showPayment(earlier, personId)
}

type Decision = { schoolId: number; paymentId: string; personId: string; says: 'yes' | 'no' }

/** @throws Refused not_found, meal_payment_decided, refund_not_by_yourself, meal_fund_too_small */
export function decidePayment(house: House, { personId, says, ...key }: Decision): Promise<MealPayment> {
  return transaction(house.database, async (tx) => {
    const payment = await lockPayment(tx, key)
    if (!payment) throw new Refused('not_found')
    if (payment.state !== 'waiting') throw new Refused('meal_payment_decided')
    if (says === 'yes' && payment.askedByPersonId === personId) throw new Refused('meal_payment_not_by_yourself')
    await writeDecision(tx, { ...key, state: says === 'yes' ? 'booked' : 'declined', personId, now: house.clock.now() })
    if (says === 'yes') await move(tx, house, { schoolId: key.schoolId, ...payment })
    house.log('meal money decided', { ...key, says })
    return showPayment((await paymentOf(tx, key)) as PaymentRow, personId)
  })
}

type Move = { schoolId: number } & Pick<PaymentRow, 'paymentId' | 'account' | 'direction' | 'amountOre'>

async function move(tx: Queryable, house: House, { schoolId, paymentId, account, direction, amountOre }: Move): Promise<void> {
  const now = house.clock.now()
  const { byKind } = await house.chartOf(tx, schoolId)
  const accountId = account === 'fund' ? byKind.meal_fund : byKind.meal_programmes
  const thereOre = (await lockKeptAccounts(tx, [{ schoolId, accountId }])).get(accountId) ?? 0
  if (direction === 'out' && amountOre > thereOre) throw new Refused({ code: 'meal_fund_too_small', facts: { thereOre } })
  const [kind, debitAccountId, creditAccountId] =
    direction === 'in'
      ? (['meal_contribution', byKind.meal_contributions, accountId] as const)
      : (['meal_withdrawal', accountId, byKind.meal_contributions] as const)
  await post(tx, new Map(), [{ schoolId, eventId: paymentId, part: 1, kind, debitAccountId, creditAccountId, amountOre, happenedAt: now }], now)
}
