// The SQL of payout runs. A run is an operator's and global; its lines, and the parts in them, are the schools'.

import type { LineFailure } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Pain001Version } from '../bank-files/index.ts'

export type RunRow = {
  runId: string
  operatorId: string
  messageId: string
  accountNumber: string
  version: Pain001Version
  payOn: string
  state: 'collecting' | 'frozen' | 'empty'
  lineCount: number
  amountOre: number
  madeAt: Date
  frozenAt: Date | null
}

const runColumns = sql`
  payout_run.id as "runId", payout_run.operator_id as "operatorId", payout_run.message_id as "messageId", payout_run.account_number as "accountNumber",
  payout_run.version, payout_run.pay_on as "payOn", payout_run.state, payout_run.line_count as "lineCount", payout_run.amount_ore as "amountOre",
  payout_run.made_at as "madeAt", payout_run.frozen_at as "frozenAt"`

export type NewRun = Pick<RunRow, 'runId' | 'operatorId' | 'messageId' | 'accountNumber' | 'version' | 'payOn'> & { personId: string; now: Date }

/** Writes a new run, unless it is there. */
export async function insertRun(tx: Queryable, { runId, operatorId, messageId, accountNumber, version, payOn, personId, now }: NewRun): Promise<void> {
  await run(
    tx,
    sql`
      insert into payout_run (id, operator_id, message_id, account_number, version, pay_on, state, made_by, made_at)
      values (${runId}, ${operatorId}, ${messageId}, ${accountNumber}, ${version}, ${payOn}, 'collecting', ${personId}, ${now})
      on conflict (id) do nothing`,
  )
}

export async function runOf(db: Queryable, runId: string): Promise<RunRow | null> {
  return firstRow(db, sql`select ${runColumns} from payout_run where payout_run.id = ${runId}`)
}

/** 'share': nobody freezes it meanwhile. 'update': nobody adds to it meanwhile. */
export async function lockRun(tx: Queryable, runId: string, how: 'share' | 'update'): Promise<RunRow | null> {
  return firstRow(tx, sql`select ${runColumns} from payout_run where payout_run.id = ${runId} ${how === 'share' ? sql`for share` : sql`for update`}`)
}

