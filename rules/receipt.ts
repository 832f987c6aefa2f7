// What a sales receipt says of VAT: one row for each code and rate, as the lines were sold.

import type { VatCode } from '../contract/vat-codes.ts'
import type { SoldLine } from './purchase.ts'

export type VatRow = { vatCode: VatCode; vatRate: number; baseOre: number; vatOre: number }

/** The VAT of a sale by code and rate, the highest rate first. Base and VAT together are the total. */
export function vatByCodeAndRate(lines: readonly SoldLine[]): VatRow[] {
  const vatRows: VatRow[] = []
  for (const { vatCode, vatRate, amountOre, vatOre } of lines) {
    let row = vatRows.find((each) => each.vatCode === vatCode && each.vatRate === vatRate)
    if (!row) vatRows.push((row = { vatCode, vatRate, baseOre: 0, vatOre: 0 }))
    row.baseOre += amountOre - vatOre
    row.vatOre += vatOre
  }
  return vatRows.sort((a, b) => b.vatRate - a.vatRate || a.vatCode.localeCompare(b.vatCode))
}
