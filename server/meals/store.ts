// How it stands between wallets and what their school covers: the last entry of each chain, and the terms. A wallet's entries
// change only under the wallet's lock.

import { bigints, smallints, texts, uuids } from '../../database/binary-arrays.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { WalletKey } from '../../ledger/ledger.ts'
import type { AdvancePolicy, AdvanceState } from '../../rules/meal-advance.ts'
import type { ProgrammePeriod, ProgrammeTerms, PurseState } from '../../rules/meal-purse.ts'

export type MealSource = 'advance' | 'programme'

export type MealFactsRow = WalletKey & {
  policy: (AdvancePolicy & { number: number }) | null
  advance: (AdvanceState & { number: number }) | null
  programme: (ProgrammeTerms & { programmeId: string; isForMealsOnly: boolean; joinedOn: string }) | null
  /** How the purse in this programme stood last; null when it was never used. */
  purse: PurseState | null
  /** Of the wallet's last entry of any programme; 0 without one. */
  purseNumber: number
}

type FoundRow = WalletKey & {
  policyNumber: number | null
  isOn: boolean
  mostOutstandingOre: number
  mostADayOre: number
  mostMeals: number
  advanceNumber: number | null
  outstandingOre: number
  meals: number
  day: string
  dayOre: number
  programmeId: string | null
  amountOre: number
  period: ProgrammePeriod
  carryMostOre: number
  isForMealsOnly: boolean
  startsOn: string
  endsOn: string
  joinedOn: string
  purseNumber: number | null
  purseFrom: string | null
  purseOre: number
}

/** What decides what is covered for these wallets: one statement for a whole batch, each wallet by its keys. */
export async function mealFactsOf(tx: Queryable, keys: readonly WalletKey[]): Promise<MealFactsRow[]> {
  const { rows } = await tx.query<FoundRow>({
    name: 'meals-facts-of-wallets',
    text: `
      select wanted.school_id as "schoolId", wanted.wallet_id as "walletId",
        policy.number as "policyNumber", policy.is_on as "isOn", policy.most_outstanding_ore as "mostOutstandingOre",
        policy.most_a_day_ore as "mostADayOre", policy.most_meals as "mostMeals",
        advance.number as "advanceNumber", advance.after_ore as "outstandingOre", advance.meals_after as meals, advance.day, advance.day_after_ore as "dayOre",
        programme.id as "programmeId", programme.amount_ore as "amountOre", programme.period, programme.carry_most_ore as "carryMostOre",
        programme.is_for_meals_only as "isForMealsOnly", programme.starts_on as "startsOn", programme.ends_on as "endsOn", member.joined_on as "joinedOn",
        newest.number as "purseNumber", used.day as "purseFrom", used.after_ore as "purseOre"
      from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, wallet_id)
      left join lateral (
        select meal_policy.number, meal_policy.is_on, meal_policy.most_outstanding_ore, meal_policy.most_a_day_ore, meal_policy.most_meals
        from meal_policy
        where meal_policy.school_id = wanted.school_id
        order by meal_policy.number desc
        limit 1
      ) as policy on true
      left join lateral (
        select meal_entry.number, meal_entry.after_ore, meal_entry.meals_after, meal_entry.day, meal_entry.day_after_ore
        from meal_entry
        where meal_entry.school_id = wanted.school_id
        and meal_entry.wallet_id = wanted.wallet_id
        and meal_entry.source = 'advance'
        order by meal_entry.number desc
        limit 1
      ) as advance on true
      left join meal_programme_pupil as member on member.school_id = wanted.school_id and member.wallet_id = wanted.wallet_id and member.ended_at is null
      left join meal_programme as programme on programme.school_id = wanted.school_id and programme.id = member.programme_id
      left join lateral (
        select meal_entry.day, meal_entry.after_ore
        from meal_entry
        where meal_entry.school_id = wanted.school_id
        and meal_entry.wallet_id = wanted.wallet_id
        and meal_entry.source = 'programme'
        and meal_entry.programme_id = member.programme_id
        order by meal_entry.number desc
        limit 1
      ) as used on true
      left join lateral (
        select max(meal_entry.number) as number
        from meal_entry
        where meal_entry.school_id = wanted.school_id
        and meal_entry.wallet_id = wanted.wallet_id
        and meal_entry.source = 'programme'
        and member.programme_id is not null
      ) as newest on true`,
    values: [bigints(keys.map(({ schoolId }) => schoolId)), uuids(keys.map(({ walletId }) => walletId))],
  })
  return rows.map(readFacts)
}

