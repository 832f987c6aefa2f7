// Registers under lock, and the journal of what happens on them besides selling.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, type Sql, sql } from '../../database/transaction.ts'
import type { JournalEventKind } from '../../rules/journal-events.ts'

export type RegisterKey = { schoolId: number; registerId: string }

/** A register as it stands while it is locked. Whoever writes to it keeps this up to date. */
export type LockedRegister = RegisterKey & {
  tillId: string
  tillName: string
  legalId: string
  journalNumber: number
  lastSignature: string
  grandTotalSalesOre: number
  receiptNumber: number
  returnReceiptNumber: number
  grandTotalReturnsOre: number
  trainingNumber: number
  provisionalNumber: number
  /** The day on which it practises; null when it sells. */
  trainingDay: string | null
  /** Whether the school's cashiers sign in, who has, and on which day: see rules/cashiers. */
  mustSignIn: boolean
  cashierId: string | null
  supervisorId: string | null
  cashiersDay: string | null
  openDay: string | null
  lastZDay: string | null
  zNumber: number
  zJournalNumber: number
  zReceiptNumber: number
  zReturnReceiptNumber: number
  zEventNumber: number
  eventNumber: number
  lastEventSeal: string
}

/**
 * Locks registers in the order of their ids: the one by which a till sells over the network, its reserve register, one by its
 * id, or all of a school that sell over the network.
 */
export function lockRegisters(
  tx: Queryable,
  {
    schoolId,
    tillId = null,
    registerId = null,
    kind = 'connected',
  }: { schoolId: number; tillId?: string | null; registerId?: string | null; kind?: 'connected' | 'reserve' },
): Promise<LockedRegister[]> {
  return rows(
    tx,
    sql`
      select register.school_id as "schoolId", register.id as "registerId", register.till_id as "tillId", till.name as "tillName",
        register.legal_id as "legalId", register.journal_number as "journalNumber", register.last_signature as "lastSignature",
        register.grand_total_sales_ore as "grandTotalSalesOre", register.receipt_number as "receiptNumber",
        register.return_receipt_number as "returnReceiptNumber", register.grand_total_returns_ore as "grandTotalReturnsOre",
        register.z_receipt_number as "zReceiptNumber", register.z_return_receipt_number as "zReturnReceiptNumber",
        register.training_number as "trainingNumber", register.provisional_number as "provisionalNumber", register.training_day as "trainingDay",
        school.cashiers_sign_in as "mustSignIn", register.cashier_id as "cashierId", register.supervisor_id as "supervisorId", register.cashiers_day as "cashiersDay", register.open_day as "openDay", register.last_z_day as "lastZDay",
        register.z_number as "zNumber", register.z_journal_number as "zJournalNumber", register.z_event_number as "zEventNumber",
        register.event_number as "eventNumber", register.last_event_seal as "lastEventSeal"
      from register
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      join school on school.id = ${schoolId}
      where register.school_id = ${schoolId}
      and (register.kind = ${kind} or ${registerId}::uuid is not null)
      and (${tillId}::uuid is null or register.till_id = ${tillId})
      and (${registerId}::uuid is null or register.id = ${registerId})
      and (${tillId ?? registerId}::uuid is not null or till.closed_at is null)
      order by register.id
      for no key update of register`,
  )
}

export type NewEvent = {
  kind: string
  subjectId: string | null
  amountOre: number | null
  toldId: string | null
  content: string | null
  cashierId: string | null
}

export type SealedEvent = NewEvent & { number: number; localDate: string; localTime: string; journalNumber: number; seal: string }

/** Writes an event at the end of a register's journal. */
export async function insertEvent(
  tx: Queryable,
  { schoolId, registerId }: RegisterKey,
  { event, happenedAt, keyVersion }: { event: SealedEvent; happenedAt: Date; keyVersion: string },
): Promise<void> {
  const { number, kind, localDate, localTime, journalNumber, subjectId, amountOre, toldId, content, cashierId, seal } = event
  await tx.query(sql`
    insert into journal_event (school_id, register_id, number, kind, happened_at, local_date, local_time, journal_number, subject_id, amount_ore,
      told_id, content, cashier_id, seal, key_version)
    values (${schoolId}, ${registerId}, ${number}, ${kind}, ${happenedAt}, ${localDate}, ${localTime}, ${journalNumber}, ${subjectId}, ${amountOre},
      ${toldId}, ${content}, ${cashierId}, ${seal}, ${keyVersion})`)
}

/** Remembers how far a register's events have come. */
export async function keepEventPlace(tx: Queryable, { schoolId, registerId, eventNumber, lastEventSeal }: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set event_number = ${eventNumber}, last_event_seal = ${lastEventSeal}
    where school_id = ${schoolId}
    and id = ${registerId}`)
}

/** Writes on which day a register practises, or that it sells. */
export async function keepTrainingDay(tx: Queryable, { schoolId, registerId, trainingDay }: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set training_day = ${trainingDay}
    where school_id = ${schoolId}
    and id = ${registerId}`)
}

/** Writes who is signed in on a register. */
export async function keepCashiers(tx: Queryable, { schoolId, registerId, cashierId, supervisorId, cashiersDay }: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set cashier_id = ${cashierId}, supervisor_id = ${supervisorId}, cashiers_day = ${cashiersDay}
    where school_id = ${schoolId}
    and id = ${registerId}`)
}

/** Which of these a till has told before. */
export async function toldBefore(tx: Queryable, { schoolId, registerId }: RegisterKey, toldIds: string[]): Promise<Set<string>> {
  const found = await rows<{ toldId: string }>(
    tx,
    sql`
      select told_id as "toldId"
      from journal_event
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and told_id = any (${toldIds}::uuid[])`,
  )
  return new Set(found.map(({ toldId }) => toldId))
}

/** The content of the newest event of a kind, or null. */
export async function latestContent(tx: Queryable, { schoolId, registerId }: RegisterKey, kind: string): Promise<string | null> {
  const found = await firstRow<{ content: string | null }>(
    tx,
    sql`
      select content
      from journal_event
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and kind = ${kind}
      order by number desc
      limit 1`,
  )
  return found?.content ?? null
}

const RECEIPTS = ['receipt_printed', 'return_receipt_printed', 'training_receipt_printed', 'receipt_copied'] as const

/** How often the receipt of a purchase or a return was printed and copied, or another kind of receipt. */
export function printsOf(
  tx: Queryable,
  { schoolId, subjectId, kinds = RECEIPTS }: { schoolId: number; subjectId: string; kinds?: readonly JournalEventKind[] },
): Promise<{ kind: string; toldId: string | null }[]> {
  return rows(
    tx,
    sql`
      select kind, told_id as "toldId"
      from journal_event
      where school_id = ${schoolId}
      and subject_id = ${subjectId}
      and kind = any (${[...kinds]}::text[])`,
  )
}

export type EventRow = SealedEvent & { happenedAt: Date; keyVersion: string }

/** The events of a register after a number, in order. */
export function eventsAfter(
  db: Queryable,
  { schoolId, registerId }: RegisterKey,
  { after, limit, narrow = sql`` }: { after: number; limit: number; narrow?: Sql },
): Promise<EventRow[]> {
  return rows(
    db,
    sql`
      select number, kind, happened_at as "happenedAt", local_date as "localDate", local_time as "localTime", journal_number as "journalNumber",
        subject_id as "subjectId", amount_ore as "amountOre", told_id as "toldId", content, cashier_id as "cashierId", seal, key_version as "keyVersion"
      from journal_event
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and number > ${after}
      ${narrow}
      order by number
      limit ${limit}`,
  )
}
