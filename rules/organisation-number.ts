// Norwegian organisation numbers: nine digits, the last a check digit by MOD11.

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1]

/** The nine digits, or null: "988 077 917", "NO 988077917 MVA" → "988077917". */
export function readOrganisationNumber(text: string): string | null {
  const digits = text
    .toUpperCase()
    .replaceAll(/[\s\u00a0\u202f.]/g, '')
    .replace(/^NO/, '')
    .replace(/MVA$/, '')
  return /^[1-9]\d{8}$/.test(digits) && hasCheckDigit(digits) ? digits : null
}

function hasCheckDigit(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return sum % 11 === 0
}
