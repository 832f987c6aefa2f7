// Books a record of a device on its reserve register: numbered and signed in the device's order, at the time it happened.
// A sale that has been eaten is booked although the wallet does not hold it; a card that nobody can have shown pays nothing.

import type { Queryable } from '../../database/connect.ts'
import { lockWallets, post, type Transfer, type WalletKey, walletName } from '../../ledger/ledger.ts'
import { dayOfStep, macCharacters, textForMac } from '../../rules/card-codes.ts'
import { NOTHING_COVERED } from '../../rules/meal-cover.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { amountsByVatCode, isPriceOf, sellAsSeen, type Sale } from '../../rules/purchase.ts'
import { dayToOpen, isStepOfTime, notesOnBounds, notesOnCard, overdrawnBy, type ReserveNote, type ReserveRefusal, timeOf } from '../../rules/reserve-booking.ts'
import type { ReserveBounds } from '../../rules/reserve-limits.ts'
import { type ReserveRecord, textForProof } from '../../rules/reserve-records.ts'
import { textToSign } from '../../rules/signature.ts'
import { beginReserveDay } from '../day-reports/index.ts'
import type { House } from '../house.ts'
import { currentSigner, type LockedRegister, lockRegisters, recordEvents } from '../journal/index.ts'
import { hmac256 } from '../keys.ts'
import { insertMealEntries, type MealEntry, readCoveringOfSchool } from '../meals/index.ts'
import {
  askForProducts,
  insertOverridden,
  insertPurchases,
  type OpenOverride,
  type ProductRow,
  tellOfAdvances,
  tellOfOverrides,
  updateUsedSteps,
} from '../purchases/index.ts'
import { isAgainstStop, isOverLimit, wordsOf } from './held-against.ts'
import { boundsOf } from './settings-store.ts'
import { markOf } from './show-list.ts'
import {
  buryPurchase,
  cardsById,
  type Device,
  insertRecord,
  insertReport,
  isIdTaken,
  keepRegister,
  lockBothRegisters,
  type LockedPair,
  type RecordCard,
  registerOfPurchase,
  knownCashier,
  soldWithCard,
} from './store.ts'
import type { Told } from './tell-families.ts'
import type { ReadableRecord, TakenRecord as Answer } from './taken.ts'

export type Books = {
  /** The reserve register, as it stands after what was booked. */
  register: LockedRegister
  /** Takes the next record of the chain. */
  take: (each: ReadableRecord) => Promise<Answer>
  /** What the families are to hear. */
  told: () => readonly Told[]
}

