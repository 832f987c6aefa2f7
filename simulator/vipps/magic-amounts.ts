// Amounts, in øre, that force a result in Vipps MobilePay's test environment.

/** Why the payer's bank or card says no, in their words. */
export const refusedAmounts: Readonly<Record<number, string>> = {
  151: 'Insufficient funds',
  182: 'Refused by issuer',
  183: 'Suspected fraud',
  184: 'Withdrawal limit exceeded',
  186: 'Expired card',
  187: 'Invalid card',
  197: '3-D Secure denied',
  202: 'SCA required',
}

/** Nobody knows for an hour how it went; then it went well. */
export const UNKNOWN_FOR_AN_HOUR = 201

/** Refunds that are refused, and with what. */
export const refusedRefunds: Readonly<Record<number, '5100' | '6220'>> = { 123: '5100', 124: '6220' }

export const magicAmounts = Object.keys(refusedAmounts).map(Number)
