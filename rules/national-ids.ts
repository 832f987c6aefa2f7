// National identity numbers (fødselsnummer, D-nummer and the made-up ones that test systems use). We keep none: they are known
// by their date and check digits, so that one in the wrong column is refused and not stored by accident.

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** True when the text is, or could be, somebody's national identity number: "010203 12345". */
export function isNationalId(text: string): boolean {
  const digits = text.replaceAll(/[\s.-]/g, '')
  if (!/^\d{11}$/.test(digits)) return false
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40]
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12
  return isDate && fits(digits, FIRST_WEIGHTS) && fits(digits, SECOND_WEIGHTS)
}

const fits = (digits: string, weights: readonly number[]) => weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 === 0
