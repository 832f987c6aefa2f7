// What each receipt and report says on a receipt printer's paper: the same as on the screen, part for part.
import type { RouteReply } from '../../contract/route-types.ts'
import type { DayReportTexts } from '../../language/day-reports/texts.ts'
import type { TillReceiptTexts } from '../../language/till-receipts/texts.ts'
import type { TillReturnTexts } from '../../language/till-returns/texts.ts'
import type { TillTrainingTexts } from '../../language/till-training/texts.ts'
import type { TillTexts } from '../../language/till/texts.ts'
import { groupedNumber, paperAmount, paperDate, vatRateText } from '../../kit/paper-words.ts'
import type { ShownReceipt } from '../receipts/SalesReceipt.tsx'
import { withNote } from '../../rules/line-notes.ts'
import type { Paper, Part } from './paper.ts'

type Texts = TillTexts['receipt']
type Receipt = Pick<ShownReceipt, 'operator' | 'schoolName' | 'lines' | 'vat' | 'totalOre'>

const GAP: Part = { is: 'gap' }
const RULE: Part = { is: 'rule' }
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

/** The training receipt (§ 2-8-6): before and after it says that it is none. */
export function trainingPaper(receipt: TrainingReceipt, { texts, training }: { texts: Texts; training: TillTrainingTexts['receipt'] }): Paper {
  const notForPurchase: Part = { is: 'heading', text: training.notForPurchase }
  return [
    { is: 'heading', text: training.title },
    notForPurchase,
    ...seller(receipt, texts),
    GAP,
    { is: 'pair', name: training.number, value: String(receipt.trainingNumber) },
    { is: 'pair', name: texts.dateAndTime, value: paperDate(receipt) },
    { is: 'pair', name: texts.register, value: receipt.registerId },
    { is: 'pair', name: texts.journal, value: String(receipt.journalNumber) },
    ...operator(receipt.cashier, texts),
    ...goods(receipt, texts),
    ...total(texts.total, receipt.totalOre),
    ...vat(receipt, texts),
    notForPurchase,
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

type Report = RouteReply<'POST /api/till/z-reports'>

/** An X or a Z report with every item of § 2-8-2, also those that say none. */
export function reportPaper(report: Report, { report: texts, madeBy }: DayReportTexts): Paper {
  const { company } = report
  const groupNames: Readonly<Record<string, string>> = texts.group
  const counted = [
    'copies',
    'provisional',
    'returns',
    'discounts',
    'aborted',
    'lineCorrections',
    'priceInquiries',
    'otherCorrections',
    'deliveries',
    'training',
  ] as const
  return [
    { is: 'heading', text: report.kind === 'x' ? texts.x : texts.z(report.number) },
    { is: 'centred', text: company.name, isStrong: true },
    { is: 'centred', text: `${texts.organisationNumber(groupedNumber(company.organisationNumber))}${company.isVatRegistered ? ' MVA' : ''}` },
    GAP,
    { is: 'pair', name: texts.dateAndTime, value: paperDate(report) },
    { is: 'pair', name: texts.day, value: report.day.split('-').toReversed().join('.') },
    { is: 'pair', name: texts.school, value: report.schoolName },
    { is: 'pair', name: texts.till, value: report.tillName },
    { is: 'pair', name: texts.register, value: report.registerId },
    { is: 'pair', name: texts.madeBy, value: madeBy[report.madeBy] },
    ...total(texts.totalSales, report.totalCashSalesOre),
    ...table([texts.groups, texts.quantity, texts.amount], report.articleGroups, ({ articleGroup, quantity, amountOre }) => [
      `${articleGroup} ${groupNames[articleGroup] ?? ''}`,
      String(quantity),
      paperAmount(amountOre),
    ]),
    ...table([texts.payments, texts.quantity, texts.amount], report.payments, ({ means, count, amountOre }) => [
      texts[means],
      String(count),
      paperAmount(amountOre),
    ]),
    ...table([texts.operators, texts.quantity, texts.amount], operatorRows(report, { report: texts }), (row) => row),
    ...table([texts.vat, texts.base, texts.vatAmount], report.vat, ({ vatCode, vatRate, baseOre, vatOre }) => [
      vatRate === 0 ? `${texts.free} (${vatCode})` : `${vatRateText(vatRate)} % (${vatCode})`,
      paperAmount(baseOre),
      paperAmount(vatOre),
    ]),
    ...table(
      [texts.counts, texts.quantity, texts.amount],
      [
        { name: texts.receipts, count: report.saleCount, amountOre: report.totalCashSalesOre + report.returns.amountOre },
        ...counted.map((what) => ({ name: texts[what], ...report[what] })),
      ],
      ({ name, count, amountOre }) => [name, String(count), paperAmount(amountOre)],
    ),
    GAP,
    { is: 'pair', name: texts.receiptsPrinted, value: String(report.receiptsPrinted) },
    { is: 'pair', name: texts.openingFloat, value: paperAmount(report.openingFloatOre) },
    { is: 'pair', name: texts.drawer, value: String(report.drawerOpenings) },
    { is: 'pair', name: texts.priceChanges, value: String(report.priceChanges) },
    { is: 'pair', name: texts.journal, value: report.journal === null ? texts.none : texts.fromTo(report.journal.first, report.journal.last) },
    GAP,
    { is: 'text', text: texts.grandTotals },
    { is: 'pair', name: texts.grandSales, value: paperAmount(report.grandTotalSalesOre) },
    { is: 'pair', name: texts.grandReturns, value: paperAmount(report.grandTotalReturnsOre) },
    { is: 'pair', name: texts.grandNet, value: paperAmount(report.grandTotalNetOre) },
  ]
}

/** What each cashier sold, by means of payment and group, and what came back (§ 2-8-2 h). */
function operatorRows({ operators = [] }: Report, { report: texts }: Pick<DayReportTexts, 'report'>): (readonly [string, ...string[]])[] {
  const groupNames: Readonly<Record<string, string>> = texts.group
  return operators.flatMap(({ number, name, payments, articleGroups, returns }) => [
    ...payments.map(({ count, amountOre }) => [number === 0 ? texts.nobodySignedIn : `${name} (${number})`, String(count), paperAmount(amountOre)] as const),
    ...articleGroups.map(
      ({ articleGroup, quantity, amountOre }) => [`- ${articleGroup} ${groupNames[articleGroup] ?? ''}`, String(quantity), paperAmount(amountOre)] as const,
    ),
    ...(returns.count === 0 ? [] : [[`- ${texts.returns}`, String(returns.count), paperAmount(-returns.amountOre)] as const]),
  ])
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

function seller({ operator, schoolName }: Pick<Receipt, 'operator' | 'schoolName'>, texts: Texts): Part[] {
  return [
    { is: 'centred', text: operator.name, isStrong: true },
    { is: 'centred', text: `${operator.address}, ${operator.postalCode} ${operator.city}` },
    { is: 'centred', text: `${texts.organisationNumber(groupedNumber(operator.organisationNumber))}${operator.isVatRegistered ? ' MVA' : ''}` },
    { is: 'centred', text: `${texts.soldAt} ${schoolName}` },
  ]
}

/** Who sold, where cashiers sign in one by one. */
function operator(cashier: { name: string; number: number } | null, texts: Texts): Part[] {
  return cashier === null ? [] : [{ is: 'pair', name: texts.cashier, value: `${cashier.name} (${cashier.number})` }]
}

function goods({ lines }: Pick<Receipt, 'lines'>, texts: Texts): Part[] {
  const name = ({ quantity, unitPriceOre, ...line }: Receipt['lines'][number]) => {
    const what = withNote(line)
    return quantity > 1 ? `${quantity} x ${what} ${texts.each} ${paperAmount(unitPriceOre)}` : what
  }
  return [RULE, ...lines.map((line) => ({ is: 'row', name: name(line), cells: [paperAmount(line.amountOre)] }) as const), RULE]
}

const total = (name: string, ore: number): Part[] => [{ is: 'pair', name, value: paperAmount(ore), isStrong: true }]

function vat({ vat: rows }: Pick<Receipt, 'vat'>, texts: Texts): Part[] {
  return table([texts.vatRates, texts.vatBase, texts.vatAmount], rows, ({ vatRate, baseOre, vatOre }) => [
    vatRate === 0 ? texts.noVat : texts.vatRate(vatRateText(vatRate)),
    paperAmount(baseOre),
    paperAmount(vatOre),
  ])
}

function table<Row>([head, ...heads]: readonly [string, ...string[]], rows: readonly Row[], read: (row: Row) => readonly [string, ...string[]]): Part[] {
  if (rows.length === 0) return []
  const body = rows.map((row): Part => {
    const [name, ...cells] = read(row)
    return { is: 'row', name, cells }
  })
  return [GAP, { is: 'row', name: head, cells: heads, isStrong: true }, ...body]
}