function readFacts(row: FoundRow): MealFactsRow {
  const { schoolId, walletId, policyNumber, advanceNumber, programmeId } = row
  const { isOn, mostOutstandingOre, mostADayOre, mostMeals } = row
  const { outstandingOre, meals, day, dayOre } = row
  const { amountOre, period, carryMostOre, isForMealsOnly, startsOn, endsOn, joinedOn } = row
  return {
    schoolId,
    walletId,
    policy: policyNumber === null ? null : { number: policyNumber, isOn, mostOutstandingOre, mostADayOre, mostMeals },
    advance: advanceNumber === null ? null : { number: advanceNumber, outstandingOre, meals, day, dayOre },
    programme: programmeId === null ? null : { programmeId, amountOre, period, carryMostOre, isForMealsOnly, startsOn, endsOn, joinedOn },
    purse: row.purseFrom === null ? null : { periodFrom: row.purseFrom, leftOre: row.purseOre },
    purseNumber: row.purseNumber ?? 0,
  }
}

/** Whether a school covers anything at all; null when not. */
export function schoolCovers(db: Queryable, schoolId: number): Promise<{ advancesMeals: boolean; hasMealProgrammes: boolean } | null> {
  return firstRow(
    db,
    sql`
      select advances_meals as "advancesMeals", has_meal_programmes as "hasMealProgrammes"
      from school
      where id = ${schoolId}
      and (advances_meals or has_meal_programmes)`,
  )
}

/** How an advance stands; null when there never was one. Read under the wallet's lock where something follows from it. */
export async function advanceOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<(AdvanceState & { number: number }) | null> {
  return firstRow(
    db,
    sql`
      select number, after_ore as "outstandingOre", meals_after as meals, day, day_after_ore as "dayOre"
      from meal_entry
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and source = 'advance'
      order by number desc
      limit 1`,
  )
}

export type MealEntry = WalletKey & {
  source: MealSource
  number: number
  id: string
  kind: 'covered' | 'given_back' | 'repaid' | 'written_off'
  amountOre: number
  afterOre: number
  /** Of a programme: the first day of the period. */
  day: string
  mealsAfter?: number
  dayAfterOre?: number
  purchaseId?: string | null
  places?: readonly number[] | null
  policyNumber?: number | null
  programmeId?: string | null
  causeId?: string | null
  personId?: string | null
  reason?: string | null
}

/** Writes entries as a set. The database refuses a number that is taken: somebody was not under the wallet's lock. */
export async function insertMealEntries(tx: Queryable, entries: readonly MealEntry[], madeAt: Date): Promise<void> {
  if (entries.length === 0) return
  await tx.query({
    name: 'meals-insert-entries',
    text: `
      insert into meal_entry (school_id, wallet_id, source, number, id, kind, amount_ore, after_ore, day, meals_after, day_after_ore, purchase_id, places,
        policy_number, programme_id, cause_id, person_id, reason, made_at)
      select school_id, wallet_id, source, number, id, kind, amount_ore, after_ore, day::date, meals_after, day_after_ore, purchase_id,
        string_to_array(places, ',')::integer[], policy_number, programme_id, cause_id, person_id, reason, $19::timestamptz
      from unnest($1::bigint[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::smallint[],
        $11::bigint[], $12::uuid[], $13::text[], $14::bigint[], $15::uuid[], $16::uuid[], $17::uuid[], $18::text[])
        as row (school_id, wallet_id, source, number, id, kind, amount_ore, after_ore, day, meals_after, day_after_ore, purchase_id, places,
          policy_number, programme_id, cause_id, person_id, reason)`,
    values: [
      bigints(entries.map((entry) => entry.schoolId)),
      uuids(entries.map((entry) => entry.walletId)),
      texts(entries.map((entry) => entry.source)),
      bigints(entries.map((entry) => entry.number)),
      uuids(entries.map((entry) => entry.id)),
      texts(entries.map((entry) => entry.kind)),
      bigints(entries.map((entry) => entry.amountOre)),
      bigints(entries.map((entry) => entry.afterOre)),
      texts(entries.map((entry) => entry.day)),
      smallints(entries.map((entry) => entry.mealsAfter ?? 0)),
      bigints(entries.map((entry) => entry.dayAfterOre ?? 0)),
      uuids(entries.map((entry) => entry.purchaseId ?? null)),
      texts(entries.map((entry) => entry.places?.join(',') ?? null)),
      bigints(entries.map((entry) => entry.policyNumber ?? null)),
      uuids(entries.map((entry) => entry.programmeId ?? null)),
      uuids(entries.map((entry) => entry.causeId ?? null)),
      uuids(entries.map((entry) => entry.personId ?? null)),
      texts(entries.map((entry) => entry.reason ?? null)),
      madeAt,
    ],
  })
}
