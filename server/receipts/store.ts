// The SQL of receipts beside the sales receipt.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'

export type DeliveryRow = {
  purchaseId: string
  deliveryNumber: number
  receiptNumber: number
  registerId: string
  registerKey: string
  localDate: string
  localTime: string
  lines: SoldLine[]
  totalOre: number
  overdrawnOre: number
}

/** What was delivered on credit by a sale, where that is so; of one till alone when it is named. */
export function deliveryOf(
  db: Queryable,
  { schoolId, purchaseId, tillId = null }: { schoolId: number; purchaseId: string; tillId?: string | null },
): Promise<DeliveryRow | null> {
  return firstRow(
    db,
    sql`
      select purchase.id as "purchaseId", reserve_record.delivery_number as "deliveryNumber", purchase.receipt_number as "receiptNumber",
        register.legal_id as "registerId", register.id as "registerKey", purchase.local_date as "localDate", purchase.local_time as "localTime",
        purchase.lines, purchase.total_ore as "totalOre", reserve_record.overdrawn_ore as "overdrawnOre"
      from reserve_record
      join purchase on purchase.school_id = ${schoolId} and purchase.id = reserve_record.purchase_id
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      where reserve_record.school_id = ${schoolId}
      and reserve_record.id = ${purchaseId}
      and reserve_record.delivery_number is not null
      and (${tillId}::uuid is null or register.till_id = ${tillId})`,
  )
}

export type ListedDelivery = {
  purchaseId: string
  deliveryNumber: number
  tillName: string
  pupilName: string
  deliveredAt: Date
  overdrawnOre: number
  isPrinted: boolean
}

/** The newest deliveries on credit at a school. */
export function deliveriesOf(db: Queryable, { schoolId, limit }: { schoolId: number; limit: number }): Promise<ListedDelivery[]> {
  return rows(
    db,
    sql`
      select reserve_record.id as "purchaseId", reserve_record.delivery_number as "deliveryNumber", till.name as "tillName",
        pupil.first_name || ' ' || pupil.last_name as "pupilName", reserve_record.happened_at as "deliveredAt",
        reserve_record.overdrawn_ore as "overdrawnOre",
        exists (
          select 1
          from journal_event
          where journal_event.school_id = ${schoolId}
          and journal_event.subject_id = reserve_record.id
          and journal_event.kind = 'delivery_receipt_printed'
        ) as "isPrinted"
      from reserve_record
      join purchase on purchase.school_id = ${schoolId} and purchase.id = reserve_record.purchase_id
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = purchase.wallet_id
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      where reserve_record.school_id = ${schoolId}
      and reserve_record.delivery_number is not null
      order by reserve_record.happened_at desc, reserve_record.id desc
      limit ${limit}`,
  )
}
