// Everything that arrived while the last commit ran becomes one transaction:
// lock the registers and then the wallets in id order, read the facts, decide each purchase with the
// pure rule, write all of it as sets, commit. One flush to disk carries them all.

import { Refused, type Refusal } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { commit, undo } from '../../database/transaction.ts'
import { type LockedWallet, lockWallets, post, type Transfer, type WalletKey, walletName } from '../../ledger/ledger.ts'
import { stepUsedBy } from '../../rules/found-by-name.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { amountsByVatCode, type Sale } from '../../rules/purchase.ts'
import { textToSign } from '../../rules/signature.ts'
import { beginDays } from '../day-reports/index.ts'
import type { House } from '../house.ts'
import type { Signer } from '../journal/index.ts'
import { countIn, findLimits, insertStopped, type Stopped, tellOfStopped, type UsedAsk, useAsks } from '../limits/index.ts'
import { insertMealEntries, type MealEntry } from '../meals/index.ts'
import { onTheWay } from '../topups/index.ts'
import { coveringOf, takeCover } from './cover.ts'
import { decide, decideOverridden, type Facts, nameOf, type UncoveredFacts } from './decide.ts'
import { askForProducts, type FindProducts, rememberProducts, type WantedProducts } from './find-products.ts'
import { limitedAmong, stoppedBy } from './limited.ts'
import { askForWallets, type FindWallets, rememberWallets } from './find-wallets.ts'
import { insertOverridden, type Overridden } from './override-store.ts'
import { prepare, type PurchaseWish, type Request } from './read-request.ts'
import {
  buriedAmong,
  type CardRow,
  cardsBehind,
  type CodeKey,
  schoolsOfCodes,
  type EarlierPurchase,
  earlierPurchases,
  insertPurchases,
  type LockedRegister,
  lockRegisters,
  type NewPurchase,
  updateRegisters,
  updateUsedSteps,
} from './store.ts'
import { tellOfAdvances } from './tell-of-advances.ts'
import { tellOfLowBalances } from './tell-of-low-balances.ts'
import { type SoldByName, tellOfNames } from './tell-of-names.ts'
import { tellOfOverrides } from './tell-of-overrides.ts'

export type PurchaseAnswer = RouteReply<'POST /api/purchases'>
export type Outcome = { answer: PurchaseAnswer } | { refusal: Refusal }

/** What a batch need not ask the database about every time. */
export type Memory = { findWallets: FindWallets; findProducts: FindProducts }

/** Of somebody who sells batch after batch. */
export const newMemory = (): Memory => ({ findWallets: rememberWallets(), findProducts: rememberProducts() })

const NO_MEMORY: Memory = { findWallets: askForWallets, findProducts: askForProducts }

// Every statement of a batch looks rows up by their keys, so one plan is right for every batch.
const BEGIN = 'begin; set local plan_cache_mode = force_generic_plan'

/**
 * Makes or refuses each purchase of a batch, in the order given, in one transaction.
 * @returns one outcome for each wish, in the same order; they hold only once this has returned
 * @throws the database's error when nothing, or nobody knows what, was written
 */
export async function makePurchases(
  house: House,
  signer: Signer,
  wishes: readonly PurchaseWish[],
  { findWallets, findProducts }: Memory = NO_MEMORY,
): Promise<Outcome[]> {
  const now = house.clock.now()
  const requests = wishes.map((wish) => prepare(house, wish, now))
  const client = await house.database.connect()
  let isLost = false
  try {
    const begun = client.query(BEGIN)
    const found = findWallets(
      client,
      requests.flatMap((request) => request.code ?? []),
    )
    // When every wallet is remembered, the beginning travels with the questions.
    const wallets = Array.isArray(found) ? found : (await Promise.all([begun, found]))[1]
    const [, facts] = await Promise.all([begun, readFacts(client, house, requests, { wallets, findProducts, now })])
    const batch = await decideAll(house, client, signer, { requests, facts, now })
    // A register's first sale of the day opens it; a day before that was not closed gets its Z report first.
    if (batch.begun.size > 0) await beginDays(client, house, [...batch.begun])
    const isTold = [batch.stopped, batch.overridden, batch.covered, batch.byName, batch.short].some(({ length }) => length > 0)
    if (isTold) await keepAndTell(client, house, signer, batch, now)
    else await Promise.all([...write(client, signer, batch, now), commit(client)])
    if (batch.short.length > 0) await sayWhatIsOnTheWay(house, client, batch)
    return batch.outcomes
  } catch (error) {
    // A connection that cannot answer is thrown away, never asked to cancel: its commit may have arrived.
    isLost = !(await undo(client))
    throw error
  } finally {
    client.release(isLost)
  }
}

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

