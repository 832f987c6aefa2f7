// What the law wants counted: payments with a purse that is good in a few canteens only need no licence, but whoever
// takes more than EUR 1 million of them in twelve months must tell Finanstilsynet (finansforetaksforskriften § 1-8).

/** One million euro, in cents. */
export const NOTIFY_ABOVE_CENTS = 100_000_000

export const meterLevels = ['far', 'near', 'close', 'over'] as const
/** near: from 80 per cent. close: from 95. over: more than the whole, and Finanstilsynet must be told. */
export type MeterLevel = (typeof meterLevels)[number]

const NEAR_PER_CENT = 80n
const CLOSE_PER_CENT = 95n

/** What a euro costs, in ten-thousandths of a krone: 11.6543 kroner are 116543. */
export type EuroRate = { tenThousandths: number; day: string; source: string }

/** The limit in øre at a rate, rounded down: a warning may come an øre early and never late. */
export const limitInOre = ({ tenThousandths }: EuroRate) => Number((BigInt(NOTIFY_ABOVE_CENTS) * BigInt(tenThousandths)) / 10_000n)

/** How far payments of twelve months have come towards the limit. */
export function meterLevel(paidOre: number, limitOre: number): MeterLevel {
  if (paidOre > limitOre) return 'over'
  const paid = BigInt(paidOre) * 100n
  if (paid >= BigInt(limitOre) * CLOSE_PER_CENT) return 'close'
  return paid >= BigInt(limitOre) * NEAR_PER_CENT ? 'near' : 'far'
}

/** The days that are counted when today is `today`: twelve months up to and with yesterday. */
export function meterYear(today: string): { from: string; until: string } {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  // 29 February: the year before has none, and the window must not be a day short.
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
  return { from: `${year - 1}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`, until: today }
}
