// An X or a Z report on a receipt printer's paper.
import type { RouteReply } from '../../contract/route-types.ts'
import type { DayReportTexts } from '../../language/day-reports/texts.ts'
import { groupedNumber, paperAmount, paperDate, vatRateText } from '../../kit/paper-words.ts'
import type { Paper } from './paper.ts'
import { GAP, table, total } from './paper-parts.ts'

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
