// What a batch of purchases asks about limits: which there are, and what has been spent in their windows. Nothing is asked
// for wallets without any. It is asked under the wallets' locks, so two tills at once never spend the same left twice.

import { bigints, texts, uuids } from '../../database/binary-arrays.ts'
import type { Queryable } from '../../database/connect.ts'
import { type GuardianLimit, type LimitFacts, type MealHours, type OnceOnly, periodAt, type SpendingTerms, windowsAt } from '../../rules/spending-limits.ts'
import { instantOfNorwegianTime, norwegianTime } from '../../rules/norwegian-time.ts'

export type LimitedPupil = { schoolId: number; pupilId: string; walletId: string }
/** By the pupil's id. */
export type FoundLimits = Map<string, LimitFacts & { limits: GuardianLimit[] }>

/** The limits of these pupils with what has been spent. Whoever has none any more is not in it. */
export async function findLimits(tx: Queryable, pupils: readonly LimitedPupil[], now: Date): Promise<FoundLimits> {
  const found: FoundLimits = new Map()
  if (pupils.length === 0) return found
  const { date, time } = norwegianTime(now)
  const limits = await limitsOfPupils(tx, pupils, { now, date })
  if (limits.length === 0) return found
  const byPupil = Map.groupBy(limits, ({ pupilId }) => pupilId)
  const limited = pupils.filter(({ pupilId }) => byPupil.has(pupilId))
  const periods = limited.map(({ pupilId }) => periodAt(time.slice(0, 5), byPupil.get(pupilId)?.[0]?.periods ?? []))
  const spent = await spentBy(
    tx,
    limited.map(({ schoolId, walletId }, place) => ({ schoolId, walletId, meal: periods[place] ?? null })),
    now,
  )
  limited.forEach(({ pupilId }, place) => {
    found.set(pupilId, {
      limits: (byPupil.get(pupilId) ?? []).map(({ personId, terms, once }) => ({ personId, terms, once: once ?? [] })),
      spent: spent[place] as LimitFacts['spent'],
      time: time.slice(0, 5),
      periodId: periods[place]?.periodId ?? null,
    })
  })
  return found
}

/** Counts a purchase that was decided before it is written: the next one of the batch must see it. */
export function countIn(facts: LimitFacts & { limits: GuardianLimit[] }, { totalOre, lifted }: { totalOre: number; lifted: readonly string[] }): void {
  facts.spent = { dayOre: facts.spent.dayOre + totalOre, weekOre: facts.spent.weekOre + totalOre, mealOre: facts.spent.mealOre + totalOre }
  facts.limits = facts.limits.map((limit) => ({ ...limit, once: limit.once.filter(({ askId }) => !lifted.includes(askId)) }))
}

type LimitRow = { schoolId: number; pupilId: string; personId: string; terms: SpendingTerms; once: OnceOnly[] | null; periods: MealHours[] | null }

/** The limits that hold: of guardians of now, set while they were guardians, with what each has let once today. */
async function limitsOfPupils(tx: Queryable, pupils: readonly LimitedPupil[], { now, date }: { now: Date; date: string }): Promise<LimitRow[]> {
  const { rows } = await tx.query<LimitRow>({
    name: 'limits-of-pupils',
    text: `
      select spending_limit.school_id as "schoolId", spending_limit.pupil_id as "pupilId", spending_limit.person_id as "personId", spending_limit.terms,
        let.once, hours.periods
      from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, pupil_id)
      join spending_limit on spending_limit.school_id = wanted.school_id and spending_limit.pupil_id = wanted.pupil_id
      join guardianship on guardianship.school_id = spending_limit.school_id and guardianship.pupil_id = spending_limit.pupil_id
        and guardianship.person_id = spending_limit.person_id
      left join lateral (
        select json_agg(json_build_object('askId', limit_ask.id, 'amountOre', limit_ask.amount_ore, 'productIds', limit_ask.product_ids)
          order by limit_ask.asked_at, limit_ask.id) as once
        from limit_ask
        join limit_answer on limit_answer.school_id = limit_ask.school_id and limit_answer.ask_id = limit_ask.id
        where limit_ask.school_id = spending_limit.school_id
        and limit_ask.pupil_id = spending_limit.pupil_id
        and limit_ask.for_day = $4::date
        and limit_ask.used_by_purchase_id is null
        and limit_answer.person_id = spending_limit.person_id
        and limit_answer.is_yes) as let on true
      left join lateral (
        select json_agg(json_build_object('periodId', meal_period.id, 'from', to_char(meal_period.starts_at, 'HH24:MI'),
          'until', to_char(meal_period.ends_at, 'HH24:MI'))) as periods
        from meal_period
        where meal_period.school_id = spending_limit.school_id) as hours on true
      where guardianship.starts_at <= spending_limit.set_at
      and guardianship.may_limit
      and (guardianship.ends_at is null or guardianship.ends_at > $3::timestamptz)
      order by spending_limit.school_id, spending_limit.pupil_id, spending_limit.set_at, spending_limit.person_id`,
    values: [bigints(pupils.map(({ schoolId }) => schoolId)), uuids(pupils.map(({ pupilId }) => pupilId)), now, date],
  })
  return rows
}

