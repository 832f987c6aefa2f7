// Norwegian bank account numbers (kontonummer): eleven digits, the last a check digit by MOD11.

const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** The eleven digits, or null: "8601.11.17947", "8601 11 17947", "NO93 8601 1117 947" → "86011117947". */
export function readAccountNumber(text: string): string | null {
  const written = text.toUpperCase().replaceAll(/[\s\u00a0\u202f.]/g, '')
  const digits = written.startsWith('NO') ? digitsOfIban(written) : written
  if (digits === null || !/^\d{11}$/.test(digits) || /^0+$/.test(digits)) return null
  return WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 === 0 ? digits : null
}

/** As Norwegians write it: "86011117947" → "8601.11.17947". */
export function formatAccountNumber(digits: string): string {
  return digits.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1.$2.$3')
}

/** Enough of an account number to know it again, and no more: "86011117947" → "•••• •• •7947". */
export function maskAccountNumber(digits: string): string {
  return `•••• •• •${digits.slice(-4)}`
}

// ISO 13616: the country and its two digits move to the end, letters become numbers, and the rest by 97 is 1.
function digitsOfIban(iban: string): string | null {
  if (!/^NO\d{13}$/.test(iban)) return null
  const asNumber = BigInt(`${iban.slice(4)}2324${iban.slice(2, 4)}`)
  return asNumber % 97n === 1n ? iban.slice(4) : null
}