/** Locks what a batch of records needs, registers before wallets, and opens the books for it. */
export async function openBooks(tx: Queryable, house: House, { device, cards }: { device: Device; cards: ReadonlyMap<string, string> }): Promise<Books> {
  const { schoolId, tillId, registerId } = device
  const pair = await lockBothRegisters(tx, { schoolId, tillId })
  const [register] = await lockRegisters(tx, { schoolId, registerId })
  const bounds = await boundsOf(tx, schoolId)
  if (!pair || !register || !bounds) throw new Error('a device has a till with two registers, and a school')
  const known = await cardsById(tx, { schoolId, cardIds: [...cards.values()] })
  const wallets = await lockWallets(
    tx,
    [...known.values()].map(({ walletId }): WalletKey => ({ schoolId, walletId })),
  )
  const products = (await askForProducts(tx, [{ schoolId, catalogueVersion: 0, productIds: [] }])).get(schoolId) ?? new Map<string, ProductRow>()
  const signer = await currentSigner(tx, house.keys)
  const chart = await house.chartOf(tx, schoolId)
  const now = house.clock.now()
  // What the school covers it covers when a record is handed in, before a debt arises.
  const covering = await readCoveringOfSchool(tx, house, { schoolId, wallets: [...wallets.values()], today: norwegianTime(now).date })
  const told: Told[] = []

  async function take(each: ReadableRecord): Promise<Answer> {
    const { record } = each
    const time = timeOf(new Date(record.happenedAt), { last: pair?.lastHappenedAt ?? null, now })
    const card = known.get(cards.get(record.card.hash) ?? '')
    const refusal =
      (await refuse(tx, house, { record, card, schoolId })) ?? (record.lines.every(({ productId }) => products.has(productId)) ? null : 'product_unknown')
    if (refusal !== null || !card) return keepRefused(each, refusal ?? 'card_unknown', time.happenedAt)
    const { happenedAt } = time
    const notes: ReserveNote[] = [...notesOnCard(card, { happenedAt, step: record.card.step }), ...(await notesBeside({ record, card, time }))]
    const replaced = record.replaces === null ? null : await settleReplaced(record, notes)
    if (replaced === 'sold_before') return keepSoldBefore(each, happenedAt, notes)
    const words = await wordsOf(tx, { schoolId, tillId, record, card, happenedAt })
    if (words.length < record.overrideIds.length || isAgainstStop(record, { card, words, products, happenedAt })) notes.push('against_stop')
    if (await isOverLimit(tx, { schoolId, record, card, products, happenedAt })) notes.push('over_limit')
    return book({ each, card, notes, words, happenedAt })
  }

  async function notesBeside({ record, card, time }: { record: ReserveRecord; card: RecordCard; time: ReturnType<typeof timeOf> }): Promise<ReserveNote[]> {
    const { happenedAt, wasWrong } = time
    const before = await soldWithCard(tx, { schoolId, registerId, cardId: card.cardId, localDate: norwegianTime(happenedAt).date })
    const isListKnown = record.list.mark === markOf(house, { tillId, ...record.list })
    const isPriceOther = record.lines.some(({ productId, unitPriceOre }) => !isPriceOf(products.get(productId), unitPriceOre))
    return [
      ...notesOnBounds(record, { bounds: bounds as ReserveBounds, before, happenedAt, isListKnown }),
      ...(isPriceOther ? (['price_other'] as const) : []),
      ...(wasWrong ? (['clock_wrong'] as const) : []),
      ...(pair?.tillClosedAt && pair.tillClosedAt <= happenedAt ? (['till_was_closed'] as const) : []),
    ]
  }

  // The connected sale either happened, and then this one did not; or it never will.
  async function settleReplaced(record: ReserveRecord, notes: ReserveNote[]): Promise<'sold_before' | null> {
    const { connectedId } = pair as LockedPair
    const purchaseId = record.replaces as string
    const where = await registerOfPurchase(tx, { schoolId, purchaseId })
    if (where === connectedId) return 'sold_before'
    if (where === null && (await buryPurchase(tx, { schoolId, purchaseId, recordId: record.id, connectedId, madeAt: now }))) return null
    notes.push('replaces_unknown')
    return null
  }

  type Booking = { each: ReadableRecord; card: RecordCard; notes: ReserveNote[]; words: readonly OpenOverride[]; happenedAt: Date }

  async function book({ each, card, notes, words, happenedAt }: Booking): Promise<Answer> {
    const { record, text, hash, signature } = each
    const local = norwegianTime(happenedAt)
    const sale = sellAsSeen(record, { product: (productId) => products.get(productId), localDate: local.date })
    await openDay(local.date)
    const wallet = { schoolId, walletId: card.walletId }
    const lines = sale.lines.map((line) => ({ ...line, isMeal: products.get(line.productId)?.isMeal === true }))
    const ownOre = wallets.get(walletName(wallet))?.balanceOre as number
    const { cover } = covering?.decide(wallet, lines, ownOre) ?? { cover: NOTHING_COVERED }
    const covered = covering?.take({ ...wallet, purchaseId: record.id, cover, lines, happenedAt }) ?? { transfers: [], entries: [] }
    // With what is covered, the wallet holds so much when the sale takes it.
    const balanceOre = ownOre + cover.programmeOre + cover.advanceOre
    const overdrawnOre = overdrawnBy(sale.totalOre, balanceOre)
    if (overdrawnOre > 0) notes.unshift('overdrawn')
    const cashierId = await knownCashier(tx, { schoolId, cashierId: record.cashierId })
    // It has been eaten, whoever sold it: it is booked as nobody's, and the record keeps whom the device named.
    if (record.cashierId !== null && cashierId === null) notes.push('cashier_unknown')
    await sign({
      record,
      cashierId,
      hash,
      card,
      sale,
      happenedAt,
      local,
      balanceAfterOre: balanceOre - sale.totalOre,
      isOnCredit: overdrawnOre > 0,
      covered,
    })
    const overridden = words.map((word) => ({ ...word, ...wallet, purchaseId: record.id, lines: sale.lines }))
    await insertOverridden(tx, overridden)
    await tellOfOverrides(tx, house, overridden)
    if (overdrawnOre > 0)
      await recordEvents(tx, house, register as LockedRegister, [{ kind: 'goods_delivered', subjectId: record.id, amountOre: overdrawnOre }])
    const { step } = record.card
    if (card.isPhone && step !== null && step > (card.lastStep ?? -1)) {
      card.lastStep = step
      await updateUsedSteps(tx, [{ schoolId, cardId: card.cardId, step }])
    }
    const { receiptNumber, deliveryNumber } = pair as LockedPair
    await insertRecord(
      tx,
      device,
      {
        sequence: record.sequence,
        id: record.id,
        text,
        hash,
        signature,
        outcome: 'booked',
        reason: null,
        replacesId: record.replaces,
        overdrawnOre,
        deliveryNumber: overdrawnOre > 0 ? deliveryNumber : null,
        happenedAt,
      },
      now,
    )
    await tell(each, notes)
    told.push({ walletId: card.walletId, totalOre: sale.totalOre, balanceOre: balanceOre - sale.totalOre, happenedAt, notes })
    return { sequence: record.sequence, outcome: 'booked', reason: null, notes, receiptNumber }
  }

  async function openDay(localDate: string): Promise<void> {
    const open = register as LockedRegister
    if (open.openDay !== null && open.openDay >= localDate) return
    open.openDay = await beginReserveDay(
      tx,
      house,
      open,
      dayToOpen(localDate, open.openDay ?? open.lastZDay, (day) => addDays(day, 1)),
    )
  }

  // Its place in the register's journal, the law's signature, and what money moves.
  async function sign({ record, cashierId, hash, card, sale, happenedAt, local, balanceAfterOre, isOnCredit, covered }: Signing): Promise<void> {
    const [open, numbers] = [register as LockedRegister, pair as LockedPair]
    open.journalNumber += 1
    numbers.receiptNumber += 1
    if (isOnCredit) numbers.deliveryNumber += 1
    open.grandTotalSalesOre += sale.totalOre
    open.lastSignature = signer.sign(
      textToSign({
        previousSignature: open.lastSignature,
        localDate: local.date,
        localTime: local.time,
        journalNumber: open.journalNumber,
        totalOre: sale.totalOre,
        totalWithoutVatOre: sale.totalWithoutVatOre,
      }),
    )
    numbers.lastHappenedAt = happenedAt
    await insertPurchases(
      tx,
      [
        {
          schoolId,
          id: record.id,
          registerId,
          journalNumber: open.journalNumber,
          receiptNumber: numbers.receiptNumber,
          walletId: card.walletId,
          cardId: card.cardId,
          totalOre: sale.totalOre,
          totalWithoutVatOre: sale.totalWithoutVatOre,
          lines: sale.lines,
          signature: open.lastSignature,
          requestHash: Buffer.from(hash, 'hex').subarray(0, 16),
          balanceAfterOre,
          cashierId,
        },
      ],
      { happenedAt, bookedAt: now, localDate: local.date, localTime: local.time, keyVersion: signer.keyVersion },
    )
    let balanceOre = balanceAfterOre + sale.totalOre
    const transfers = amountsByVatCode(sale.lines).map(({ vatCode, amountOre }, index): Transfer => {
      balanceOre -= amountOre
      return {
        schoolId,
        eventId: record.id,
        part: index + 1,
        kind: balanceOre < 0 ? 'purchase_on_debt' : 'purchase',
        amountOre,
        happenedAt,
        debitAccountId: card.walletId,
        creditAccountId: chart.sales[vatCode],
      }
    })
    await post(tx, wallets, [...covered.transfers, ...transfers], now)
    await insertMealEntries(tx, covered.entries, now)
    await tellOfAdvances(tx, house, covered.entries)
    await keepRegister(tx, { ...open, ...numbers, openDay: open.openDay as string })
  }

  async function keepRefused(each: ReadableRecord, reason: ReserveRefusal, happenedAt: Date): Promise<Answer> {
    // An id that stands for something else is kept apart from it.
    const id = reason === 'id_taken' ? house.newId() : each.record.id
    await insertRecord(tx, device, { ...rowOf(each), id, outcome: 'refused', reason, happenedAt }, now)
    await tell(each, [reason], id)
    return { sequence: each.record.sequence, outcome: 'refused', reason, notes: [reason], receiptNumber: null }
  }

  async function keepSoldBefore(each: ReadableRecord, happenedAt: Date, notes: ReserveNote[]): Promise<Answer> {
    const { record } = each
    await recordEvents(tx, house, register as LockedRegister, [{ kind: 'sale_sold_before', subjectId: record.replaces, amountOre: record.totalOre }])
    await insertRecord(tx, device, { ...rowOf(each), outcome: 'sold_before', reason: null, happenedAt }, now)
    await tell(each, notes)
    return { sequence: record.sequence, outcome: 'sold_before', reason: null, notes, receiptNumber: null }
  }

  async function tell({ record, hash, text }: ReadableRecord, whats: readonly (ReserveNote | ReserveRefusal)[], recordId = record.id): Promise<void> {
    for (const what of whats) {
      const report = { reportId: house.newId(), sequence: record.sequence, what, evidence: hash, recordId, amountOre: record.totalOre, text, signature: null }
      await insertReport(tx, device, report, now)
    }
  }

  return { take, told: () => told, register }
}

