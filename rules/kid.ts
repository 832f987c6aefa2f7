// KID: the customer identification that a payer writes on a bank transfer, so that the money finds its
// wallet without anybody looking. Sixteen digits: the school, the wallet's number there, and a check digit.
// MOD10, since some banks accept nothing else, and one fixed length, so that the bank can refuse a typing mistake.

const SCHOOL_DIGITS = 7
const NUMBER_DIGITS = 8
const LENGTH = SCHOOL_DIGITS + NUMBER_DIGITS + 1

/** What a KID points to: a school, and the wallet's number at that school (from 1). */
export type KidMeaning = { schoolId: number; number: number }

/**
 * The KID of a wallet: { schoolId: 1, number: 42 } → "0000001000000428".
 * @throws when either number is too large to have a KID
 */
export function makeKid({ schoolId, number }: KidMeaning): string {
  const digits = `${String(schoolId).padStart(SCHOOL_DIGITS, '0')}${String(number).padStart(NUMBER_DIGITS, '0')}`
  const fits = schoolId > 0 && number > 0 && digits.length === LENGTH - 1 && /^\d+$/.test(digits)
  if (!fits) throw new Error('no KID can be made: the school or the number is out of range')
  return `${digits}${mod10CheckDigit(digits)}`
}

/** What a KID means, or null when it is none of ours. Spaces, and zeroes that a bank left out in front, do not matter. */
export function readKid(text: string): KidMeaning | null {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '')
  if (!/^\d{1,25}$/.test(digits)) return null
  const whole = digits.replace(/^0+/, '').padStart(LENGTH, '0')
  if (whole.length !== LENGTH || mod10CheckDigit(whole.slice(0, -1)) !== whole.at(-1)) return null
  const meaning = { schoolId: Number(whole.slice(0, SCHOOL_DIGITS)), number: Number(whole.slice(SCHOOL_DIGITS, -1)) }
  return meaning.schoolId > 0 && meaning.number > 0 ? meaning : null
}

/** As people read it: "0000 0010 0000 0428". */
export function formatKid(kid: string): string {
  return kid.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

/** The MOD10 (Luhn) check digit of some digits: every second digit from the right is doubled. */
export function mod10CheckDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
