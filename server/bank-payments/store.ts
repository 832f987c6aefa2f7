// The SQL of the bank. Files and payments are an operator's and global; only a wallet's number is its school's.

import type { BankPaymentState, ReasonToWait } from '../../contract/bank-routes.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { BankEntry } from '../bank-files/index.ts'

export type FileRow = { fileId: string; name: string; readAt: Date; paymentCount: number; newPaymentCount: number }

export async function fileWith(db: Queryable, fingerprint: Buffer): Promise<(FileRow & { operatorId: string }) | null> {
  return firstRow(
    db,
    sql`
      select id as "fileId", operator_id as "operatorId", name, read_at as "readAt", payment_count as "paymentCount", new_payment_count as "newPaymentCount"
      from bank_file
      where fingerprint = ${fingerprint}`,
  )
}

export async function filesOf(db: Queryable, { operatorId, limit }: { operatorId: string; limit: number }): Promise<FileRow[]> {
  return rows(
    db,
    sql`
      select id as "fileId", name, read_at as "readAt", payment_count as "paymentCount", new_payment_count as "newPaymentCount"
      from bank_file
      where operator_id = ${operatorId}
      order by read_at desc, id
      limit ${limit}`,
  )
}

export type NewFile = FileRow & { operatorId: string; messageId: string; fingerprint: Buffer; readBy: string | null }

export async function insertFile(tx: Queryable, file: NewFile): Promise<void> {
  await run(
    tx,
    sql`
      insert into bank_file (id, operator_id, name, message_id, fingerprint, payment_count, new_payment_count, read_at, read_by)
      values (${file.fileId}, ${file.operatorId}, ${file.name}, ${file.messageId}, ${file.fingerprint}, ${file.paymentCount}, ${file.newPaymentCount},
        ${file.readAt}, ${file.readBy})`,
  )
}

/** A payment as every file that tells of it names it. */
export const nameOf = ({ accountNumber, direction, reference }: Pick<BankEntry, 'accountNumber' | 'direction' | 'reference'>) =>
  `${accountNumber}/${direction}/${reference}`

/** Which of these payments a file has told of before, by name. */
export async function knownPayments(db: Queryable, entries: readonly BankEntry[]): Promise<Set<string>> {
  const found = await rows<Pick<BankEntry, 'accountNumber' | 'direction' | 'reference'>>(
    db,
    sql`
      select known.account_number as "accountNumber", known.direction, known.reference
      from unnest(${entries.map((entry) => entry.accountNumber)}::text[], ${entries.map((entry) => entry.reference)}::text[],
        ${entries.map((entry) => entry.direction)}::text[]) as entry (account_number, reference, direction)
      join bank_payment as known
      on known.account_number = entry.account_number and known.reference = entry.reference and known.direction = entry.direction`,
  )
  return new Set(found.map(nameOf))
}

/** Writes the payments of a file as new. One that is there already stays as it is. */
export async function insertPayments(
  tx: Queryable,
  { fileId, operatorId, payments }: { fileId: string; operatorId: string; payments: readonly (BankEntry & { id: string })[] },
): Promise<void> {
  const column = <K extends keyof (typeof payments)[number]>(key: K) => payments.map((payment) => payment[key])
  await run(
    tx,
    sql`
      insert into bank_payment (
        id, operator_id, file_id, account_number, reference, direction, is_reversal, amount_ore, booked_on, kid, message, payer_name, payer_account, end_to_end_id,
        payment_info_id, return_code)
      select entry.id, ${operatorId}, ${fileId}, account_number, reference, direction, is_reversal, amount_ore, booked_on, kid, message, payer_name, payer_account,
        end_to_end_id, payment_info_id, return_code
      from unnest(${column('id')}::uuid[], ${column('accountNumber')}::text[], ${column('reference')}::text[], ${column('direction')}::text[],
        ${column('isReversal')}::boolean[], ${column('amountOre')}::bigint[], ${column('bookedOn')}::date[], ${column('kid')}::text[], ${column('message')}::text[],
        ${column('payerName')}::text[], ${column('payerAccount')}::text[], ${column('endToEndId')}::text[],
        ${column('paymentInfoId')}::text[], ${column('returnCode')}::text[])
        as entry (id, account_number, reference, direction, is_reversal, amount_ore, booked_on, kid, message, payer_name, payer_account, end_to_end_id,
          payment_info_id, return_code)
      on conflict (account_number, reference, direction) do nothing`,
  )
}

