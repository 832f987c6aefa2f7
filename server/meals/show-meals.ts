// What the office sees of a school's meals.

import { Refused } from '../../contract/refusals.ts'
import type { RouteQuery, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { paymentsWaiting, showPayment } from './payments-store.ts'

export type MealsOfSchool = RouteReply<'GET /api/office/schools/:schoolId/meals'>
type Movements = RouteReply<'GET /api/office/schools/:schoolId/meals/movements'>
type Outstanding = RouteReply<'GET /api/office/schools/:schoolId/meals/outstanding'>

type Sums = Pick<MealsOfSchool, 'fundOre' | 'programmesOre' | 'outstandingOre' | 'outstandingCount' | 'fourEyesAboveOre'>

/** @throws Refused not_found */
export async function showMeals(db: Queryable, { schoolId, personId }: { schoolId: number; personId: string }): Promise<MealsOfSchool> {
  const sums = await firstRow<Sums>(
    db,
    sql`
      select coalesce(sum(kept_account.balance_ore) filter (where account.kind = 'meal_fund'), 0)::bigint as "fundOre",
        coalesce(sum(kept_account.balance_ore) filter (where account.kind = 'meal_programmes'), 0)::bigint as "programmesOre",
        min(operator.refund_four_eyes_above_ore) as "fourEyesAboveOre",
        (
          select coalesce(sum(standing.after_ore), 0)::bigint
          from ${lastAdvances(schoolId)} as standing
        ) as "outstandingOre",
        (
          select count(*)
          from ${lastAdvances(schoolId)} as standing
          where standing.after_ore > 0
        ) as "outstandingCount"
      from school
      join operator on operator.id = school.operator_id
      join account on account.school_id = ${schoolId}
      join kept_account on kept_account.school_id = ${schoolId} and kept_account.account_id = account.id
      where school.id = ${schoolId}
      group by school.id`,
  )
  if (!sums) throw new Refused('not_found')
  const products = await rows<MealsOfSchool['products'][number]>(
    db,
    sql`
      select product.id as "productId", product.name, category.name as "categoryName", product.price_ore as "priceOre", product.is_meal as "isMeal"
      from product
      join category on category.school_id = ${schoolId} and category.id = product.category_id
      where product.school_id = ${schoolId}
      and product.is_active
      order by category.position, category.name, product.position, product.name
      limit 1000`,
  )
  const waiting = await paymentsWaiting(db, schoolId)
  return { ...sums, policy: await policyOf(db, schoolId), products, waiting: waiting.map((payment) => showPayment(payment, personId)) }
}

const lastAdvances = (schoolId: number) => sql`(
  select distinct on (meal_entry.wallet_id) meal_entry.wallet_id, meal_entry.after_ore, meal_entry.meals_after
  from meal_entry
  where meal_entry.school_id = ${schoolId}
  and meal_entry.source = 'advance'
  order by meal_entry.wallet_id, meal_entry.number desc)`

async function policyOf(db: Queryable, schoolId: number): Promise<MealsOfSchool['policy']> {
  const found = await firstRow<Omit<NonNullable<MealsOfSchool['policy']>, 'decidedAt'> & { decidedAt: Date }>(
    db,
    sql`
      select meal_policy.is_on as "isOn", meal_policy.most_outstanding_ore as "mostOutstandingOre", meal_policy.most_a_day_ore as "mostADayOre",
        meal_policy.most_meals as "mostMeals", meal_policy.made_at as "decidedAt", person.first_name || ' ' || person.last_name as "decidedBy"
      from meal_policy
      join person on person.id = meal_policy.made_by_person_id
      where meal_policy.school_id = ${schoolId}
      order by meal_policy.number desc
      limit 1`,
  )
  return found && { ...found, decidedAt: found.decidedAt.toISOString() }
}

const MOVEMENTS_A_PAGE = 50

const KINDS = {
  meal_contribution: 'contribution',
  meal_withdrawal: 'withdrawal',
  meal_advance: 'advance',
  meal_subsidy: 'subsidy',
  meal_repaid: 'repaid',
  meal_given_back: 'given_back',
  meal_gift: 'gift',
  meal_gift_reversal: 'gift_taken_back',
} as const

/** @throws Refused not_found when `before` is no movement of the school */
export async function showMovements(
  house: House,
  { schoolId, account, before }: { schoolId: number } & RouteQuery<'GET /api/office/schools/:schoolId/meals/movements'>,
): Promise<Movements> {
  const { byKind } = await house.chartOf(house.database, schoolId)
  const accountId = account === 'fund' ? byKind.meal_fund : byKind.meal_programmes
  const from = before === undefined ? null : await bookedAt(house.database, { schoolId, eventId: before })
  if (before !== undefined && from === null) throw new Refused('not_found')
  const found = await rows<Omit<Movements['movements'][number], 'kind' | 'at'> & { kind: keyof typeof KINDS; at: Date }>(
    house.database,
    sql`
      select moved.event_id as "eventId", moved.kind, case when moved.credit_account_id = ${accountId} then moved.amount_ore else -moved.amount_ore end as "amountOre",
        moved.booked_at as at, pupil.first_name || ' ' || pupil.last_name as pupil, meal_payment.reason, person.first_name || ' ' || person.last_name as "by"
      from transfer as moved
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id in (moved.debit_account_id, moved.credit_account_id)
      left join meal_payment on meal_payment.school_id = ${schoolId} and meal_payment.id = moved.event_id
      left join person on person.id = meal_payment.asked_by_person_id
      where moved.school_id = ${schoolId}
      and moved.kind <> 'purchase'
      and moved.kind like 'meal_%'
      and ${accountId} in (moved.debit_account_id, moved.credit_account_id)
      and (${from}::timestamptz is null or (moved.booked_at, moved.event_id) < (${from}::timestamptz, ${before ?? null}::uuid))
      order by moved.booked_at desc, moved.event_id desc
      limit ${MOVEMENTS_A_PAGE + 1}`,
  )
  return {
    movements: found.slice(0, MOVEMENTS_A_PAGE).map((each) => ({ ...each, kind: KINDS[each.kind], at: each.at.toISOString() })),
    hasMore: found.length > MOVEMENTS_A_PAGE,
  }
}

async function bookedAt(db: Queryable, { schoolId, eventId }: { schoolId: number; eventId: string }): Promise<Date | null> {
  const found = await firstRow<{ at: Date }>(db, sql`select booked_at as at from transfer where school_id = ${schoolId} and event_id = ${eventId} and part = 1`)
  return found?.at ?? null
}

const MOST_PUPILS = 1_000

export async function showOutstanding(house: House, schoolId: number): Promise<Outstanding> {
  return outstandingIn(house.database, { schoolId, today: norwegianTime(house.clock.now()).date })
}

export async function outstandingIn(db: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<Outstanding> {
  const found = await rows<Omit<Outstanding['pupils'][number], 'since'> & { since: Date }>(
    db,
    sql`
      select standing.wallet_id as "walletId", pupil.id as "pupilId", pupil.first_name || ' ' || pupil.last_name as name, pupil.class_name as "className",
        standing.after_ore as "outstandingOre", standing.meals_after as meals, coalesce(pupil.enrolled_until < ${today}::date, false) as "hasLeft",
        (
          select min(since.made_at)
          from meal_entry as since
          where since.school_id = ${schoolId}
          and since.wallet_id = standing.wallet_id
          and since.source = 'advance'
          and since.number > coalesce((
            select max(settled.number)
            from meal_entry as settled
            where settled.school_id = ${schoolId}
            and settled.wallet_id = standing.wallet_id
            and settled.source = 'advance'
            and settled.after_ore = 0), 0)
        ) as since
      from ${lastAdvances(schoolId)} as standing
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = standing.wallet_id
      where standing.after_ore > 0
      order by standing.after_ore desc, pupil.last_name, pupil.first_name
      limit ${MOST_PUPILS}`,
  )
  return { pupils: found.map((each) => ({ ...each, since: each.since.toISOString() })) }
}
