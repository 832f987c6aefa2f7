// What schools cover of a batch: asked for after the facts, since only they say whether anybody needs it.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, type Transfer, walletName } from '../../ledger/ledger.ts'
import type { Cover } from '../../rules/meal-cover.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Sale } from '../../rules/purchase.ts'
import type { House } from '../house.ts'
import { type Coverable, type Covering, type MealEntry, readCovering } from '../meals/index.ts'
import { type Facts, nameOf, type UncoveredFacts } from './decide.ts'
import type { Request } from './read-request.ts'

/** Null, without a question, where no school of the batch covers anything. */
export async function coveringOf(
  tx: Queryable,
  house: House,
  requests: readonly Request[],
  { facts, now }: { facts: UncoveredFacts; now: Date },
): Promise<Covering | null> {
  const wanted = requests.flatMap((request) => coverable(request, facts) ?? [])
  return wanted.length === 0 ? null : readCovering(tx, house, { wanted, today: norwegianTime(now).date })
}

// A purchase that stands already is not covered a second time.
function coverable({ wish, code }: Request, { registers, wallets, cards, earlier }: UncoveredFacts): Coverable | null {
  const { schoolId, tillId } = wish.till
  const register = registers.get(nameOf(schoolId, tillId))
  if (!register || !(register.advancesMeals || register.hasMealProgrammes) || earlier.has(nameOf(schoolId, wish.id))) return null
  const card = code ? cards.get(code.place) : undefined
  const wallet = card && wallets.get(walletName({ schoolId, walletId: card.walletId }))
  const { advancesMeals, hasMealProgrammes } = register
  return wallet ? { wallet, totalOre: wish.totalOre, advancesMeals, hasMealProgrammes } : null
}

type Covered = { wallet: LockedWallet; sale: Sale; cover: Cover; purchaseId: string; happenedAt: Date }

/** What is covered is in the wallet before the purchase takes it: its transfers come before the purchase's. */
export function takeCover({ covering, products }: Facts, { wallet, sale, ...of }: Covered): { transfers: Transfer[]; entries: MealEntry[] } {
  const { schoolId, walletId } = wallet
  const lines = sale.lines.map((line) => ({ ...line, isMeal: products.get(schoolId)?.get(line.productId)?.isMeal === true }))
  return covering?.take({ ...of, schoolId, walletId, lines }) ?? { transfers: [], entries: [] }
}
