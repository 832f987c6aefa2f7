// An X or Z report as the file's `eventReport`. Where a list is empty the schema still wants one entry: type "None", nothing.

import { oreToDecimalText as money } from '../../contract/money.ts'
import type { DayReport } from '../../rules/day-report.ts'
import { employeeIdOf } from '../../rules/cashiers.ts'
import { CODES } from './codes.ts'
import type { RegisterSpan } from './store.ts'
import { type Part, plain } from './xml.ts'

const NONE = 'None'

export function reportParts(report: DayReport, number: number, { legalId, schoolId }: RegisterSpan): Part[] {
  const counted = (name: string, { count, amountOre }: { count: number; amountOre: number }): Part[] => [
    [`${name}Num`, count],
    [`${name}Amnt`, money(amountOre)],
  ]
  const byType = (list: string, one: string, type: string, prefix: string, name: string, sums: { count: number; amountOre: number }): Part => [
    list,
    [[one, [[type, sums.count === 0 ? NONE : name], ...counted(prefix, sums)]]],
  ]
  const groups = report.articleGroups.length > 0 ? report.articleGroups : [{ articleGroup: NONE, quantity: 0, amountOre: 0 }]
  const operators = report.operators ?? []
  const vat = report.vat.length > 0 ? report.vat : [{ vatCode: '6', vatRate: 0, baseOre: 0, vatOre: 0 }]
  return [
    ['reportID', `${report.kind === 'z' ? `Z${report.number}` : `X${number}`}/${legalId}`],
    ['reportType', report.kind === 'z' ? 'Z report' : 'X report'],
    ['companyIdent', report.company.organisationNumber],
    ['companyName', plain(report.company.name, 100)],
    ['reportDate', report.localDate],
    ['reportTime', report.localTime],
    ['registerID', report.registerId],
    ['reportTotalCashSales', [['totalCashSaleAmnt', money(report.totalCashSalesOre)]]],
    [
      'reportArtGroups',
      groups.map(({ articleGroup, quantity, amountOre }): Part => [
        'reportArtGroup',
        [
          ['artGroupID', articleGroup],
          ['artGroupNum', quantity],
          ['artGroupAmnt', money(amountOre)],
        ],
      ]),
    ],
    operators.length === 0
      ? ['reportEmpArtGroups', null]
      : [
          'reportEmpArtGroups',
          operators.flatMap(({ number, articleGroups }) =>
            (articleGroups.length > 0 ? articleGroups : [{ articleGroup: NONE, quantity: 0, amountOre: 0 }]).map(
              ({ articleGroup, quantity, amountOre }): Part => [
                'reportEmpArtGroup',
                [
                  ['empID', employeeIdOf(schoolId, number)],
                  ['artGroupID', articleGroup],
                  ['artGroupNum', quantity],
                  ['artGroupAmnt', money(amountOre)],
                ],
              ],
            ),
          ),
        ],
    [
      'reportPayments',
      report.payments.map(({ count, amountOre }): Part => [
        'reportPayment',
        [
          ['paymentType', CODES.wallet],
          // The schema has no number below nothing, as there is on a day when more came back than was sold.
          ['paymentNum', Math.max(0, count)],
          ['paymentAmnt', money(amountOre)],
        ],
      ]),
    ],
    operators.length === 0
      ? ['reportEmpPayments', null]
      : [
          'reportEmpPayments',
          operators.flatMap(({ number, payments }) =>
            payments.map(({ count, amountOre }): Part => [
              'reportEmpPayment',
              [
                ['empID', employeeIdOf(schoolId, number)],
                ['paymentType', CODES.wallet],
                ['paymentNum', Math.max(0, count)],
                ['paymentAmnt', money(amountOre)],
              ],
            ]),
          ),
        ],
    [
      'reportCashSalesVat',
      vat.map(({ vatCode, vatRate, baseOre, vatOre }): Part => [
        'reportCashSaleVat',
        [
          ['vatCode', vatCode],
          ['vatPerc', money(vatRate)],
          ['cashSaleAmnt', money(baseOre)],
          ['vatAmnt', money(vatOre)],
          ['vatAmntTp', 'C'],
        ],
      ]),
    ],
    ['reportOpeningChangeFloat', money(report.openingFloatOre)],
    ['reportReceiptNum', report.saleCount],
    ['reportOpenCashBoxNum', report.drawerOpenings],
    ...counted('reportReceiptCopy', report.copies),
    ...counted('reportReceiptProforma', report.provisional),
    ...counted('reportReturn', report.returns),
    ...counted('reportDiscount', report.discounts),
    ...counted('reportVoidTrans', report.aborted),
    byType('reportCorrLines', 'reportCorrLine', 'corrLineType', 'corrLine', 'line_corrected', report.lineCorrections),
    byType('reportPriceInquiries', 'reportPriceInquiry', 'priceInquiryGroup', 'priceInquiry', 'price', report.priceInquiries),
    byType('reportOtherCorrs', 'reportOtherCorr', 'otherCorrType', 'otherCorr', 'other', report.otherCorrections),
    ...counted('reportReceiptDelivery', report.deliveries),
    ...counted('reportTraining', report.training),
    ['reportGrandTotalSales', money(report.grandTotalSalesOre)],
    ['reportGrandTotalReturn', money(report.grandTotalReturnsOre)],
    ['reportGrandTotalSalesNet', money(report.grandTotalNetOre)],
  ]
}
