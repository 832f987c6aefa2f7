import { describe, expect, test } from 'vitest'
import { addSale, inOrder, lessReturns, makeReport, noEvents, noSales, type ReportFacts } from './day-report.ts'
import type { SoldLine } from './purchase.ts'

const line = (facts: Partial<SoldLine>): SoldLine => ({
  productId: 'p',
  name: 'Suppe',
  quantity: 1,
  unitPriceOre: 1000,
  amountOre: 1000,
  vatCode: '6',
  vatRate: 0,
  vatOre: 0,
  articleGroup: '04006',
  ...facts,
})

const facts = (change: Partial<ReportFacts> = {}): ReportFacts => ({
  kind: 'z',
  number: 1,
  xNumber: 0,
  day: '2026-11-03',
  localDate: '2026-11-03',
  localTime: '14:05:00',
  madeBy: 'till',
  company: { name: 'Testkantiner AS', organisationNumber: '988077917', isVatRegistered: true },
  schoolName: 'Testskolen',
  tillName: 'Kasse 1',
  registerId: '1-1-1',
  journal: { first: 1, last: 2 },
  sales: noSales(),
  returns: noSales(),
  training: { count: 0, amountOre: 0 },
  events: noEvents(),
  grandTotalSalesOre: 0,
  grandTotalReturnsOre: 0,
  ...change,
})

describe('the sums of a day', () => {
  test('are by main group, in order, with how many were sold', () => {
    const sums = noSales()
    addSale(sums, { totalOre: 5000, lines: [line({ quantity: 3, amountOre: 3000, articleGroup: '04012' }), line({ quantity: 2, amountOre: 2000 })] })
    addSale(sums, { totalOre: 1000, lines: [line({ articleGroup: '04012' })] })
    expect(inOrder(sums).articleGroups).toEqual([
      { articleGroup: '04006', quantity: 2, amountOre: 2000 },
      { articleGroup: '04012', quantity: 4, amountOre: 4000 },
    ])
    expect([sums.count, sums.totalOre]).toEqual([2, 6000])
  })

  test('are by VAT code and rate: a rate that changes in the middle is two rows, and base and VAT together are the sale', () => {
    const sums = noSales()
    addSale(sums, { totalOre: 2990, lines: [line({ amountOre: 2990, vatCode: '3', vatRate: 2500, vatOre: 598 })] })
    addSale(sums, { totalOre: 4590, lines: [line({ amountOre: 4590, vatCode: '31', vatRate: 1500, vatOre: 599 })] })
    addSale(sums, { totalOre: 4590, lines: [line({ amountOre: 4590, vatCode: '31', vatRate: 1200, vatOre: 492 })] })
    const { vat, totalOre } = inOrder(sums)
    expect(vat.map(({ vatCode, vatRate, baseOre }) => [vatCode, vatRate, baseOre])).toEqual([
      ['3', 2500, 2392],
      ['31', 1500, 3991],
      ['31', 1200, 4098],
    ])
    expect(vat.reduce((sum, { baseOre, vatOre }) => sum + baseOre + vatOre, 0)).toBe(totalOre)
  })
})

describe('a report', () => {
  test('has every letter of § 2-8-2, also those that say none', () => {
    const sales = noSales()
    addSale(sales, { totalOre: 3500, lines: [line({ amountOre: 3500 })] })
    const report = makeReport(facts({ sales, grandTotalSalesOre: 103_500, events: { ...noEvents(), aborted: { count: 2, amountOre: 900 } } }))
    expect(report).toMatchObject({
      totalCashSalesOre: 3500,
      payments: [{ means: 'wallet', count: 1, amountOre: 3500 }],
      openingFloatOre: 0,
      saleCount: 1,
      drawerOpenings: 0,
      aborted: { count: 2, amountOre: 900 },
      returns: { count: 0, amountOre: 0 },
      training: { count: 0, amountOre: 0 },
      grandTotalSalesOre: 103_500,
      grandTotalReturnsOre: 0,
      grandTotalNetOre: 103_500,
    })
  })

  test('counts returns by themselves, and all else without what came back', () => {
    const [sales, returns] = [noSales(), noSales()]
    addSale(sales, { totalOre: 4590, lines: [line({ amountOre: 4590, vatCode: '31', vatRate: 1500, vatOre: 599 })] })
    addSale(sales, { totalOre: 3500, lines: [line({ amountOre: 3500, articleGroup: '04012' })] })
    addSale(returns, { totalOre: 4590, lines: [line({ amountOre: 4590, vatCode: '31', vatRate: 1500, vatOre: 599 })] })
    const report = makeReport(facts({ sales, returns, grandTotalSalesOre: 108_090, grandTotalReturnsOre: 5_000 }))
    expect(report).toMatchObject({
      totalCashSalesOre: 3500,
      payments: [{ count: 1, amountOre: 3500 }],
      articleGroups: [
        { articleGroup: '04006', quantity: 0, amountOre: 0 },
        { articleGroup: '04012', quantity: 1, amountOre: 3500 },
      ],
      vat: [
        { vatCode: '31', baseOre: 0, vatOre: 0 },
        { vatCode: '6', baseOre: 3500, vatOre: 0 },
      ],
      saleCount: 2,
      returns: { count: 1, amountOre: 4590 },
      grandTotalSalesOre: 108_090,
      grandTotalReturnsOre: 5_000,
      grandTotalNetOre: 103_090,
    })
  })

  test('tells what was practised, and has it in no total', () => {
    const report = makeReport(facts({ training: { count: 3, amountOre: 9_000 } }))
    expect(report).toMatchObject({ training: { count: 3, amountOre: 9_000 }, totalCashSalesOre: 0, saleCount: 0, grandTotalSalesOre: 0, vat: [] })
  })

  test('of a day on which only something of another day came back is below nothing', () => {
    const returns = noSales()
    addSale(returns, { totalOre: 3500, lines: [line({ amountOre: 3500 })] })
    expect(lessReturns(noSales(), returns)).toMatchObject({ count: -1, totalOre: -3500, articleGroups: [{ quantity: -1, amountOre: -3500 }] })
    expect(makeReport(facts({ returns }))).toMatchObject({ totalCashSalesOre: -3500, saleCount: 0 })
  })

  test('of a day without a sale is all nothing, and the grand total stays', () => {
    const report = makeReport(facts({ journal: null, grandTotalSalesOre: 700 }))
    expect([report.totalCashSalesOre, report.articleGroups, report.vat, report.grandTotalSalesOre]).toEqual([0, [], [], 700])
  })
})
