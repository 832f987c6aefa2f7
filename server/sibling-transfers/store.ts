// The SQL of what is moved between two pupils of the same people.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

export type TransferRow = {
  schoolId: number
  transferId: string
  fromWalletId: string
  toWalletId: string
  personId: string
  amountOre: number
  madeAt: Date
}
export type TransferPart = { topupId: string; amountOre: number }

export function transferOf(db: Queryable, { schoolId, transferId }: { schoolId: number; transferId: string }): Promise<TransferRow | null> {
  return firstRow(
    db,
    sql`
      select school_id as "schoolId", id as "transferId", from_wallet_id as "fromWalletId", to_wallet_id as "toWalletId", person_id as "personId",
        amount_ore as "amountOre", made_at as "madeAt"
      from sibling_transfer
      where school_id = ${schoolId}
      and id = ${transferId}`,
  )
}

export async function insertTransfer(tx: Queryable, { parts, ...made }: TransferRow & { parts: readonly TransferPart[] }): Promise<void> {
  const { schoolId, transferId } = made
  await tx.query(sql`
    insert into sibling_transfer (school_id, id, from_wallet_id, to_wallet_id, person_id, amount_ore, made_at)
    values (${schoolId}, ${transferId}, ${made.fromWalletId}, ${made.toWalletId}, ${made.personId}, ${made.amountOre}, ${made.madeAt})`)
  for (const { topupId, amountOre } of parts) {
    await tx.query(sql`
      insert into sibling_transfer_part (school_id, transfer_id, topup_id, amount_ore)
      values (${schoolId}, ${transferId}, ${topupId}, ${amountOre})`)
  }
}

export const showTransfer = ({
  transferId,
  toWalletId,
  amountOre,
  madeAt,
}: TransferRow): RouteReply<'POST /api/wallets/:schoolId/:walletId/sibling-transfers'> => ({ transferId, toWalletId, amountOre, madeAt: madeAt.toISOString() })
