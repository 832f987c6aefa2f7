// What each receipt says on a receipt printer's paper: the same as on the screen, part for part.
import type { RouteReply } from '../../contract/route-types.ts'
import type { TillReceiptTexts } from '../../language/till-receipts/texts.ts'
import type { TillReturnTexts } from '../../language/till-returns/texts.ts'
import type { TillServedTexts } from '../../language/till-served/texts.ts'
import type { TillTrainingTexts } from '../../language/till-training/texts.ts'
import { paperAmount, paperDate } from '../../kit/paper-words.ts'
import type { ShownReceipt } from '../receipts/SalesReceipt.tsx'
import type { Paper, Part } from './paper.ts'
import { GAP, goods, operator, pair, type Receipt, seller, type Texts, total, vat } from './paper-parts.ts'

export { reportPaper } from './report-paper.ts'

type Numbered = Pick<ShownReceipt, 'registerId' | 'localDate' | 'localTime' | 'cashier'>

const copyMark = (isCopy: boolean, texts: Texts): Part[] => (isCopy ? [{ is: 'heading', text: texts.copy }] : [])

/** The sales receipt (§ 2-8-4). */
export function salesPaper(receipt: ShownReceipt, texts: Texts, { isCopy }: { isCopy: boolean }): Paper {
  return [
    ...copyMark(isCopy, texts),
    { is: 'heading', text: texts.title },
    ...seller(receipt, texts),
    GAP,
    ...numbers(receipt, texts),
    ...goods(receipt, texts),
    ...total(texts.total, receipt.totalOre),
    ...vat(receipt, texts),
    GAP,
    { is: 'pair', name: texts.paidBy, value: texts.meansOfPayment },
    { is: 'pair', name: '', value: paperAmount(receipt.totalOre) },
    ...(receipt.journalNumber === null ? [GAP, { is: 'centred', text: texts.bookedLater } as const] : []),
  ]
}

function numbers({ receiptNumber, journalNumber, registerId, aloneNumber, cashier, ...time }: ShownReceipt, texts: Texts): Part[] {
  return [
    ...(receiptNumber === null ? [] : [{ is: 'pair', name: texts.number, value: String(receiptNumber) } as const]),
    ...(aloneNumber === null ? [] : [{ is: 'pair', name: receiptNumber === null ? texts.number : texts.aloneNumber, value: aloneNumber } as const]),
    { is: 'pair', name: texts.dateAndTime, value: paperDate(time) },
    { is: 'pair', name: texts.register, value: registerId },
    journalNumber === null ? { is: 'text', text: texts.soldAlone } : { is: 'pair', name: texts.journal, value: String(journalNumber) },
    ...operator(cashier, texts),
  ]
}

type ReturnReceipt = RouteReply<'GET /api/till/returns/:returnId/receipt'>

/** The return receipt, with every amount below nothing. */
export function returnPaper(
  receipt: ReturnReceipt,
  { texts, returns }: { texts: Texts; returns: TillReturnTexts['receipt'] },
  { isCopy }: { isCopy: boolean },
): Paper {
  const { sale } = receipt
  const below: Receipt = {
    ...receipt,
    lines: receipt.lines.map((line) => ({ ...line, amountOre: -line.amountOre })),
    vat: receipt.vat.map((row) => ({ ...row, baseOre: -row.baseOre, vatOre: -row.vatOre })),
    totalOre: -receipt.totalOre,
  }
  return [
    ...copyMark(isCopy, texts),
    { is: 'heading', text: returns.title },
    ...seller(receipt, texts),
    GAP,
    { is: 'pair', name: returns.number, value: String(receipt.returnReceiptNumber) },
    { is: 'pair', name: texts.dateAndTime, value: paperDate(receipt) },
    { is: 'pair', name: texts.register, value: receipt.registerId },
    { is: 'pair', name: texts.journal, value: String(receipt.journalNumber) },
    ...operator(receipt.cashier, texts),
    { is: 'pair', name: returns.ofSale, value: returns.saleIs(sale.receiptNumber, sale.localDate.split('-').toReversed().join('.')) },
    ...(sale.registerId === receipt.registerId ? [] : [{ is: 'pair', name: returns.saleRegister, value: sale.registerId } as const]),
    ...goods(below, texts),
    ...total(returns.total, below.totalOre),
    ...vat(below, texts),
    GAP,
    { is: 'pair', name: returns.paidTo, value: texts.meansOfPayment },
    { is: 'pair', name: '', value: paperAmount(below.totalOre) },
  ]
}

