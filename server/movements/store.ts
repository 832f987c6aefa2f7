// What a wallet's history reads besides the ledger.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { ReturnedLine } from '../../rules/returns.ts'

export type PurchaseShown = { purchaseId: string; receiptNumber: number; tillName: string; lines: SoldLine[]; disputeNumber: number | null }

/** What was bought, where, and on which receipt, by the purchase's id. */
export async function purchasesBehind(
  db: Queryable,
  { schoolId, purchaseIds }: { schoolId: number; purchaseIds: string[] },
): Promise<Map<string, PurchaseShown>> {
  if (purchaseIds.length === 0) return new Map()
  const found = await rows<PurchaseShown>(
    db,
    sql`
      select purchase.id as "purchaseId", purchase.receipt_number as "receiptNumber", till.name as "tillName", purchase.lines,
        enquiry.number as "disputeNumber"
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      left join purchase_dispute on purchase_dispute.school_id = ${schoolId} and purchase_dispute.purchase_id = purchase.id
      left join enquiry on enquiry.school_id = ${schoolId} and enquiry.id = purchase_dispute.enquiry_id
      where purchase.school_id = ${schoolId}
      and purchase.id = any (${purchaseIds}::uuid[])`,
  )
  return new Map(found.map((purchase) => [purchase.purchaseId, purchase]))
}

export type ReturnBehind = { returnId: string; receiptNumber: number; tillName: string; lines: ReturnedLine[] }

/** What came back, where, and the receipt of the sale that it is of, by the return's id. */
export async function returnsBehind(db: Queryable, { schoolId, returnIds }: { schoolId: number; returnIds: string[] }): Promise<Map<string, ReturnBehind>> {
  if (returnIds.length === 0) return new Map()
  const found = await rows<ReturnBehind>(
    db,
    sql`
      select purchase_return.id as "returnId", purchase.receipt_number as "receiptNumber", till.name as "tillName", purchase_return.lines
      from purchase_return
      join purchase on purchase.school_id = ${schoolId} and purchase.id = purchase_return.purchase_id
      join register on register.school_id = ${schoolId} and register.id = purchase_return.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      where purchase_return.school_id = ${schoolId}
      and purchase_return.id = any (${returnIds}::uuid[])`,
  )
  return new Map(found.map((each) => [each.returnId, each]))
}

/** Those of these top-ups that came by themselves. */
export async function automaticAmong(db: Queryable, { schoolId, topupIds }: { schoolId: number; topupIds: string[] }): Promise<Set<string>> {
  if (topupIds.length === 0) return new Set()
  const found = await rows<{ topupId: string }>(
    db,
    sql`
      select id as "topupId"
      from topup
      where school_id = ${schoolId}
      and id = any (${topupIds}::uuid[])
      and monthly_cap_ore is not null`,
  )
  return new Set(found.map(({ topupId }) => topupId))
}

/** Who the gifts among these top-ups are from: null where the giver did not say. What is no gift is not in the map. */
export async function giversBehind(db: Queryable, { schoolId, topupIds }: { schoolId: number; topupIds: string[] }): Promise<Map<string, string | null>> {
  if (topupIds.length === 0) return new Map()
  const found = await rows<{ topupId: string; giverName: string | null }>(
    db,
    sql`
      select id as "topupId", giver_name as "giverName"
      from topup
      where school_id = ${schoolId}
      and id = any (${topupIds}::uuid[])
      and pay_link_id is not null`,
  )
  return new Map(found.map(({ topupId, giverName }) => [topupId, giverName]))
}
