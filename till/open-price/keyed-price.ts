// A price as it is keyed in, digit by digit: what cannot become a price is not taken.

const MOST_DIGITS = 4

/** The text after a key: a digit, ",", or "back". */
export function afterKey(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1)
  const after = key === ',' && text === '' ? '0,' : text === '0' && /\d/.test(key) ? key : text + key
  const isPrice = new RegExp(`^\\d{1,${MOST_DIGITS}}(,\\d{0,2})?$`).test(after)
  return isPrice ? after : text
}
