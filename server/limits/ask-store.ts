// What a pupil asked to be let once, and what each guardian answered.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { lastsAt } from '../relations/index.ts'
import type { PupilKey } from './store.ts'

export type Answered = { personId: string; firstName: string; isYes: boolean }
export type AskRow = { askId: string; amountOre: number; products: string[]; forDay: string; askedAt: Date; isUsed: boolean; answers: Answered[] }

const selectAsks = sql`
  select limit_ask.id as "askId", limit_ask.amount_ore as "amountOre", limit_ask.for_day as "forDay", limit_ask.asked_at as "askedAt",
    limit_ask.used_by_purchase_id is not null as "isUsed", limit_ask.pupil_id as "pupilId",
    array(
      select product.name
      from product
      where product.school_id = limit_ask.school_id
      and product.id = any (limit_ask.product_ids)
      order by product.name) as products,
    coalesce((
      select json_agg(json_build_object('personId', limit_answer.person_id, 'firstName', person.first_name, 'isYes', limit_answer.is_yes)
        order by limit_answer.answered_at)
      from limit_answer
      join person on person.id = limit_answer.person_id
      where limit_answer.school_id = limit_ask.school_id
      and limit_answer.ask_id = limit_ask.id), '[]'::json) as answers
  from limit_ask`

/** The newest of a pupil. */
export function asksOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<AskRow[]> {
  return rows<AskRow & { pupilId?: string }>(
    db,
    sql`
      ${selectAsks}
      where limit_ask.school_id = ${schoolId}
      and limit_ask.pupil_id = ${pupilId}
      order by limit_ask.asked_at desc, limit_ask.id desc
      limit 10`,
  ).then((found) => found.map(({ pupilId: _own, ...ask }) => ask))
}

export function askBy(db: Queryable, { schoolId, askId }: { schoolId: number; askId: string }): Promise<(AskRow & { pupilId: string }) | null> {
  return firstRow(
    db,
    sql`
      ${selectAsks}
      where limit_ask.school_id = ${schoolId}
      and limit_ask.id = ${askId}`,
  )
}

export async function asksToday(db: Queryable, { schoolId, pupilId }: PupilKey, today: string): Promise<number> {
  const found = await firstRow<{ count: number }>(
    db,
    sql`
      select count(*) as count
      from limit_ask
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and for_day = ${today}::date`,
  )
  return found?.count ?? 0
}

type NewAsk = { askId: string; amountOre: number; productIds: readonly string[]; forDay: string; now: Date }

/** Products that the school does not have are left out. */
export async function insertAsk(tx: Queryable, { schoolId, pupilId }: PupilKey, ask: NewAsk): Promise<void> {
  await run(
    tx,
    sql`
      insert into limit_ask (school_id, id, pupil_id, amount_ore, product_ids, for_day, asked_at)
      values (${schoolId}, ${ask.askId}, ${pupilId}, ${ask.amountOre},
        array(select id from product where product.school_id = ${schoolId} and product.id = any (${[...ask.productIds]}::uuid[])),
        ${ask.forDay}::date, ${ask.now})`,
  )
}

/** False when this guardian has answered before. */
export async function insertAnswer(
  tx: Queryable,
  { schoolId, askId, personId, isYes, now }: { schoolId: number; askId: string; personId: string; isYes: boolean; now: Date },
): Promise<boolean> {
  const written = await run(
    tx,
    sql`
      insert into limit_answer (school_id, ask_id, person_id, is_yes, answered_at)
      values (${schoolId}, ${askId}, ${personId}, ${isYes}, ${now})
      on conflict do nothing`,
  )
  return written === 1
}

export type Asked = { personId: string; email: string; firstName: string; language: 'nb' | 'nn' | 'en' }

/** Those of these guardians that can be written to. */
export function addressesOf(db: Queryable, personIds: readonly string[]): Promise<Asked[]> {
  return rows(
    db,
    sql`
      select id as "personId", email, first_name as "firstName", language
      from person
      where id = any (${[...personIds]}::uuid[])
      and email_confirmed_at is not null
      order by id`,
  )
}

/** Whether somebody is a guardian of a pupil now and sets its limits. */
export async function isGuardian(db: Queryable, { schoolId, pupilId }: PupilKey, { personId, now }: { personId: string; now: Date }): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1
      from guardianship
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and may_limit
      and ${lastsAt(now)}`,
  )
  return found !== null
}
