import type { Queryable } from '../../database/connect.ts'
import { stepUsedBy } from '../../rules/found-by-name.ts'
import { amountsByVatCode, type Sale } from '../../rules/purchase.ts'
import type { House } from '../house.ts'
import { type Signer, signEntry } from '../journal/index.ts'
import type { Batch, PurchaseAnswer } from './batch.ts'
import type { Request } from './read-request.ts'
import type { CardRow, LockedRegister } from './store.ts'

type Booking = {
  batch: Batch
  request: Request
  register: LockedRegister
  card: CardRow
  sale: Sale
  cashierId: string | null
  balanceAfterOre: number
}

/** Gives a sale its place in the register's journal, signs it, and says what money moves. */
export async function bookSale(
  house: House,
  tx: Queryable,
  signer: Signer,
  { batch, request, register, card, sale, cashierId, balanceAfterOre }: Booking,
): Promise<PurchaseAnswer> {
  const { schoolId } = register
  const { id } = request.wish
  register.receiptNumber += 1
  register.grandTotalSalesOre += sale.totalOre
  const { localDate, localTime } = batch
  signEntry(signer, register, { localDate, localTime, totalOre: sale.totalOre, totalWithoutVatOre: sale.totalWithoutVatOre })
  batch.registers.add(register)
  if (register.openDay === null || register.openDay < localDate) {
    register.openDay = localDate
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
      happenedAt: batch.now,
    })
  })
  return {
    purchaseId: id,
    firstName: card.firstName,
    balanceOre: balanceAfterOre,
    totalOre: sale.totalOre,
    receiptNumber: register.receiptNumber,
    journalNumber: register.journalNumber,
    soldAt: batch.now.toISOString(),
  }
}
