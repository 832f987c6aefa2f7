// Money is whole øre everywhere. This file alone turns øre into text and text into øre,
// and it refuses what it does not understand instead of guessing.

/** The largest amount one movement may have: 1,000,000 kr. It keeps every sum far below 2^53. */
export const LARGEST_AMOUNT_ORE = 100_000_000

/** True for a whole number of øre that is safe to add up. */
export function isOre(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

/** Øre as kroner with a decimal comma and no currency: 4500 → "45", 4550 → "45,50", -100 → "-1". */
export function oreToKronerText(amountOre: number): string {
  const sign = amountOre < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(amountOre) / 100)
  const rest = Math.abs(amountOre) % 100
  return rest === 0 ? `${sign}${whole}` : `${sign}${whole},${String(rest).padStart(2, '0')}`
}

/** Øre with a decimal point and always two decimals, as tax files and signatures want it: 4550 → "45.50". */
export function oreToDecimalText(amountOre: number): string {
  const sign = amountOre < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(amountOre) / 100)
  return `${sign}${whole}.${String(Math.abs(amountOre) % 100).padStart(2, '0')}`
}

/**
 * What a person typed as kroner, in øre: "10,50" and "10.50" are 1050, "45" and "45 kr" are 4500.
 * Null for everything that could be read in two ways or not at all: "1.000", "1,000", "10,5,0", "-5", "".
 */
export function kronerTextToOre(text: string): number | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,2}))?(?:\s*kr)?$/.exec(text.trim().replaceAll(/[\u00a0\u202f]/g, ' '))
  if (!match) return null
  const amountOre = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return amountOre <= LARGEST_AMOUNT_ORE ? amountOre : null
}