type TrainingReceipt = RouteReply<'GET /api/till/training-sales/:trainingSaleId/receipt'>

/** The training receipt (§ 2-8-6). */
export function trainingPaper(receipt: TrainingReceipt, { texts, training }: { texts: Texts; training: TillTrainingTexts['receipt'] }): Paper {
  const number = pair(training.number, receipt.trainingNumber)
  return notForPurchasePaper(receipt, { ...training, texts, total: texts.total, number, facts: [pair(texts.journal, receipt.journalNumber)] })
}

type ProvisionalReceipt = RouteReply<'GET /api/till/provisional-receipts/:provisionalId'>

/** The provisional receipt (§ 2-8-5). */
export function provisionalPaper(receipt: ProvisionalReceipt, { texts, served }: { texts: Texts; served: TillServedTexts['receipt'] }): Paper {
  const number = pair(served.number, receipt.provisionalNumber)
  const facts = receipt.replacesNumber === null ? [] : [pair(served.replaces, receipt.replacesNumber)]
  return notForPurchasePaper(receipt, { ...served, texts, number, facts, below: [GAP, { is: 'centred', text: served.unpaid }] })
}

type Marks = { texts: Texts; title: string; notForPurchase: string; total: string; number: Part; facts: Part[]; below?: Part[] }

/** Before and after it says that it is none for a purchase. */
function notForPurchasePaper(receipt: Receipt & Numbered, { texts, title, notForPurchase, number, facts, total: sum, below = [] }: Marks): Paper {
  return [
    { is: 'heading', text: title },
    { is: 'heading', text: notForPurchase },
    ...seller(receipt, texts),
    GAP,
    number,
    { is: 'pair', name: texts.dateAndTime, value: paperDate(receipt) },
    { is: 'pair', name: texts.register, value: receipt.registerId },
    ...facts,
    ...operator(receipt.cashier, texts),
    ...goods(receipt, texts),
    ...total(sum, receipt.totalOre),
    ...vat(receipt, texts),
    ...below,
    { is: 'heading', text: notForPurchase },
  ]
}

type DeliveryReceipt = RouteReply<'GET /api/till/purchases/:purchaseId/delivery-receipt'>

/** The delivery receipt (§ 2-8-7). */
export function deliveryPaper(receipt: DeliveryReceipt, { texts, delivery }: { texts: Texts; delivery: TillReceiptTexts['delivery'] }): Paper {
  return [
    { is: 'heading', text: delivery.title },
    { is: 'heading', text: delivery.notForPurchase },
    ...seller(receipt, texts),
    GAP,
    { is: 'pair', name: delivery.number, value: String(receipt.deliveryNumber) },
    { is: 'pair', name: texts.dateAndTime, value: paperDate(receipt) },
    { is: 'pair', name: texts.register, value: receipt.registerId },
    { is: 'pair', name: delivery.ofSale, value: String(receipt.receiptNumber) },
    ...goods(receipt, texts),
    ...total(delivery.onCredit, receipt.overdrawnOre),
    { is: 'text', text: delivery.explained },
    { is: 'heading', text: delivery.notForPurchase },
  ]
}

/** What shows that a printer does as it should: the letters, the width, and the cut. */
export function testPaper({ title, text, tillName }: { title: string; text: string; tillName: string }): Paper {
  return [
    { is: 'heading', text: title },
    { is: 'centred', text: tillName, isStrong: true },
    GAP,
    { is: 'text', text },
    { is: 'pair', name: 'ÆØÅ', value: 'æøå' },
    { is: 'rule' },
  ]
}
