// What a school has put into its fund and programmes, or wants to.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type MealPayment = RouteReply<'POST /api/office/schools/:schoolId/meals/payments'>

export type PaymentRow = Omit<MealPayment, 'isOwn' | 'askedAt'> & { askedByPersonId: string; askedAt: Date }

const PAYMENT = sql`
  select meal_payment.id as "paymentId", meal_payment.account, meal_payment.direction, meal_payment.amount_ore as "amountOre", meal_payment.reason,
    meal_payment.state, meal_payment.asked_by_person_id as "askedByPersonId", meal_payment.asked_at as "askedAt",
    asker.first_name || ' ' || asker.last_name as "askedBy", decider.first_name || ' ' || decider.last_name as "decidedBy"
  from meal_payment
  join person as asker on asker.id = meal_payment.asked_by_person_id
  left join person as decider on decider.id = meal_payment.decided_by_person_id`

type PaymentKey = { schoolId: number; paymentId: string }

export function paymentOf(db: Queryable, { schoolId, paymentId }: PaymentKey): Promise<PaymentRow | null> {
  return firstRow(db, sql`${PAYMENT} where meal_payment.school_id = ${schoolId} and meal_payment.id = ${paymentId}`)
}

/** Under lock, so that it is decided once. */
export async function lockPayment(tx: Queryable, { schoolId, paymentId }: PaymentKey): Promise<PaymentRow | null> {
  await tx.query(sql`select id from meal_payment where school_id = ${schoolId} and id = ${paymentId} for update`)
  return paymentOf(tx, { schoolId, paymentId })
}

/** Those that wait for a second person, oldest first. */
export function paymentsWaiting(db: Queryable, schoolId: number): Promise<PaymentRow[]> {
  return rows(
    db,
    sql`
      ${PAYMENT}
      where meal_payment.school_id = ${schoolId}
      and meal_payment.state = 'waiting'
      order by meal_payment.asked_at, meal_payment.id
      limit 100`,
  )
}

type NewPayment = PaymentKey & Pick<PaymentRow, 'account' | 'direction' | 'amountOre' | 'reason' | 'state'> & { personId: string; now: Date }

export async function insertPayment(tx: Queryable, made: NewPayment): Promise<void> {
  await tx.query(sql`
    insert into meal_payment (school_id, id, account, direction, amount_ore, reason, state, asked_by_person_id, asked_at, decided_at)
    values (${made.schoolId}, ${made.paymentId}, ${made.account}, ${made.direction}, ${made.amountOre}, ${made.reason}, ${made.state}, ${made.personId},
      ${made.now}, ${made.state === 'waiting' ? null : made.now})`)
}

export async function writeDecision(
  tx: Queryable,
  { schoolId, paymentId, state, personId, now }: PaymentKey & { state: 'booked' | 'declined'; personId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update meal_payment
      set state = ${state}, decided_by_person_id = ${personId}, decided_at = ${now}
      where school_id = ${schoolId}
      and id = ${paymentId}`,
  )
}

/** Above which sum a second person must say yes at a school; null: never. */
export async function fourEyesAbove(db: Queryable, schoolId: number): Promise<number | null> {
  const found = await firstRow<{ aboveOre: number | null }>(
    db,
    sql`
      select operator.refund_four_eyes_above_ore as "aboveOre"
      from school
      join operator on operator.id = school.operator_id
      where school.id = ${schoolId}`,
  )
  return found?.aboveOre ?? null
}

export const showPayment = ({ askedByPersonId, askedAt, ...payment }: PaymentRow, personId: string): MealPayment => ({
  ...payment,
  isOwn: askedByPersonId === personId,
  askedAt: askedAt.toISOString(),
})
