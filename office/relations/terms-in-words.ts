import type { OfficeRelationTexts } from '../../language/office-relations/texts.ts'
import type { Terms } from './relations.ts'

/** "Ser hva som er kjøpt · betaler inn, får penger tilbake". */
export function termsInWords(texts: OfficeRelationTexts, { sees, mayPay, mayLimit, mayRefund }: Terms): string {
  const may = [mayPay && texts.may.pay, mayLimit && texts.may.limit, mayRefund && texts.may.refund].filter((word) => word !== false)
  return `${texts.sees[sees]} · ${may.length === 0 ? texts.mayNothing : may.join(', ')}`
}

export const areSameTerms = (one: Terms, other: Terms): boolean =>
  one.sees === other.sees && one.mayPay === other.mayPay && one.mayLimit === other.mayLimit && one.mayRefund === other.mayRefund