export async function writeFrozen(
  tx: Queryable,
  { runId, lineCount, amountOre, sealedFile, now }: { runId: string; lineCount: number; amountOre: number; sealedFile: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update payout_run
      set state = 'frozen', line_count = ${lineCount}, amount_ore = ${amountOre}, sealed_file = ${sealedFile}, frozen_at = ${now}
      where id = ${runId}`,
  )
}

export async function writeEmpty(tx: Queryable, runId: string): Promise<void> {
  await run(tx, sql`update payout_run set state = 'empty' where id = ${runId}`)
}

export async function sealedFileOf(db: Queryable, runId: string): Promise<string | null> {
  const found = await firstRow<{ sealedFile: string | null }>(db, sql`select sealed_file as "sealedFile" from payout_run where id = ${runId}`)
  return found?.sealedFile ?? null
}

export async function runsOf(db: Queryable, { operatorId, limit }: { operatorId: string; limit: number }): Promise<RunRow[]> {
  return rows(
    db,
    sql`
      select ${runColumns}
      from payout_run
      where payout_run.operator_id = ${operatorId}
      and payout_run.state <> 'empty'
      order by payout_run.made_at desc, payout_run.id desc
      limit ${limit}`,
  )
}

export type OperatorFacts = { operatorId: string; name: string; organisationNumber: string; fourEyesAboveOre: number | null }

export async function operatorOf(db: Queryable, operatorId: string): Promise<OperatorFacts | null> {
  return firstRow(
    db,
    sql`
      select id as "operatorId", name, organisation_number as "organisationNumber", refund_four_eyes_above_ore as "fourEyesAboveOre"
      from operator
      where id = ${operatorId}`,
  )
}

export async function writeFourEyes(db: Queryable, { operatorId, aboveOre }: { operatorId: string; aboveOre: number | null }): Promise<void> {
  await run(db, sql`update operator set refund_four_eyes_above_ore = ${aboveOre} where id = ${operatorId}`)
}

export async function schoolsOf(db: Queryable, operatorId: string): Promise<{ schoolId: number; name: string }[]> {
  return rows(
    db,
    sql`
      select id as "schoolId", name
      from school
      where operator_id = ${operatorId}
      order by id
      limit 2000`,
  )
}

const IS_READY = sql`
  refund_part.state = 'to_account'
  and (refund_part.account_number is not null or payout_account.id is not null)`

/** What could go into a file now. */
export async function readySum(db: Queryable, { schoolIds, now }: { schoolIds: readonly number[]; now: Date }): Promise<{ count: number; amountOre: number }> {
  const found = await firstRow<{ count: number; amountOre: number }>(
    db,
    sql`
      select count(*)::int as count, coalesce(sum(refund_part.amount_ore), 0)::bigint as "amountOre"
      from refund_part
      left join payout_account on payout_account.person_id = refund_part.payer_person_id and payout_account.ended_at is null and payout_account.usable_at <= ${now}
      where refund_part.school_id = any (${[...schoolIds]}::bigint[])
      and ${IS_READY}`,
  )
  return found ?? { count: 0, amountOre: 0 }
}

export type ReadyPart = { partId: string; accountNumber: string; payerPersonId: string | null; payeeName: string | null; amountOre: number }

/** The parts of a school that are ready, under lock, in id order. */
export async function lockReady(tx: Queryable, { schoolId, now, limit }: { schoolId: number; now: Date; limit: number }): Promise<ReadyPart[]> {
  return rows(
    tx,
    sql`
      select refund_part.id as "partId", coalesce(refund_part.account_number, payout_account.account_number) as "accountNumber",
        refund_part.payer_person_id as "payerPersonId", coalesce(person.first_name || ' ' || person.last_name, bank_payment.payer_name) as "payeeName",
        refund_part.amount_ore as "amountOre"
      from refund_part
      left join payout_account on payout_account.person_id = refund_part.payer_person_id and payout_account.ended_at is null and payout_account.usable_at <= ${now}
      left join person on person.id = refund_part.payer_person_id
      left join bank_payment on bank_payment.id = refund_part.bank_payment_id
      where refund_part.school_id = ${schoolId}
      and ${IS_READY}
      order by refund_part.id
      limit ${limit}
      for no key update of refund_part`,
  )
}

export type LineRow = {
  lineId: string
  schoolId: number
  runId: string
  payeePersonId: string | null
  payeeName: string
  accountNumber: string
  amountOre: number
  state: 'in_run' | 'paid' | 'failed'
  why: LineFailure | null
  decidedAt: Date | null
}

const lineColumns = sql`
  payout_line.id as "lineId", payout_line.school_id as "schoolId", payout_line.run_id as "runId", payout_line.payee_person_id as "payeePersonId",
  payout_line.payee_name as "payeeName", payout_line.account_number as "accountNumber", payout_line.amount_ore as "amountOre", payout_line.state,
  payout_line.why, payout_line.decided_at as "decidedAt"`

export type NewLine = Pick<LineRow, 'lineId' | 'schoolId' | 'runId' | 'payeePersonId' | 'payeeName' | 'accountNumber' | 'amountOre'> & { now: Date }

export async function insertLine(tx: Queryable, { lineId, schoolId, runId, payeePersonId, payeeName, accountNumber, amountOre, now }: NewLine): Promise<void> {
  await run(
    tx,
    sql`
      insert into payout_line (school_id, id, run_id, payee_person_id, payee_name, account_number, amount_ore, state, made_at)
      values (${schoolId}, ${lineId}, ${runId}, ${payeePersonId}, ${payeeName}, ${accountNumber}, ${amountOre}, 'in_run', ${now})`,
  )
}

/** All lines of a run, in the order of schools and ids: the file's. */
export async function linesOf(db: Queryable, runId: string): Promise<LineRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a run is an operator's
      select ${lineColumns}
      from payout_line
      where payout_line.run_id = ${runId}
      order by payout_line.school_id, payout_line.id`,
  )
}

/** A line of a frozen file of the operator's that was to be paid from an account. */
export async function lineAt(
  db: Queryable,
  { lineId, operatorId, accountNumber }: { lineId: string; operatorId: string; accountNumber: string },
): Promise<LineRow | null> {
  return firstRow(
    db,
    sql`
      -- across schools: a run is an operator's
      select ${lineColumns}
      from payout_line
      join payout_run on payout_run.id = payout_line.run_id
      where payout_line.id = ${lineId}
      and payout_run.operator_id = ${operatorId}
      and payout_run.account_number = ${accountNumber}
      and payout_run.state = 'frozen'`,
  )
}

/** A frozen file of the operator's by what the bank knows it as. */
export async function runCalled(
  db: Queryable,
  { messageId, operatorId, accountNumber }: { messageId: string; operatorId: string; accountNumber: string },
): Promise<RunRow | null> {
  return firstRow(
    db,
    sql`
      select ${runColumns}
      from payout_run
      where payout_run.message_id = ${messageId}
      and payout_run.operator_id = ${operatorId}
      and payout_run.account_number = ${accountNumber}
      and payout_run.state = 'frozen'`,
  )
}

