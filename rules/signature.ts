// The text that the law's signature is made of: Skatteetaten, "Requirements and guidelines for
// implementing digital signatures in cash register systems" (norwegian-rules.md 2.2).

import { oreToDecimalText } from '../contract/money.ts'

/** What stands before the first signed transaction of a register. */
export const NO_SIGNATURE_BEFORE = '0'

export type SignedFields = {
  previousSignature: string
  /** Norwegian local time, "2026-11-21" and "11:42:00", exactly as exported. */
  localDate: string
  localTime: string
  journalNumber: number | string
  /** With VAT and without; a return is negative. */
  totalOre: number
  totalWithoutVatOre: number
}

/** Six fields joined by semicolons, without one at the end. */
export function textToSign({ previousSignature, localDate, localTime, journalNumber, totalOre, totalWithoutVatOre }: SignedFields): string {
  return `${previousSignature};${localDate};${localTime};${journalNumber};${oreToDecimalText(totalOre)};${oreToDecimalText(totalWithoutVatOre)}`
}