type Signing = {
  cashierId: string | null
  record: ReserveRecord
  hash: string
  card: RecordCard
  sale: Sale
  happenedAt: Date
  local: { date: string; time: string }
  balanceAfterOre: number
  isOnCredit: boolean
  covered: { transfers: Transfer[]; entries: MealEntry[] }
}

const rowOf = ({ record, text, hash, signature }: ReadableRecord) => ({
  sequence: record.sequence,
  id: record.id,
  text,
  hash,
  signature,
  replacesId: record.replaces,
  overdrawnOre: 0,
  deliveryNumber: null,
})

// Only who has seen a card knows its credential, and a phone's code is proved by the key of the day.
async function refuse(
  tx: Queryable,
  house: House,
  { record, card, schoolId }: { record: ReserveRecord; card: RecordCard | undefined; schoolId: number },
): Promise<ReserveRefusal | null> {
  if (await isIdTaken(tx, { schoolId, id: record.id })) return 'id_taken'
  if (!card) return 'card_unknown'
  const credentialId = house.keys.credentialIdOf(card.cardId)
  if (macCharacters(hmac256(Buffer.from(credentialId), textForProof(record))) !== record.card.proof) return 'card_not_shown'
  const { step, mac } = record.card
  if (!card.isPhone) return null
  if (step === null || !isStepOfTime(step, new Date(record.happenedAt), { isSoldAnew: record.replaces !== null })) return 'code_not_genuine'
  const { utcDay, stepOfDay } = dayOfStep(step)
  const genuine = macCharacters(hmac256(house.keys.dayKeyOf(credentialId, schoolId, utcDay), textForMac(credentialId, stepOfDay)))
  return genuine === mac ? null : 'code_not_genuine'
}
