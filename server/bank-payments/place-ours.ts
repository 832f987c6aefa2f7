// What the bank tells of payments between businesses: our own payouts, paid or sent back, and the payouts of providers.
// They are known by what we or the provider called them, and have nothing to do with any KID.

import type { Queryable } from '../../database/connect.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { kidOn } from '../../rules/bank-payment.ts'
import type { House } from '../house.ts'
import { lineNamed, payLineByBank, payRunByBank, returnLineByBank } from '../payouts/index.ts'
import { expectedPayout } from '../settlements/index.ts'
import { type Decision, lockPayment, type PaymentRow, writeDecision } from './store.ts'

/** Places a payment that is one of these; answers its operator, or null when it is another's to place. */
export async function placeOurs(house: House, { paymentId, state }: { paymentId: string; state: 'new' | 'waiting' }): Promise<string | null> {
  try {
    // A whole file in one sum goes school by school first; its row is decided when all are done.
    const wholeFile = state === 'new' ? await payWholeFile(house, paymentId) : null
    return await transaction(house.database, async (tx) => {
      const payment = await lockPayment(tx, paymentId)
      if (payment?.state !== state) return null
      const decision = wholeFile ?? (state === 'new' ? await asLine(tx, house, payment) : null) ?? (await asSettlement(tx, payment))
      if (decision === null) return null
      await writeDecision(tx, { paymentId, decision, now: house.clock.now() })
      return payment.operatorId
    })
  } catch (error) {
    // Two bookings that name one payout: the first has it, and this one goes to a person.
    if (isUniqueViolation(error)) return null
    throw error
  }
}

async function payWholeFile(house: House, paymentId: string): Promise<Decision | null> {
  const payment = await transaction(house.database, (tx) => lockPayment(tx, paymentId))
  if (payment?.state !== 'new' || payment.direction !== 'out' || payment.isReversal || payment.endToEndId !== null) return null
  const paid = await payRunByBank(house, payment)
  return paid === null ? null : paid === 'paid' ? { state: 'payout' } : { state: 'waiting', why: paid }
}

async function asLine(tx: Queryable, house: House, payment: PaymentRow): Promise<Decision | null> {
  const line = await lineNamed(tx, payment)
  if (line === null) return null
  const isPaid = payment.direction === 'out' && !payment.isReversal
  // Money out that is taken back, and money in under a name of ours, are both a payment that came back.
  const why = isPaid ? await payLineByBank(tx, house, { line, ...payment }) : await returnLineByBank(tx, house, { line, ...payment })
  if (why !== null) return { state: 'waiting', why }
  return { state: isPaid ? 'payout' : 'payout_returned' }
}

async function asSettlement(tx: Queryable, payment: PaymentRow): Promise<Decision | null> {
  if (payment.direction !== 'in' || payment.isReversal || kidOn(payment) !== null) return null
  const lineId = await expectedPayout(tx, payment)
  return lineId === null ? null : { state: 'settlement', settlementLineId: lineId }
}
