// Decides a purchase as it would be decided now, and makes none: what is practised at a till. It reads the same facts under
// the same locks, and leaves a phone's code as good as it was.

import type { Refusal } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Sale } from '../../rules/purchase.ts'
import type { House } from '../house.ts'
import { askForProducts } from './find-products.ts'
import { askForWallets } from './find-wallets.ts'
import { decide } from './decide.ts'
import { readFacts } from './read-facts.ts'
import { hashOfWish, prepare, type PurchaseWish, type Request } from './read-request.ts'

/** What was tried: the sale, whose card it was, and what would be left on it. Nobody's, without a code. */
export type Tried = { sale: Sale; firstName: string | null; balanceOre: number; hash: Buffer; cashierId: string | null }

export async function tryPurchase(
  tx: Queryable,
  house: House,
  { code, ...rest }: Omit<PurchaseWish, 'code'> & { code: string | null },
): Promise<Tried | { refusal: Refusal; walletId: string | null }> {
  const now = house.clock.now()
  const wish = { ...rest, code: code ?? '' }
  const request: Request =
    code === null ? { wish, hash: hashOfWish(wish), code: null, fault: null, step: null, isWithoutCard: true } : prepare(house, wish, now)
  const wallets = request.code ? await askForWallets(tx, [request.code]) : []
  const facts = await readFacts(tx, house, [request], { wallets, findProducts: askForProducts, now })
  const { card, wallet, decision, cashierId } = decide(request, facts, {
    balanceOf: ({ balanceOre }) => balanceOre,
    localDate: norwegianTime(now).date,
    now,
  })
  if ('refusal' in decision) return { ...decision, walletId: wallet?.walletId ?? null }
  const { sale, cover } = decision
  const ownOre = sale.totalOre - cover.programmeOre - cover.advanceOre
  return { sale, firstName: card?.firstName ?? null, balanceOre: (wallet?.balanceOre ?? ownOre) - ownOre, hash: request.hash, cashierId }
}

/** What a repeated wish is held against. */
export const hashOfTried = ({ code, ...rest }: Omit<PurchaseWish, 'code'> & { code: string | null }) => hashOfWish({ ...rest, code: code ?? '' })