type Batch = {
  outcomes: Outcome[]
  /** Wallets with too little in them, and the refusals that say so. */
  short: { wallet: LockedWallet; refusal: Refusal }[]
  purchases: NewPurchase[]
  transfers: Transfer[]
  wallets: Map<string, LockedWallet>
  registers: Set<LockedRegister>
  /** Those whose first sale of the day this is. */
  begun: Set<LockedRegister>
  usedSteps: Map<string, { schoolId: number; cardId: string; step: number }>
  /** Sales that went on against a stop, and by whose word. */
  overridden: Overridden[]
  /** Sales to those who were found by name. */
  byName: SoldByName[]
  /** What the school covered. */
  covered: MealEntry[]
  /** What limits stopped, and what was let once and is used. */
  stopped: Stopped[]
  usedAsks: UsedAsk[]
  localDate: string
  localTime: string
}

async function decideAll(
  house: House,
  tx: Queryable,
  signer: Signer,
  { requests, facts, now }: { requests: Request[]; facts: Facts; now: Date },
): Promise<Batch> {
  const { date: localDate, time: localTime } = norwegianTime(now)
  const batch: Batch = {
    outcomes: [],
    short: [],
    purchases: [],
    transfers: [],
    wallets: facts.wallets,
    registers: new Set(),
    begun: new Set(),
    usedSteps: new Map(),
    overridden: [],
    byName: [],
    covered: [],
    stopped: [],
    usedAsks: [],
    localDate,
    localTime,
  }
  // The ledger moves the balances when it posts; until then the batch keeps count itself.
  const balances = new Map([...facts.wallets].map(([name, wallet]) => [name, wallet.balanceOre]))
  const sold = new Map<string, { hash: Buffer; answer: PurchaseAnswer }>()
  const isUsed = (overrideId: string) => batch.overridden.some((used) => used.overrideId === overrideId)
  for (const request of requests) {
    const { wish, hash } = request
    const name = nameOf(wish.till.schoolId, wish.id)
    const before = sold.get(name) ?? earlierAnswer(facts.earlier.get(name))
    if (before) {
      batch.outcomes.push(before.hash.equals(hash) ? { answer: before.answer } : { refusal: { code: 'same_id_other_content' } })
      continue
    }
    if (facts.buried.has(name)) {
      batch.outcomes.push({ refusal: { code: 'purchase_replaced' } })
      continue
    }
    const means = { balanceOf: (of: LockedWallet) => balances.get(walletName(of)) as number, localDate, now }
    const first = decide(request, facts, means)
    const { overrides, ...decided } = await decideOverridden(tx, { request, facts, means, first, isUsed })
    const { register, card, wallet, decision, cashierId } = decided
    if ('refusal' in decision || !register || !card || !wallet) {
      const refusal = 'refusal' in decision ? decision.refusal : { code: 'till_closed' as const }
      if (refusal.code === 'balance_too_low' && wallet) batch.short.push({ wallet, refusal })
      if ('refusal' in decision && decision.limitedBy && card) batch.stopped.push(stoppedBy(request, facts, { card, decision }))
      batch.outcomes.push({ refusal })
      continue
    }
    const { sale, cover } = decision
    const coveredOre = cover.programmeOre + cover.advanceOre
    const balanceAfterOre = (balances.get(walletName(wallet)) as number) + coveredOre - sale.totalOre
    balances.set(walletName(wallet), balanceAfterOre)
    if (coveredOre > 0) {
      const { transfers, entries } = takeCover(facts, { wallet, sale, cover, purchaseId: wish.id, happenedAt: now })
      batch.transfers.push(...transfers)
      batch.covered.push(...entries)
    }
    const answer = await book(house, tx, signer, { batch, request, register, card, sale, cashierId, balanceAfterOre, now })
    sold.set(name, { hash, answer })
    batch.outcomes.push({ answer })
    const { schoolId, walletId } = wallet
    const limits = facts.limits.get(card.pupilId)
    if (limits) countIn(limits, { totalOre: sale.totalOre - cover.programmeOre, lifted: decision.lifted ?? [] })
    batch.usedAsks.push(...(decision.lifted ?? []).map((askId) => ({ schoolId, askId, purchaseId: wish.id })))
    batch.overridden.push(...overrides.map((override) => ({ ...override, schoolId, walletId, purchaseId: wish.id, lines: sale.lines })))
  }
  return batch
}

function earlierAnswer(earlier: EarlierPurchase | undefined): { hash: Buffer; answer: PurchaseAnswer } | null {
  if (!earlier) return null
  const { purchaseId, firstName, balanceAfterOre, totalOre, receiptNumber, journalNumber, bookedAt } = earlier
  return {
    hash: earlier.requestHash,
    answer: { purchaseId, firstName, balanceOre: balanceAfterOre, totalOre, receiptNumber, journalNumber, soldAt: bookedAt.toISOString() },
  }
}

type Booking = {
  batch: Batch
  request: Request
  register: LockedRegister
  card: CardRow
  sale: Sale
  cashierId: string | null
  balanceAfterOre: number
  now: Date
}