/** How the lines of some runs went. */
export async function lineCounts(db: Queryable, runIds: readonly string[]): Promise<Map<string, { paid: number; failed: number }>> {
  if (runIds.length === 0) return new Map()
  const found = await rows<{ runId: string; paid: number; failed: number }>(
    db,
    sql`
      -- across schools: a run is an operator's
      select run_id as "runId", (count(*) filter (where state = 'paid'))::int as paid, (count(*) filter (where state = 'failed'))::int as failed
      from payout_line
      where run_id = any (${[...runIds]}::uuid[])
      group by run_id`,
  )
  return new Map(found.map(({ runId, ...counts }) => [runId, counts]))
}

/** Some lines of a school under lock, in id order. */
export async function lockLines(
  tx: Queryable,
  { schoolId, runId, lineIds }: { schoolId: number; runId: string; lineIds: readonly string[] },
): Promise<LineRow[]> {
  return rows(
    tx,
    sql`
      select ${lineColumns}
      from payout_line
      where payout_line.school_id = ${schoolId}
      and payout_line.run_id = ${runId}
      and payout_line.id = any (${[...lineIds]}::uuid[])
      order by payout_line.id
      for no key update`,
  )
}

export type LineDecision = {
  schoolId: number
  lineId: string
  state: 'paid' | 'failed'
  why: LineFailure | null
  /** Null: the bank's own file said so. */ personId: string | null
  now: Date
}

export async function writeLineDecision(tx: Queryable, { schoolId, lineId, state, why, personId, now }: LineDecision): Promise<void> {
  await run(
    tx,
    sql`
      update payout_line
      set state = ${state}, why = ${why}, decided_at = ${now}, decided_by_person_id = ${personId}
      where school_id = ${schoolId}
      and id = ${lineId}`,
  )
}

/** The parts in a line, in id order. */
export async function partsInLine(tx: Queryable, { schoolId, lineId }: { schoolId: number; lineId: string }): Promise<{ partId: string; refundId: string }[]> {
  return rows(
    tx,
    sql`
      select id as "partId", refund_id as "refundId"
      from refund_part
      where school_id = ${schoolId}
      and line_id = ${lineId}
      order by id`,
  )
}

export type WaitingPart = {
  schoolId: number
  partId: string
  refundId: string
  walletId: string
  amountOre: number
  since: Date
  payerPersonId: string | null
  payeeName: string | null
  pupilId: string
  pupilName: string
  isAccountKnown: boolean
}

/** What waits for somebody or for an account, the oldest first, and how much that is in all. */
export async function unclaimedAt(
  db: Queryable,
  { schoolIds, now, limit }: { schoolIds: readonly number[]; now: Date; limit: number },
): Promise<{ parts: WaitingPart[]; sumOre: number }> {
  const waits = sql`
    from refund_part
    left join payout_account on payout_account.person_id = refund_part.payer_person_id and payout_account.ended_at is null
    where refund_part.school_id = any (${[...schoolIds]}::bigint[])
    and refund_part.state = 'to_account'
    and refund_part.account_number is null
    and (payout_account.id is null or payout_account.usable_at > ${now})`
  const sum = await firstRow<{ sumOre: number }>(db, sql`select coalesce(sum(refund_part.amount_ore), 0)::bigint as "sumOre" ${waits}`)
  const parts = await rows<WaitingPart>(
    db,
    sql`
      select waiting."schoolId", waiting."partId", waiting."refundId", refund.wallet_id as "walletId", waiting."amountOre", refund.asked_at as since,
        waiting."payerPersonId", person.first_name || ' ' || person.last_name as "payeeName", pupil.id as "pupilId",
        pupil.first_name || ' ' || pupil.last_name as "pupilName", waiting."isAccountKnown"
      from (
        select refund_part.school_id as "schoolId", refund_part.id as "partId", refund_part.refund_id as "refundId", refund_part.amount_ore as "amountOre",
          refund_part.payer_person_id as "payerPersonId", payout_account.id is not null as "isAccountKnown"
        ${waits}
      ) as waiting
      join refund on refund.school_id = waiting."schoolId" and refund.id = waiting."refundId"
      join pupil on pupil.school_id = waiting."schoolId" and pupil.wallet_id = refund.wallet_id
      left join person on person.id = waiting."payerPersonId"
      order by refund.asked_at, waiting."partId"
      limit ${limit}`,
  )
  return { parts, sumOre: sum?.sumOre ?? 0 }
}

export async function atProviderSum(db: Queryable, schoolIds: readonly number[]): Promise<{ count: number; amountOre: number }> {
  const found = await firstRow<{ count: number; amountOre: number }>(
    db,
    sql`
      select count(*)::int as count, coalesce(sum(amount_ore), 0)::bigint as "amountOre"
      from refund_part
      where school_id = any (${[...schoolIds]}::bigint[])
      and try_again_at is not null`,
  )
  return found ?? { count: 0, amountOre: 0 }
}
