// What was served before it is paid, and the sales that pay for it: see server/provisional-receipts.

import type { Queryable } from '../../database/connect.ts'
import { type Sql, rows, sql } from '../../database/transaction.ts'
import type { PaidPart, ServedLine } from '../../rules/served-parts.ts'

export type ProvisionalSale = { schoolId: number; provisionalId: string; purchaseId: string; parts: readonly PaidPart[] }

type Wanted = { schoolId: number; tillId: string; provisionalId: string }

/** What was served, as it stands under its register's lock. */
export type Served = { isReplaced: boolean; lines: ServedLine[] }

/** The lines of the receipt of that name in a statement, each with how many of it have been paid. */
export const servedLines: Sql = sql`(
  select json_agg(json_build_object('quantity', (line.value ->> 'quantity')::integer, 'paidQuantity', coalesce((
    select max(part.quantity_after)
    from provisional_part as part
    where part.school_id = receipt.school_id
    and part.provisional_id = receipt.id
    and part.place = line.number - 1
  ), 0)) order by line.number)
  from jsonb_array_elements(receipt.lines) with ordinality as line (value, number)
)`

/**
 * Provisional receipts by their ids. One that is not there is none of that till's. The caller holds the locks of the tills'
 * registers, under which they are given and paid.
 */
export async function provisionalAmong(tx: Queryable, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Served>> {
  if (wanted.length === 0) return NONE
  const found = await rows<Served & { schoolId: number; provisionalId: string }>(
    tx,
    sql`
      select receipt.school_id as "schoolId", receipt.id as "provisionalId", newer.id is not null as "isReplaced", ${servedLines} as lines
      from (
        select distinct school_id, till_id, id
        from unnest(${wanted.map(({ schoolId }) => schoolId)}::bigint[], ${wanted.map(({ tillId }) => tillId)}::uuid[],
          ${wanted.map(({ provisionalId }) => provisionalId)}::uuid[]) as asked (school_id, till_id, id)
      ) as wanted
      join provisional_receipt as receipt on receipt.school_id = wanted.school_id and receipt.id = wanted.id
      join register on register.school_id = receipt.school_id and register.id = receipt.register_id and register.till_id = wanted.till_id
      left join provisional_receipt as newer on newer.school_id = receipt.school_id and newer.replaces_id = receipt.id`,
  )
  return new Map(found.map(({ schoolId, provisionalId, ...served }) => [nameOfProvisional(schoolId, provisionalId), served]))
}

const NONE: ReadonlyMap<string, Served> = new Map()

export const nameOfProvisional = (schoolId: number, provisionalId: string) => `${schoolId}/${provisionalId}`

/** Writes which sales paid for what was served. */
export async function insertProvisionalSales(tx: Queryable, sales: readonly ProvisionalSale[]): Promise<void> {
  await tx.query(sql`
    insert into provisional_sale (school_id, provisional_id, purchase_id)
    select school_id, provisional_id, purchase_id
    from unnest(${sales.map(({ schoolId }) => schoolId)}::bigint[], ${sales.map(({ provisionalId }) => provisionalId)}::uuid[],
      ${sales.map(({ purchaseId }) => purchaseId)}::uuid[]) as made (school_id, provisional_id, purchase_id)`)
}

/** Writes how much of each line they paid; they are in the order in which they were decided. */
export async function insertProvisionalParts(tx: Queryable, sales: readonly ProvisionalSale[]): Promise<void> {
  const parts = sales.flatMap(({ parts: own, ...sale }) => own.map((part) => ({ ...sale, ...part })))
  await tx.query(sql`
    insert into provisional_part (school_id, provisional_id, purchase_id, place, quantity_before, quantity_after, quantity_served, goes_on_from)
    select school_id, provisional_id, purchase_id, place, quantity_before, quantity_after, quantity_served, nullif(quantity_before, 0)
    from unnest(${parts.map(({ schoolId }) => schoolId)}::bigint[], ${parts.map(({ provisionalId }) => provisionalId)}::uuid[],
      ${parts.map(({ purchaseId }) => purchaseId)}::uuid[], ${parts.map(({ place }) => place)}::smallint[], ${parts.map(({ before }) => before)}::integer[],
      ${parts.map(({ after }) => after)}::integer[], ${parts.map(({ served }) => served)}::integer[])
      as made (school_id, provisional_id, purchase_id, place, quantity_before, quantity_after, quantity_served)`)
}