export type PaymentRow = {
  paymentId: string
  operatorId: string
  accountNumber: string
  reference: string
  direction: 'in' | 'out'
  isReversal: boolean
  amountOre: number
  bookedOn: string
  kid: string | null
  message: string | null
  payerName: string | null
  endToEndId: string | null
  paymentInfoId: string | null
  returnCode: string | null
  state: BankPaymentState
  why: ReasonToWait | null
  schoolId: number | null
  walletId: string | null
  decidedAt: Date | null
  note: string | null
}

const PAYMENT = sql`
  id as "paymentId", operator_id as "operatorId", account_number as "accountNumber", reference, direction, is_reversal as "isReversal",
  amount_ore as "amountOre", booked_on as "bookedOn", kid, message, payer_name as "payerName", end_to_end_id as "endToEndId",
  payment_info_id as "paymentInfoId", return_code as "returnCode", state, why, school_id as "schoolId",
  wallet_id as "walletId", decided_at as "decidedAt", note`

/** The payments that nobody has looked at, oldest first. */
export async function newPayments(db: Queryable, { limit }: { limit: number }): Promise<{ paymentId: string }[]> {
  return rows(
    db,
    sql`
      select id as "paymentId"
      from bank_payment
      where state = 'new'
      order by booked_on, id
      limit ${limit}`,
  )
}

/** Payments without a KID of ours that wait, the newest first: a provider's payout may be among them, told of before its report was read. */
export async function paymentsWithoutKid(db: Queryable, { limit }: { limit: number }): Promise<{ paymentId: string }[]> {
  return rows(
    db,
    sql`
      select id as "paymentId"
      from bank_payment
      where state = 'waiting'
      and why in ('no_kid', 'unknown_kid')
      and direction = 'in'
      order by booked_on desc, id
      limit ${limit}`,
  )
}

export async function lockPayment(tx: Queryable, paymentId: string): Promise<PaymentRow | null> {
  return firstRow(tx, sql`select ${PAYMENT} from bank_payment where id = ${paymentId} for update`)
}

export async function paymentsWaiting(db: Queryable, { operatorId, limit }: { operatorId: string; limit: number }): Promise<PaymentRow[]> {
  return rows(
    db,
    sql`
      select ${PAYMENT}
      from bank_payment
      where operator_id = ${operatorId}
      and state = 'waiting'
      order by booked_on, id
      limit ${limit}`,
  )
}

export async function waitingSum(db: Queryable, operatorId: string): Promise<{ count: number; amountOre: number }> {
  const found = await firstRow<{ count: number; amountOre: number }>(
    db,
    sql`
      select count(*) as count, coalesce(sum(amount_ore), 0) as "amountOre"
      from bank_payment
      where operator_id = ${operatorId}
      and state = 'waiting'`,
  )
  return found ?? { count: 0, amountOre: 0 }
}

export async function paymentsPlaced(db: Queryable, { operatorId, limit }: { operatorId: string; limit: number }): Promise<PaymentRow[]> {
  return rows(
    db,
    sql`
      select ${PAYMENT}
      from bank_payment
      where operator_id = ${operatorId}
      and state in ('credited', 'settled')
      order by decided_at desc, id
      limit ${limit}`,
  )
}

/** How many payments of a file stand where. */
export async function countOfFile(db: Queryable, fileId: string): Promise<{ creditedCount: number; waitingCount: number }> {
  const found = await firstRow<{ creditedCount: number; waitingCount: number }>(
    db,
    sql`
      select count(*) filter (where state = 'credited') as "creditedCount", count(*) filter (where state = 'waiting') as "waitingCount"
      from bank_payment
      where file_id = ${fileId}`,
  )
  return found ?? { creditedCount: 0, waitingCount: 0 }
}

export type Decision = {
  state: Exclude<BankPaymentState, 'new'>
  why?: ReasonToWait
  note?: string
  wallet?: { schoolId: number; walletId: string }
  /** The payout of a provider that it is. */
  settlementLineId?: string
  decidedBy?: string | null
}

/** Writes what became of a payment that is locked. */
export async function writeDecision(tx: Queryable, { paymentId, decision, now }: { paymentId: string; decision: Decision; now: Date }): Promise<void> {
  const { state, why = null, note = null, wallet, settlementLineId = null, decidedBy = null } = decision
  await run(
    tx,
    sql`
      update bank_payment
      set state = ${state}, school_id = ${wallet?.schoolId ?? null}, wallet_id = ${wallet?.walletId ?? null}, why = ${why}, note = ${note},
        settlement_line_id = ${settlementLineId}, decided_by = ${decidedBy}, decided_at = ${now}
      where id = ${paymentId}`,
  )
}
