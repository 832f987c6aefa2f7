// Enters a record in the books: numbered and signed in the device's order, at the time it happened. A sale that has been eaten
// is booked although the wallet does not hold it. What is refused, or was sold before after all, is kept and told as that.

import { post, type Transfer, walletName } from '../../ledger/ledger.ts'
import { NOTHING_COVERED } from '../../rules/meal-cover.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { amountsByVatCode, type Sale, sellAsSeen } from '../../rules/purchase.ts'
import { dayToOpen, overdrawnBy, type ReserveNote, type ReserveRefusal } from '../../rules/reserve-booking.ts'
import { beginReserveDay } from '../day-reports/index.ts'
import { recordEvents, signEntry } from '../journal/index.ts'
import { insertMealEntries, type MealEntry } from '../meals/index.ts'
import { insertOverridden, insertPurchases, type OpenOverride, tellOfAdvances, tellOfOverrides, updateUsedSteps } from '../purchases/index.ts'
import type { Desk } from './open-books.ts'
import { insertRecord, insertReport, keepRegister, knownCashier, type RecordCard } from './store.ts'
import type { ReadableRecord, TakenRecord } from './taken.ts'

type Booking = { each: ReadableRecord; card: RecordCard; notes: ReserveNote[]; words: readonly OpenOverride[]; happenedAt: Date }

export async function enterSale(desk: Desk, { each, card, notes, words, happenedAt }: Booking): Promise<TakenRecord> {
  const { tx, house, device, pair, register, wallets, products, covering, now } = desk
  const { record } = each
  const local = norwegianTime(happenedAt)
  const sale = sellAsSeen(record, { product: (productId) => products.get(productId), localDate: local.date })
  await openDay(desk, local.date)
  const wallet = { schoolId: device.schoolId, walletId: card.walletId }
  const lines = sale.lines.map((line) => ({ ...line, isMeal: products.get(line.productId)?.isMeal === true }))
  const ownOre = wallets.get(walletName(wallet))?.balanceOre as number
  const { cover } = covering?.decide(wallet, lines, ownOre) ?? { cover: NOTHING_COVERED }
  const covered = covering?.take({ ...wallet, purchaseId: record.id, cover, lines, happenedAt }) ?? { transfers: [], entries: [] }
  // With what is covered, the wallet holds so much when the sale takes it.
  const balanceOre = ownOre + cover.programmeOre + cover.advanceOre
  const overdrawnOre = overdrawnBy(sale.totalOre, balanceOre)
  if (overdrawnOre > 0) notes.unshift('overdrawn')
  const cashierId = await knownCashier(tx, { schoolId: device.schoolId, cashierId: record.cashierId })
  // It has been eaten, whoever sold it: it is booked as nobody's, and the record keeps whom the device named.
  if (record.cashierId !== null && cashierId === null) notes.push('cashier_unknown')
  const balanceAfterOre = balanceOre - sale.totalOre
  await sign(desk, { each, cashierId, card, sale, happenedAt, local, balanceAfterOre, isOnCredit: overdrawnOre > 0, covered })
  const overridden = words.map((word) => ({ ...word, ...wallet, purchaseId: record.id, lines: sale.lines }))
  await insertOverridden(tx, overridden)
  await tellOfOverrides(tx, house, overridden)
  if (overdrawnOre > 0) await recordEvents(tx, house, register, [{ kind: 'goods_delivered', subjectId: record.id, amountOre: overdrawnOre }])
  const { step } = record.card
  if (card.isPhone && step !== null && step > (card.lastStep ?? -1)) {
    card.lastStep = step
    await updateUsedSteps(tx, [{ schoolId: device.schoolId, cardId: card.cardId, step }])
  }
  const { receiptNumber, deliveryNumber } = pair
  const delivered = { overdrawnOre, deliveryNumber: overdrawnOre > 0 ? deliveryNumber : null }
  await insertRecord(tx, device, { ...rowOf(each), ...delivered, outcome: 'booked', reason: null, happenedAt }, now)
  await tellOffice(desk, each, notes)
  desk.told.push({ walletId: card.walletId, totalOre: sale.totalOre, balanceOre: balanceAfterOre, happenedAt, notes })
  return { sequence: record.sequence, outcome: 'booked', reason: null, notes, receiptNumber }
}

async function openDay({ tx, house, register }: Desk, localDate: string): Promise<void> {
  if (register.openDay !== null && register.openDay >= localDate) return
  const day = dayToOpen(localDate, register.openDay ?? register.lastZDay, (last) => addDays(last, 1))
  register.openDay = await beginReserveDay(tx, house, register, day)
}

type Signing = {
  each: ReadableRecord
  cashierId: string | null
  card: RecordCard
  sale: Sale
  happenedAt: Date
  local: { date: string; time: string }
  balanceAfterOre: number
  isOnCredit: boolean
  covered: { transfers: Transfer[]; entries: MealEntry[] }
}

// Its place in the register's journal, the law's signature, and what money moves.
async function sign(desk: Desk, { each, cashierId, card, sale, happenedAt, local, balanceAfterOre, isOnCredit, covered }: Signing): Promise<void> {
  const { tx, house, device, register: open, pair: numbers, signer, chart, wallets, now } = desk
  const { schoolId, registerId } = device
  const { record, hash } = each
  numbers.receiptNumber += 1
  if (isOnCredit) numbers.deliveryNumber += 1
  open.grandTotalSalesOre += sale.totalOre
  const { totalOre, totalWithoutVatOre } = sale
  signEntry(signer, open, { localDate: local.date, localTime: local.time, totalOre, totalWithoutVatOre })
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

export async function enterRefused(
  desk: Desk,
  each: ReadableRecord,
  { reason, happenedAt }: { reason: ReserveRefusal; happenedAt: Date },
): Promise<TakenRecord> {
  const { tx, house, device, now } = desk
  // An id that stands for something else is kept apart from it.
  const id = reason === 'id_taken' ? house.newId() : each.record.id
  await insertRecord(tx, device, { ...rowOf(each), id, outcome: 'refused', reason, happenedAt }, now)
  await tellOffice(desk, each, [reason], id)
  return { sequence: each.record.sequence, outcome: 'refused', reason, notes: [reason], receiptNumber: null }
}

export async function enterSoldBefore(
  desk: Desk,
  each: ReadableRecord,
  { notes, happenedAt }: { notes: ReserveNote[]; happenedAt: Date },
): Promise<TakenRecord> {
  const { tx, house, device, register, now } = desk
  const { record } = each
  await recordEvents(tx, house, register, [{ kind: 'sale_sold_before', subjectId: record.replaces, amountOre: record.totalOre }])
  await insertRecord(tx, device, { ...rowOf(each), outcome: 'sold_before', reason: null, happenedAt }, now)
  await tellOffice(desk, each, notes)
  return { sequence: record.sequence, outcome: 'sold_before', reason: null, notes, receiptNumber: null }
}

async function tellOffice(
  { tx, house, device, now }: Desk,
  { record, hash, text }: ReadableRecord,
  whats: readonly (ReserveNote | ReserveRefusal)[],
  recordId = record.id,
): Promise<void> {
  for (const what of whats) {
    const report = { reportId: house.newId(), sequence: record.sequence, what, evidence: hash, recordId, amountOre: record.totalOre, text, signature: null }
    await insertReport(tx, device, report, now)
  }
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
