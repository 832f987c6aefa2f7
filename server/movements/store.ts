// What a wallet's history reads besides the ledger.

import type { ByNameReason } from '../../contract/by-name-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { ReturnedLine } from '../../rules/returns.ts'

export type PurchaseShown = {
  purchaseId: string
  receiptNumber: number
  tillName: string
  lines: SoldLine[]
  disputeNumber: number | null
  foundByName: ByNameReason | null
}

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
        enquiry.number as "disputeNumber", found_by_name.reason as "foundByName"
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      left join found_by_name on found_by_name.school_id = ${schoolId} and found_by_name.card_id = purchase.card_id
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

export type TopupBehind = {
  topupId: string
  payerPersonId: string
  payerFirstName: string | null
  payerName: string | null
  isProtected: boolean
  isGift: boolean
  giverName: string | null
  isAutomatic: boolean
}

/** Who these top-ups came from, and how, by the top-up's id. */
export async function topupsBehind(db: Queryable, { schoolId, topupIds }: { schoolId: number; topupIds: string[] }): Promise<Map<string, TopupBehind>> {
  if (topupIds.length === 0) return new Map()
  const found = await rows<TopupBehind>(
    db,
    sql`
      select topup.id as "topupId", topup.payer_person_id as "payerPersonId", person.first_name as "payerFirstName",
        person.first_name || ' ' || person.last_name as "payerName", pupil.has_protected_address as "isProtected", topup.pay_link_id is not null as "isGift",
        topup.giver_name as "giverName", topup.monthly_cap_ore is not null as "isAutomatic"
      from topup
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = topup.wallet_id
      left join person on person.id = topup.payer_person_id
      where topup.school_id = ${schoolId}
      and topup.id = any (${topupIds}::uuid[])`,
  )
  return new Map(found.map((topup) => [topup.topupId, topup]))
}

/** The kind of food that each of these products is, as the menu has it now. */
export async function categoriesOf(db: Queryable, { schoolId, productIds }: { schoolId: number; productIds: string[] }): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map()
  const found = await rows<{ productId: string; name: string }>(
    db,
    sql`
      select product.id as "productId", category.name
      from product
      join category on category.school_id = ${schoolId} and category.id = product.category_id
      where product.school_id = ${schoolId}
      and product.id = any (${productIds}::uuid[])`,
  )
  return new Map(found.map(({ productId, name }) => [productId, name]))
}
