import type { Queryable } from '../../database/connect.ts'
import { arrangementUrl } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import { letterFacts } from './letter-store.ts'
import { letterOfReceipt, tellPayer } from './letters.ts'
import type { TopupRow } from './store.ts'

export type ReceiptSums = { amountOre: number; cardFeeOre: number; paidBackOre: number; balanceOre: number }

/** The payer's receipt, in the transaction that brings the money; none where nobody said where to. */
export async function sendReceipt(tx: Queryable, house: House, topup: TopupRow, sums: ReceiptSums): Promise<void> {
  const facts = await letterFacts(tx, topup)
  if (!facts) return
  const { topupId, provider, walletId } = topup
  const manageAt = walletId === null ? null : arrangementUrl(house, { ...topup, walletId })
  const letter = letterOfReceipt(facts, { topupId, ...sums, creditedAt: house.clock.now(), provider, manageAt })
  await tellPayer(tx, house, facts, { event: 'payment_receipt', letter })
}
