// VAT as it was on the day of the sale. The rate is kept on the line as sold, so a new rate never
// changes an old sale. Rates: norwegian-rules.md 62; codes: Skatteetaten's standard tax codes.

import type { VatCode } from '../contract/vat-codes.ts'

type Rate = { from: string; rate: number }

/** Per cent times 100, from a day on (Norwegian local date), newest first. */
const RATES: Record<VatCode, Rate[]> = {
  '3': [{ from: '2005-01-01', rate: 2500 }],
  '31': [{ from: '2012-01-01', rate: 1500 }],
  '33': [{ from: '2018-01-01', rate: 1200 }],
  '5': [{ from: '1970-01-01', rate: 0 }],
  '6': [{ from: '1970-01-01', rate: 0 }],
}

/** The rate in force on a day ("2026-11-21"), in per cent times 100. */
export function vatRateOn(vatCode: VatCode, localDate: string): number {
  const found = RATES[vatCode].find((rate) => rate.from <= localDate)
  if (!found) throw new Error(`no rate is known for VAT code ${vatCode} on ${localDate}`)
  return found.rate
}

/** The VAT inside an amount that includes it, in øre, rounded half up: 11500 at 15 % holds 1500. */
export function vatWithin(amountOre: number, rate: number): number {
  return Math.floor((amountOre * rate * 2 + (10_000 + rate)) / (2 * (10_000 + rate)))
}
