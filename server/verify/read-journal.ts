// A register's journal as it is walked: sales, returns and what was practised in the one order of their numbers, a slice at a time, each with
// the transfers that paid for it.

import { rows, type Sql, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { Check } from './check.ts'

const ENTRIES_A_SLICE = 2_000

export type Entry = {
  is: 'sale' | 'return' | 'training'
  id: string
  journalNumber: number
  /** The receipt's number: sales, returns and what was practised have a series each. */
  receiptNumber: number
  walletId: string
  totalOre: number
  totalWithoutVatOre: number
  lines: SoldLine[]
  localDate: string
  localTime: string
  signature: string
  keyVersion: string
  balanceAfterOre: number
  /** Whose it was; null where nobody had to sign in. */
  cashierId: string | null
  /** The number of that cashier; null when there is none such at the school. */
  cashierNumber: number | null
  /** What of a return went on to whoever had covered it. */
  givenBackOre?: number
  /** The sale that came back. */
  undoes: string | null
  /** Per part: VAT code of the sales account, amount, the wallet, its balance after; in order of parts. */
  paid: { vatCode: string | null; amountOre: number; walletId: string; balanceOre: number; kind: string; undoes: string | null }[]
}

/** Every entry of a register's journal, in order. */
export async function* entriesOf(check: Check, registerId: string): AsyncGenerator<Entry> {
  let after = 0
  for (;;) {
    const slices = [
      await readSlice(check, registerId, after, SALES),
      await readSlice(check, registerId, after, RETURNS),
      await readSlice(check, registerId, after, TRAINING),
    ]
    // Beyond the end of a slice that is full, not all is known yet.
    const ends = slices.filter((slice) => slice.length === ENTRIES_A_SLICE).map((slice) => (slice.at(-1) as Entry).journalNumber)
    const upTo = Math.min(...ends, Number.MAX_SAFE_INTEGER)
    yield* slices
      .flat()
      .filter(({ journalNumber }) => journalNumber <= upTo)
      .toSorted((one, other) => one.journalNumber - other.journalNumber)
    if (ends.length === 0) return
    after = upTo
  }
}

type Kind = {
  table: Sql
  /** What is kept otherwise in each table. */ own: Sql
  /** Where the wallet stands on its transfers, and where the school. */ sides: typeof FROM_WALLET
}

const FROM_WALLET = { wallet: sql`transfer.debit_account_id`, balance: sql`transfer.debit_balance_ore`, school: sql`transfer.credit_account_id` }
const TO_WALLET = { wallet: sql`transfer.credit_account_id`, balance: sql`transfer.credit_balance_ore`, school: sql`transfer.debit_account_id` }

const SALES: Kind = {
  table: sql`purchase`,
  own: sql`'sale' as "is", entry.receipt_number as "receiptNumber", entry.wallet_id as "walletId", entry.balance_after_ore as "balanceAfterOre",
    null as undoes`,
  sides: FROM_WALLET,
}

const RETURNS: Kind = {
  table: sql`purchase_return`,
  own: sql`'return' as "is", entry.return_receipt_number as "receiptNumber", entry.wallet_id as "walletId", entry.balance_after_ore as "balanceAfterOre",
    entry.purchase_id as undoes,
    (
      select coalesce(sum(meal_entry.amount_ore), 0)::bigint
      from meal_entry
      where meal_entry.school_id = entry.school_id
      and meal_entry.purchase_id = entry.purchase_id
      and meal_entry.cause_id = entry.id
    ) as "givenBackOre"`,
  sides: TO_WALLET,
}

// Nobody paid for these: there is no wallet, and no transfer may name one.
const TRAINING: Kind = {
  table: sql`training_sale`,
  own: sql`'training' as "is", entry.training_number as "receiptNumber", '' as "walletId", 0 as "balanceAfterOre", null as undoes`,
  sides: FROM_WALLET,
}

function readSlice({ db, schoolId }: Check, registerId: string, after: number, { table, own, sides }: Kind): Promise<Entry[]> {
  return rows(
    db,
    sql`
      select ${own}, entry.id, entry.journal_number as "journalNumber", entry.total_ore as "totalOre", entry.total_without_vat_ore as "totalWithoutVatOre",
        entry.lines, entry.local_date as "localDate", entry.local_time as "localTime", entry.signature, entry.key_version as "keyVersion",
        entry.cashier_id as "cashierId", cashier.number as "cashierNumber", coalesce(moved.paid, '[]') as paid
      from ${table} as entry
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = entry.cashier_id
      left join lateral (
        select json_agg(json_build_object('vatCode', account.vat_code, 'amountOre', transfer.amount_ore, 'walletId', ${sides.wallet},
          'balanceOre', ${sides.balance}, 'kind', transfer.kind, 'undoes', transfer.undoes_event_id) order by transfer.part) as paid
        from transfer
        left join account on account.school_id = ${schoolId} and account.id = ${sides.school}
        where transfer.school_id = ${schoolId}
        and transfer.event_id = entry.id
      ) as moved on true
      where entry.school_id = ${schoolId}
      and entry.register_id = ${registerId}
      and entry.journal_number > ${after}
      order by entry.journal_number
      limit ${ENTRIES_A_SLICE}`,
  )
}
