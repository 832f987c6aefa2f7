import type { CardKind } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

export type PurchaseKey = { schoolId: number; purchaseId: string }

export type Disputable = { happenedAt: Date; cardId: string; cardKind: CardKind | 'by_name'; isCardOver: boolean }

/** A wallet's own purchase and what it was paid with, or null. */
export async function purchaseOf(db: Queryable, { schoolId, walletId, purchaseId }: PurchaseKey & { walletId: string }): Promise<Disputable | null> {
  return firstRow(
    db,
    sql`
      select purchase.happened_at as "happenedAt", card.id as "cardId", card.kind as "cardKind", card.ended_at is not null as "isCardOver"
      from purchase
      join card on card.school_id = ${schoolId} and card.id = purchase.card_id
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}
      and purchase.wallet_id = ${walletId}`,
  )
}

/** Ties a purchase to its case. False when it has one already. */
export async function insertDispute(tx: Queryable, { schoolId, purchaseId, enquiryId }: PurchaseKey & { enquiryId: string }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into purchase_dispute (school_id, purchase_id, enquiry_id)
      values (${schoolId}, ${purchaseId}, ${enquiryId})
      on conflict (school_id, purchase_id) do nothing`,
  )
  return count === 1
}

export async function numberOfCase(db: Queryable, { schoolId, purchaseId }: PurchaseKey): Promise<{ number: number }> {
  const found = await firstRow<{ number: number }>(
    db,
    sql`
      select enquiry.number
      from purchase_dispute
      join enquiry on enquiry.school_id = ${schoolId} and enquiry.id = purchase_dispute.enquiry_id
      where purchase_dispute.school_id = ${schoolId}
      and purchase_dispute.purchase_id = ${purchaseId}`,
  )
  return found as { number: number }
}