// Gives the sale its place in the register's journal, signs it, and says what money moves.
async function book(
  house: House,
  tx: Queryable,
  signer: Signer,
  { batch, request, register, card, sale, cashierId, balanceAfterOre, now }: Booking,
): Promise<PurchaseAnswer> {
  const { schoolId } = register
  const { id } = request.wish
  register.journalNumber += 1
  register.receiptNumber += 1
  register.grandTotalSalesOre += sale.totalOre
  register.lastSignature = signer.sign(
    textToSign({
      previousSignature: register.lastSignature,
      localDate: batch.localDate,
      localTime: batch.localTime,
      journalNumber: register.journalNumber,
      totalOre: sale.totalOre,
      totalWithoutVatOre: sale.totalWithoutVatOre,
    }),
  )
  batch.registers.add(register)
  if (register.openDay === null || register.openDay < batch.localDate) {
    register.openDay = batch.localDate
    batch.begun.add(register)
  }
  const step = stepUsedBy(request.step, card)
  if (step !== null) {
    card.lastStep = step
    batch.usedSteps.set(card.cardId, { schoolId, cardId: card.cardId, step })
  }
  if (card.worksUntil !== null) batch.byName.push({ schoolId, walletId: card.walletId, cardId: card.cardId, totalOre: sale.totalOre })
  batch.purchases.push({
    schoolId,
    id,
    registerId: register.registerId,
    journalNumber: register.journalNumber,
    receiptNumber: register.receiptNumber,
    walletId: card.walletId,
    cardId: card.cardId,
    totalOre: sale.totalOre,
    totalWithoutVatOre: sale.totalWithoutVatOre,
    lines: sale.lines,
    signature: register.lastSignature,
    requestHash: request.hash,
    balanceAfterOre,
    cashierId,
  })
  const chart = await house.chartOf(tx, schoolId)
  amountsByVatCode(sale.lines).forEach(({ vatCode, amountOre }, index) => {
    batch.transfers.push({
      schoolId,
      eventId: id,
      part: index + 1,
      kind: 'purchase',
      debitAccountId: card.walletId,
      creditAccountId: chart.sales[vatCode],
      amountOre,
      happenedAt: now,
    })
  })
  return {
    purchaseId: id,
    firstName: card.firstName,
    balanceOre: balanceAfterOre,
    totalOre: sale.totalOre,
    receiptNumber: register.receiptNumber,
    journalNumber: register.journalNumber,
    soldAt: now.toISOString(),
  }
}

function write(tx: Queryable, signer: Signer, batch: Batch, now: Date): Promise<void>[] {
  const { localDate, localTime } = batch
  if (batch.purchases.length === 0) return []
  return [
    insertPurchases(tx, batch.purchases, { happenedAt: now, bookedAt: now, localDate, localTime, keyVersion: signer.keyVersion }),
    post(tx, batch.wallets, batch.transfers, now),
    updateRegisters(tx, [...batch.registers]),
    ...(batch.covered.length > 0 ? [insertMealEntries(tx, batch.covered, now)] : []),
    ...(batch.usedSteps.size > 0 ? [updateUsedSteps(tx, [...batch.usedSteps.values()])] : []),
    ...(batch.usedAsks.length > 0 ? [useAsks(tx, batch.usedAsks)] : []),
  ]
}

// A letter to the family goes with the sale, or not at all. It takes a question more, so it is asked for only here.
async function keepAndTell(tx: Parameters<typeof commit>[0], house: House, signer: Signer, batch: Batch, now: Date): Promise<void> {
  const stopped = batch.stopped.length === 0 ? [] : await insertStopped(tx, batch.stopped, { now, localDate: batch.localDate })
  await Promise.all(write(tx, signer, batch, now))
  await insertOverridden(tx, batch.overridden)
  await tellOfOverrides(tx, house, batch.overridden)
  await tellOfAdvances(tx, house, batch.covered)
  await tellOfNames(tx, house, batch.byName)
  await tellOfStopped(tx, house, stopped)
  await tellOfLowBalances(
    tx,
    house,
    batch.short.map(({ wallet }) => wallet),
  )
  await commit(tx)
}

// The cashier may tell a pupil that money is coming. It is asked for when everything is committed, and only a
// kindness: whatever goes wrong with it, the outcomes stand.
async function sayWhatIsOnTheWay(house: House, db: Queryable, { short }: Batch): Promise<void> {
  try {
    const sums = await onTheWay(
      db,
      short.map(({ wallet }) => wallet),
    )
    short.forEach(({ refusal }, index) => {
      const onTheWayOre = sums[index] as number
      if (onTheWayOre > 0) refusal.facts = { ...refusal.facts, onTheWayOre }
    })
  } catch {
    house.log('what is on its way could not be read')
  }
}

/** The outcome as an action gives it: the answer, or the refusal thrown. */
export function answerOf(outcome: Outcome): PurchaseAnswer {
  if ('answer' in outcome) return outcome.answer
  throw new Refused(outcome.refusal)
}
