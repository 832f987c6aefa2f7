// A wallet's history as people read it: each movement with what was bought, where, and on which receipt, as far as whoever
// looks may see it.

import type { Sight } from '../../contract/relation-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { movementsOf, type WalletMovement } from '../../ledger/ledger.ts'
import { amountsByVatCode, type SoldLine } from '../../rules/purchase.ts'
import { seesAtLeast } from '../../rules/relation-rights.ts'
import { categoriesOf, type PurchaseShown, purchasesBehind, returnsBehind, type TopupBehind, topupsBehind } from './store.ts'

type WalletEntries = RouteReply<'GET /api/wallets/:schoolId/:walletId/history'>
type Entry = WalletEntries['entries'][number]

/** Who looks: the holder and the office see everything, a guardian as much as their standing says. */
export type Viewer = { side: 'own' | 'guardian' | 'office'; personId: string | null; sees: Sight }

/** The newest movements of a wallet, or the newest below version `before`: at most `limit`, and whether there are more. */
export async function walletEntries(
  db: Queryable,
  { schoolId, walletId, before, limit, viewer }: { schoolId: number; walletId: string; before: number | null; limit: number; viewer: Viewer },
): Promise<WalletEntries> {
  const found = await movementsOf(db, { schoolId, walletId, before, limit: limit + 1 })
  const movements = found.slice(0, limit)
  const idsOf = (wanted: WalletMovement['kind']) => [...new Set(movements.filter(({ kind }) => shownAs(kind) === wanted).map(({ eventId }) => eventId))]
  const purchases = await purchasesBehind(db, { schoolId, purchaseIds: idsOf('purchase') })
  const returns = await returnsBehind(db, { schoolId, returnIds: idsOf('return') })
  const topups = await topupsBehind(db, { schoolId, topupIds: idsOf('topup') })
  const behind = (eventId: string): Behind | undefined => purchases.get(eventId) ?? returns.get(eventId)
  const productIds = viewer.sees === 'categories' ? movements.flatMap(({ eventId }) => behind(eventId)?.lines.map(({ productId }) => productId) ?? []) : []
  const categories = await categoriesOf(db, { schoolId, productIds: [...new Set(productIds)] })
  return {
    entries: movements.map((movement) => {
      const { eventId, part } = movement
      const bought = behind(eventId)
      const lines = bought ? linesSeen(linesOfPart(bought, part), { sees: viewer.sees, categories }) : []
      return { ...showEntry(movement, bought, lines), ...whoPaid(topups.get(eventId), viewer) }
    }),
    hasMore: found.length > limit,
    sees: viewer.sees,
  }
}

// A return shows the receipt of the sale that it is of.
type Behind = Partial<Pick<PurchaseShown, 'purchaseId' | 'disputeNumber' | 'foundByName'>> & Pick<PurchaseShown, 'receiptNumber' | 'tillName' | 'lines'>
type ShownLines = Entry['lines']

/** To whom a wallet belongs, a purchase is a purchase; that it took the wallet below zero stands beside it. */
const shownAs = (kind: WalletMovement['kind']) => (kind === 'purchase_on_debt' ? 'purchase' : kind)

function showEntry(
  { eventId: _event, part: _part, happenedAt, ...movement }: WalletMovement,
  bought: Behind | undefined,
  lines: ShownLines,
): Omit<Entry, 'isAutomatic' | 'gift' | 'paidBy'> {
  return {
    ...movement,
    kind: shownAs(movement.kind),
    happenedAt: happenedAt.toISOString(),
    place: bought?.tillName ?? null,
    receiptNumber: bought?.receiptNumber ?? null,
    purchaseId: bought?.purchaseId ?? null,
    disputeNumber: bought?.disputeNumber ?? null,
    foundByName: bought?.foundByName ?? null,
    lines,
  }
}

// What each has paid in is known to each, to the pupil and to the school.
function whoPaid(topup: TopupBehind | undefined, viewer: Viewer): Pick<Entry, 'isAutomatic' | 'gift' | 'paidBy'> {
  if (!topup) return { isAutomatic: false, gift: null, paidBy: null }
  const isYou = topup.payerPersonId === viewer.personId
  const name = isYou ? null : viewer.side === 'office' ? topup.payerName : viewer.side === 'own' && !topup.isProtected ? topup.payerFirstName : null
  return {
    isAutomatic: topup.isAutomatic,
    gift: topup.isGift ? { from: topup.giverName } : null,
    paidBy: topup.isGift || (!isYou && name === null) ? null : { isYou, name },
  }
}

function linesSeen(lines: readonly SoldLine[], { sees, categories }: { sees: Sight; categories: ReadonlyMap<string, string> }): ShownLines {
  if (seesAtLeast({ sees }, 'items')) return lines.map(({ name, quantity, unitPriceOre, amountOre }) => ({ name, quantity, unitPriceOre, amountOre }))
  if (!seesAtLeast({ sees }, 'categories')) return []
  // One line for each kind, and no price of one: that would tell which.
  const kinds = Map.groupBy(lines, ({ productId }) => categories.get(productId) ?? null)
  return [...kinds].flatMap(([name, of]) => {
    const amountOre = of.reduce((sum, line) => sum + line.amountOre, 0)
    return name === null ? [] : { name, quantity: 1, unitPriceOre: amountOre, amountOre }
  })
}

// A purchase or return with several VAT codes is one movement for each, in the order the codes appear on it.
function linesOfPart({ lines }: Pick<PurchaseShown, 'lines'>, part: number): SoldLine[] {
  const vatCode = amountsByVatCode(lines)[part - 1]?.vatCode
  return lines.filter((line) => line.vatCode === vatCode)
}
