// The SQL of receipts that are sent as links.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { ReceiptLinkKey } from './link-token.ts'

export type SaleOfTill = { walletId: string; registerId: string; totalOre: number; schoolName: string }

/** A sale of one of this till's registers, or null. */
export function saleOfTill(
  db: Queryable,
  { schoolId, tillId, purchaseId }: { schoolId: number; tillId: string; purchaseId: string },
): Promise<SaleOfTill | null> {
  return firstRow(
    db,
    sql`
      select purchase.wallet_id as "walletId", purchase.register_id as "registerId", purchase.total_ore as "totalOre", school.name as "schoolName"
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join school on school.id = ${schoolId}
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}
      and register.till_id = ${tillId}`,
  )
}

export type NewReceiptLink = ReceiptLinkKey & { purchaseId: string; channel: 'email' | 'sms'; isCopy: boolean; madeAt: Date; expiresAt: Date }

export async function insertLink(tx: Queryable, { schoolId, linkId, purchaseId, channel, isCopy, madeAt, expiresAt }: NewReceiptLink): Promise<void> {
  await tx.query(sql`
    insert into receipt_link (school_id, id, purchase_id, channel, is_copy, made_at, expires_at)
    values (${schoolId}, ${linkId}, ${purchaseId}, ${channel}, ${isCopy}, ${madeAt}, ${expiresAt})`)
}

export function linkBy(db: Queryable, { schoolId, linkId }: ReceiptLinkKey): Promise<{ purchaseId: string; isCopy: boolean; expiresAt: Date } | null> {
  return firstRow(
    db,
    sql`
      select purchase_id as "purchaseId", is_copy as "isCopy", expires_at as "expiresAt"
      from receipt_link
      where school_id = ${schoolId}
      and id = ${linkId}`,
  )
}

export type LinkedReceipt = {
  receiptNumber: number
  madeAlone: { deviceId: string; sequence: number } | null
  registerId: string
  journalNumber: number
  localDate: string
  localTime: string
  lines: SoldLine[]
  totalOre: number
  cashier: { number: number; name: string } | null
}

/** A sale as its receipt says it. */
export function receiptOf(db: Queryable, { schoolId, purchaseId }: { schoolId: number; purchaseId: string }): Promise<LinkedReceipt | null> {
  return firstRow(
    db,
    sql`
      select purchase.receipt_number as "receiptNumber", register.legal_id as "registerId", purchase.journal_number as "journalNumber",
        purchase.local_date as "localDate", purchase.local_time as "localTime", purchase.lines, purchase.total_ore as "totalOre",
        case when reserve_record.id is not null
          then json_build_object('deviceId', reserve_record.device_id, 'sequence', reserve_record.sequence)
        end as "madeAlone",
        case when cashier.id is not null then json_build_object('number', cashier.number, 'name', cashier.name) end as cashier
      from purchase
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = purchase.cashier_id
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      left join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.id = purchase.id and reserve_record.purchase_id = purchase.id
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}`,
  )
}
