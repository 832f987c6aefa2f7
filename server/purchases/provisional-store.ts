// What was served before it is paid, and the sale that pays for it: see server/provisional-receipts.

import type { Refusal } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

export type ProvisionalSale = { schoolId: number; provisionalId: string; purchaseId: string }

type Wanted = { schoolId: number; tillId: string; provisionalId: string }
type Found = { schoolId: number; provisionalId: string; isPaid: boolean; isReplaced: boolean }

/**
 * Why a provisional receipt cannot be paid, by its id; null where it can. One that is not there is none of that till's. The
 * caller holds the locks of the tills' registers, under which they are given and paid.
 */
export async function provisionalAmong(tx: Queryable, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Refusal | null>> {
  if (wanted.length === 0) return NONE
  const found = await rows<Found>(
    tx,
    sql`
      select receipt.school_id as "schoolId", receipt.id as "provisionalId", paid.purchase_id is not null as "isPaid", newer.id is not null as "isReplaced"
      from unnest(${wanted.map(({ schoolId }) => schoolId)}::bigint[], ${wanted.map(({ tillId }) => tillId)}::uuid[],
        ${wanted.map(({ provisionalId }) => provisionalId)}::uuid[]) as wanted (school_id, till_id, id)
      join provisional_receipt as receipt on receipt.school_id = wanted.school_id and receipt.id = wanted.id
      join register on register.school_id = receipt.school_id and register.id = receipt.register_id and register.till_id = wanted.till_id
      left join provisional_sale as paid on paid.school_id = receipt.school_id and paid.provisional_id = receipt.id
      left join provisional_receipt as newer on newer.school_id = receipt.school_id and newer.replaces_id = receipt.id`,
  )
  return new Map(
    found.map(({ schoolId, provisionalId, isPaid, isReplaced }) => [
      nameOfProvisional(schoolId, provisionalId),
      isPaid ? { code: 'served_and_paid' as const } : isReplaced ? { code: 'served_and_replaced' as const } : null,
    ]),
  )
}

const NONE: ReadonlyMap<string, Refusal | null> = new Map()

export const nameOfProvisional = (schoolId: number, provisionalId: string) => `${schoolId}/${provisionalId}`

/** Writes which sales paid for what was served. */
export async function insertProvisionalSales(tx: Queryable, sales: readonly ProvisionalSale[]): Promise<void> {
  await tx.query(sql`
    insert into provisional_sale (school_id, provisional_id, purchase_id)
    select school_id, provisional_id, purchase_id
    from unnest(${sales.map(({ schoolId }) => schoolId)}::bigint[], ${sales.map(({ provisionalId }) => provisionalId)}::uuid[],
      ${sales.map(({ purchaseId }) => purchaseId)}::uuid[]) as made (school_id, provisional_id, purchase_id)`)
}
