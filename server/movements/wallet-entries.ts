// A wallet's history as people read it: each movement with what was bought, where, and on which receipt.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { movementsOf, type WalletMovement } from '../../ledger/ledger.ts'
import { amountsByVatCode } from '../../rules/purchase.ts'
import { automaticAmong, giversBehind, type PurchaseShown, purchasesBehind, returnsBehind } from './store.ts'

type WalletEntries = RouteReply<'GET /api/wallets/:schoolId/:walletId/history'>

/** The newest movements of a wallet, or the newest below version `before`: at most `limit`, and whether there are more. */
export async function walletEntries(
  db: Queryable,
  { schoolId, walletId, before, limit }: { schoolId: number; walletId: string; before: number | null; limit: number },
): Promise<WalletEntries> {
  const found = await movementsOf(db, { schoolId, walletId, before, limit: limit + 1 })
  const movements = found.slice(0, limit)
  const idsOf = (wanted: WalletMovement['kind']) => [...new Set(movements.filter(({ kind }) => shownAs(kind) === wanted).map(({ eventId }) => eventId))]
  const purchases = await purchasesBehind(db, { schoolId, purchaseIds: idsOf('purchase') })
  const returns = await returnsBehind(db, { schoolId, returnIds: idsOf('return') })
  const givers = await giversBehind(db, { schoolId, topupIds: idsOf('topup') })
  const automatic = await automaticAmong(db, { schoolId, topupIds: idsOf('topup') })
  return {
    entries: movements.map((movement) => ({
      ...showEntry(movement, purchases.get(movement.eventId) ?? returns.get(movement.eventId), givers.get(movement.eventId)),
      isAutomatic: automatic.has(movement.eventId),
    })),
    hasMore: found.length > limit,
  }
}

/** To whom a wallet belongs, a purchase is a purchase; that it took the wallet below zero stands beside it. */
const shownAs = (kind: WalletMovement['kind']) => (kind === 'purchase_on_debt' ? 'purchase' : kind)

function showEntry(
  { eventId: _event, part, happenedAt, ...movement }: WalletMovement,
  // A return shows the receipt of the sale that it is of.
  purchase: ({ purchaseId?: string } & Pick<PurchaseShown, 'receiptNumber' | 'tillName' | 'lines'> & { disputeNumber?: number | null }) | undefined,
  giver: string | null | undefined,
): Omit<WalletEntries['entries'][number], 'isAutomatic'> {
  return {
    ...movement,
    kind: shownAs(movement.kind),
    happenedAt: happenedAt.toISOString(),
    place: purchase?.tillName ?? null,
    receiptNumber: purchase?.receiptNumber ?? null,
    purchaseId: purchase?.purchaseId ?? null,
    disputeNumber: purchase?.disputeNumber ?? null,
    gift: giver === undefined ? null : { from: giver },
    lines: purchase ? linesOfPart(purchase, part) : [],
  }
}

// A purchase or return with several VAT codes is one movement for each, in the order the codes appear on it.
function linesOfPart({ lines }: Pick<PurchaseShown, 'lines'>, part: number): WalletEntries['entries'][number]['lines'] {
  const vatCode = amountsByVatCode(lines)[part - 1]?.vatCode
  return lines.filter((line) => line.vatCode === vatCode).map(({ name, quantity, unitPriceOre, amountOre }) => ({ name, quantity, unitPriceOre, amountOre }))
}
