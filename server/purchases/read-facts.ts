// What a batch is decided by, read under the locks of its registers and wallets.

import type { Queryable } from '../../database/connect.ts'
import { lockWallets, type WalletKey } from '../../ledger/ledger.ts'
import type { House } from '../house.ts'
import { findLimits } from '../limits/index.ts'
import { coveringOf } from './cover.ts'
import { type Facts, nameOf, type UncoveredFacts } from './decide.ts'
import type { FindProducts, WantedProducts } from './find-products.ts'
import { limitedAmong } from './limited.ts'
import { provisionalAmong } from './provisional-store.ts'
import type { Request } from './read-request.ts'
import { buriedAmong, type CardRow, cardsBehind, type CodeKey, earlierPurchases, type LockedRegister, lockRegisters, schoolsOfCodes } from './store.ts'

// All statements leave together. Each sees what was committed when it begins, so what is read after the
// locks cannot be older than they are.
export async function readFacts(
  tx: Queryable,
  house: House,
  requests: Request[],
  { wallets, findProducts, now }: { wallets: WalletKey[]; findProducts: FindProducts; now: Date },
): Promise<Facts> {
  const codes: CodeKey[] = []
  for (const request of requests) {
    if (request.code) request.code.place = codes.push(request.code) - 1
  }
  const [registers, locked, cards, earlier] = await Promise.all([
    lockRegisters(
      tx,
      requests.map(({ wish }) => wish.till),
    ),
    lockWallets(tx, wallets),
    cardsBehind(tx, codes),
    earlierPurchases(
      tx,
      requests.map(({ wish }) => ({ schoolId: wish.till.schoolId, id: wish.id })),
    ),
  ])
  const found = findProducts(tx, productsWanted(requests, registers))
  const unknown = requests.flatMap(({ code, fault }) => (code && fault !== 'unknown' && !cards.has(code.place) ? [code.codeHash] : []))
  const facts: UncoveredFacts = {
    registers: new Map(registers.map((register) => [nameOf(register.schoolId, register.tillId), register])),
    wallets: locked,
    cards: oneObjectForEachCard(cards),
    products: found instanceof Map ? found : await found,
    earlier: new Map(earlier.map((purchase) => [nameOf(purchase.schoolId, purchase.purchaseId), purchase])),
    buried: await buriedOf(tx, requests, registers),
    provisional: await provisionalAmong(
      tx,
      requests.flatMap(({ wish: { till, provisionalId } }) =>
        provisionalId === undefined ? [] : { schoolId: till.schoolId, tillId: till.tillId, provisionalId },
      ),
    ),
    schoolsOfCodes: unknown.length > 0 ? await schoolsOfCodes(tx, unknown) : new Map(),
    limits: await findLimits(tx, limitedAmong(cards, requests), now),
  }
  return { ...facts, covering: await coveringOf(tx, house, requests, { facts, now }) }
}

// Asked for under the register's lock, under which they are buried, and only where there are any.
async function buriedOf(tx: Queryable, requests: Request[], registers: LockedRegister[]): Promise<ReadonlySet<string>> {
  if (!registers.some(({ tombstoneCount }) => tombstoneCount > 0)) return NONE_BURIED
  const found = await buriedAmong(
    tx,
    requests.map(({ wish }) => ({ schoolId: wish.till.schoolId, id: wish.id })),
  )
  return new Set(found.map(({ schoolId, id }) => nameOf(schoolId, id)))
}

const NONE_BURIED: ReadonlySet<string> = new Set()

// A till without a register sells nothing, so nobody asks what its school has to sell.
function productsWanted(requests: Request[], registers: LockedRegister[]): WantedProducts[] {
  const bySchool = new Map(registers.map(({ schoolId, catalogueVersion }) => [schoolId, { schoolId, catalogueVersion, productIds: new Set<string>() }]))
  for (const { wish } of requests) {
    const school = bySchool.get(wish.till.schoolId)
    if (school) for (const line of wish.lines) school.productIds.add(line.productId)
  }
  return [...bySchool.values()]
}

// Two wishes with one card must see each other's use of it.
function oneObjectForEachCard(cards: Map<number, CardRow>): Map<number, CardRow> {
  const byId = new Map<string, CardRow>()
  for (const card of cards.values()) if (!byId.has(card.cardId)) byId.set(card.cardId, card)
  return new Map([...cards].map(([place, card]) => [place, byId.get(card.cardId) as CardRow]))
}