/** Nobody buys so often in a week; whoever did has spent all of every limit. */
const MOST_IN_A_WEEK = 200

export type SpentAt = { schoolId: number; walletId: string; /** The hours of the day to sum, or none. */ meal: { from: string; until: string } | null }
type SpentRow = { place: number; dayOre: number; weekOre: number; mealOre: number; count: number }

/**
 * What these wallets have spent on the day and in the week of an instant, and in the hours asked for; less what came back of
 * the purchases of then, and less what a programme of the school's paid: a limit is on the family's own money, which an
 * advance is, too. It looks at a wallet's newest movements alone, by the index of its history.
 */
export async function spentBy(db: Queryable, wanted: readonly SpentAt[], now: Date): Promise<{ dayOre: number; weekOre: number; mealOre: number }[]> {
  const { dayFrom, weekFrom, date } = windowsAt(now, null)
  const at = (time: string) => instantOfNorwegianTime({ date, time: `${time}:00` }).toISOString()
  const { rows } = await db.query<SpentRow>({
    name: 'limits-spent-by',
    text: `
      select wanted.place,
        coalesce(sum(moved.amount_ore) filter (where moved.happened_at >= $5::timestamptz), 0)::bigint as "dayOre",
        coalesce(sum(moved.amount_ore), 0)::bigint as "weekOre",
        coalesce(sum(moved.amount_ore) filter (where moved.happened_at >= wanted.meal_from::timestamptz and moved.happened_at < wanted.meal_until::timestamptz), 0)::bigint as "mealOre",
        count(*) filter (where moved.amount_ore > 0) as count
      from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[]) with ordinality as wanted (school_id, wallet_id, meal_from, meal_until, place)
      left join lateral (
        select paid.happened_at, paid.amount_ore
        from (
          select transfer.kind, transfer.happened_at, transfer.amount_ore
          from transfer
          where transfer.school_id = wanted.school_id
          and transfer.debit_account_id = wanted.wallet_id
          and transfer.debit_version is not null
          order by transfer.debit_version desc
          limit ${MOST_IN_A_WEEK}) as paid
        where paid.kind in ('purchase', 'purchase_on_debt')
        and paid.happened_at >= $6::timestamptz
        and paid.happened_at <= $7::timestamptz
        union all
        select purchase.happened_at, -came.amount_ore
        from (
          select transfer.school_id, transfer.kind, transfer.event_id, transfer.amount_ore
          from transfer
          where transfer.school_id = wanted.school_id
          and transfer.credit_account_id = wanted.wallet_id
          and transfer.credit_version is not null
          order by transfer.credit_version desc
          limit ${MOST_IN_A_WEEK}) as came
        join purchase_return on purchase_return.school_id = came.school_id and purchase_return.id = came.event_id
        join purchase on purchase.school_id = purchase_return.school_id and purchase.id = purchase_return.purchase_id
        where came.kind = 'return'
        and purchase.happened_at >= $6::timestamptz
        and purchase.happened_at <= $7::timestamptz
        union all
        select covered.made_at, case entry.kind when 'covered' then -entry.amount_ore else entry.amount_ore end
        from (
          select meal_entry.school_id, meal_entry.purchase_id, meal_entry.kind, meal_entry.amount_ore
          from meal_entry
          where meal_entry.school_id = wanted.school_id
          and meal_entry.wallet_id = wanted.wallet_id
          and meal_entry.source = 'programme'
          order by meal_entry.number desc
          limit ${MOST_IN_A_WEEK}) as entry
        join meal_entry as covered on covered.school_id = entry.school_id and covered.purchase_id = entry.purchase_id and covered.kind = 'covered'
        where covered.source = 'programme'
        and covered.made_at >= $6::timestamptz
        and covered.made_at <= $7::timestamptz) as moved on true
      group by wanted.place
      order by wanted.place`,
    values: [
      bigints(wanted.map(({ schoolId }) => schoolId)),
      uuids(wanted.map(({ walletId }) => walletId)),
      texts(wanted.map(({ meal }) => (meal === null ? null : at(meal.from)))),
      texts(wanted.map(({ meal }) => (meal === null ? null : at(meal.until)))),
      dayFrom,
      weekFrom,
      // A sale that was made alone is held against what was spent before it.
      now,
    ],
  })
  return rows.map(({ dayOre, weekOre, mealOre, count }) => (count >= MOST_IN_A_WEEK ? ALL_OF_IT : { dayOre, weekOre, mealOre }))
}

const ALL_OF_IT = { dayOre: Number.MAX_SAFE_INTEGER, weekOre: Number.MAX_SAFE_INTEGER, mealOre: Number.MAX_SAFE_INTEGER }
