// The X and the Z report: what § 2-8-2 of kassasystemforskrifta asks for, letter by letter, and the sums behind it.
// Pure, so that what the database adds up for a report can be added up again from the sales, one by one.

import type { VatCode } from '../contract/vat-codes.ts'
import type { SoldLine } from './purchase.ts'

/** Sums of the sales of a period. */
export type SaleSums = {
  count: number
  totalOre: number
  /** By main group, in order of its code: how many were sold, and for how much. */
  articleGroups: { articleGroup: string; quantity: number; amountOre: number }[]
  /** By code and rate; the highest rate first. */
  vat: { vatCode: VatCode; vatRate: number; baseOre: number; vatOre: number }[]
}

export type CountAndAmount = { count: number; amountOre: number }

/** What else happened, counted from the journal's events. */
export type EventSums = {
  receiptsPrinted: number
  copies: CountAndAmount
  provisional: CountAndAmount
  aborted: CountAndAmount
  lineCorrections: CountAndAmount
  deliveries: CountAndAmount
  priceChanges: number
}

/** What one operator of a register sold and took back in a period. */
export type OperatorEntries = { cashierId: string | null; number: number; name: string; sales: SaleSums; returns: SaleSums }

/** The same as a report says it: f and g for each operator, and what came back. */
export type OperatorSums = Pick<OperatorEntries, 'cashierId' | 'number' | 'name'> & {
  sales: CountAndAmount
  returns: CountAndAmount
  articleGroups: SaleSums['articleGroups']
  payments: { means: 'wallet'; count: number; amountOre: number }[]
}

export const noSales = (): SaleSums => ({ count: 0, totalOre: 0, articleGroups: [], vat: [] })

export const noEvents = (): EventSums => ({
  receiptsPrinted: 0,
  copies: { count: 0, amountOre: 0 },
  provisional: { count: 0, amountOre: 0 },
  aborted: { count: 0, amountOre: 0 },
  lineCorrections: { count: 0, amountOre: 0 },
  deliveries: { count: 0, amountOre: 0 },
  priceChanges: 0,
})

/** Adds a sale to the sums. */
export function addSale(sums: SaleSums, { totalOre, lines }: { totalOre: number; lines: readonly SoldLine[] }): void {
  sums.count += 1
  sums.totalOre += totalOre
  for (const { articleGroup, quantity, amountOre, vatCode, vatRate, vatOre } of lines) {
    let group = sums.articleGroups.find((each) => each.articleGroup === articleGroup)
    if (!group) sums.articleGroups.push((group = { articleGroup, quantity: 0, amountOre: 0 }))
    group.quantity += quantity
    group.amountOre += amountOre
    let vat = sums.vat.find((each) => each.vatCode === vatCode && each.vatRate === vatRate)
    if (!vat) sums.vat.push((vat = { vatCode, vatRate, baseOre: 0, vatOre: 0 }))
    vat.baseOre += amountOre - vatOre
    vat.vatOre += vatOre
  }
}

/** What was sold less what came back: what § 2-8-2 calls the cash sales, and all that is told of them. */
export function lessReturns(sales: SaleSums, returns: SaleSums): SaleSums {
  const net: SaleSums = structuredClone(sales)
  net.count -= returns.count
  net.totalOre -= returns.totalOre
  for (const { articleGroup, quantity, amountOre } of returns.articleGroups) {
    let group = net.articleGroups.find((each) => each.articleGroup === articleGroup)
    if (!group) net.articleGroups.push((group = { articleGroup, quantity: 0, amountOre: 0 }))
    group.quantity -= quantity
    group.amountOre -= amountOre
  }
  for (const { vatCode, vatRate, baseOre, vatOre } of returns.vat) {
    let row = net.vat.find((each) => each.vatCode === vatCode && each.vatRate === vatRate)
    if (!row) net.vat.push((row = { vatCode, vatRate, baseOre: 0, vatOre: 0 }))
    row.baseOre -= baseOre
    row.vatOre -= vatOre
  }
  return net
}

/** The sums in the order a report shows them. */
export function inOrder(sums: SaleSums): SaleSums {
  return {
    ...sums,
    articleGroups: sums.articleGroups.toSorted((a, b) => (a.articleGroup < b.articleGroup ? -1 : 1)),
    vat: sums.vat.toSorted((a, b) => b.vatRate - a.vatRate || (a.vatCode < b.vatCode ? -1 : 1)),
  }
}

export type ReportFacts = {
  kind: 'x' | 'z'
  /** The Z report's number, or that which the Z report of this day will have. */
  number: number
  /** Which of that day's X reports it is: its event's number; 0 for a Z report. */
  xNumber: number
  day: string
  localDate: string
  localTime: string
  madeBy: 'till' | 'office' | 'house'
  company: { name: string; organisationNumber: string; isVatRegistered: boolean }
  schoolName: string
  tillName: string
  registerId: string
  /** The first and the last entry in the register's journal; null when there was none. */
  journal: { first: number; last: number } | null
  sales: SaleSums
  /** What came back, as positive sums. */
  returns: SaleSums
  /** By operator, where any has signed in; the device itself has what nobody signed in for. */
  operators?: readonly OperatorEntries[]
  /** What was practised: told by itself, and in no total. */
  training: CountAndAmount
  events: EventSums
  /** All the register ever sold, and took back, also this. */
  grandTotalSalesOre: number
  grandTotalReturnsOre: number
}

export type DayReport = ReturnType<typeof makeReport>

const NONE: CountAndAmount = { count: 0, amountOre: 0 }

/**
 * The whole report. Everything is paid from the wallets, so there is one means of payment, no cash, no drawer and no
 * float; the letters of the law that are about those are there all the same, and say none.
 */
export function makeReport(facts: ReportFacts) {
  const { sales, returns, operators = [], training, events, grandTotalSalesOre, grandTotalReturnsOre, ...head } = facts
  const { count, totalOre, articleGroups, vat } = inOrder(lessReturns(sales, returns))
  return {
    ...head,
    // e
    totalCashSalesOre: totalOre,
    // f
    articleGroups,
    // g
    payments: [{ means: 'wallet' as const, count, amountOre: totalOre }],
    // h
    ...(operators.some(({ cashierId }) => cashierId !== null) && { operators: operators.map(operatorSums).toSorted((a, b) => a.number - b.number) }),
    // j
    vat,
    // k
    openingFloatOre: 0,
    // l
    saleCount: sales.count,
    receiptsPrinted: events.receiptsPrinted,
    // m
    drawerOpenings: 0,
    // n, o, p, q, r, s
    copies: events.copies,
    provisional: events.provisional,
    returns: { count: returns.count, amountOre: returns.totalOre },
    discounts: NONE,
    aborted: events.aborted,
    lineCorrections: events.lineCorrections,
    // t, u, v, w
    priceInquiries: NONE,
    otherCorrections: NONE,
    deliveries: events.deliveries,
    training,
    priceChanges: events.priceChanges,
    // x, y, z
    grandTotalSalesOre,
    grandTotalReturnsOre,
    grandTotalNetOre: grandTotalSalesOre - grandTotalReturnsOre,
  }
}

/** An operator's part of a report. All of them together are the whole. */
export function operatorSums({ cashierId, number, name, sales, returns }: OperatorEntries): OperatorSums {
  const { count, totalOre, articleGroups } = inOrder(lessReturns(sales, returns))
  return {
    cashierId,
    number,
    name,
    sales: { count: sales.count, amountOre: sales.totalOre },
    returns: { count: returns.count, amountOre: returns.totalOre },
    articleGroups,
    payments: [{ means: 'wallet', count, amountOre: totalOre }],
  }
}
