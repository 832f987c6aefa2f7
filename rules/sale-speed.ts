// How quick a till is, from the scan to «Godkjent», and what is promised. Of the last sales only how long each took is
// kept, so that nothing of anybody can be read from it.

/** What nineteen of twenty sales keep to. */
export const PROMISED_MS = { connected: 300, alone: 150 } as const
export type Way = keyof typeof PROMISED_MS

export const MOST_MEASURED = 100
/** What takes longer has waited for a person or a network: it counts as this long. */
export const LONGEST_MS = 60_000

export type Measured = { day: string; ms: number }
export type Measurements = Readonly<Record<Way, readonly Measured[]>>
export type SpeedOf = { count: number; p95Ms: number; medianTodayMs: number | null }

export const nothingMeasured: Measurements = { connected: [], alone: [] }

/** One more, and never more than the last hundred. */
export function withMeasured(measurements: Measurements, way: Way, { day, ms }: Measured): Measurements {
  const kept = Math.min(LONGEST_MS, Math.max(0, Math.round(ms)))
  return { ...measurements, [way]: [...measurements[way], { day, ms: kept }].slice(-MOST_MEASURED) }
}

/** The 95th percentile of the last hundred and the median of today's among them; null without any. */
export function speedOf(measured: readonly Measured[], today: string): SpeedOf | null {
  if (measured.length === 0) return null
  const todays = measured.filter(({ day }) => day === today)
  return { count: measured.length, p95Ms: percentile(measured, 0.95), medianTodayMs: todays.length === 0 ? null : percentile(todays, 0.5) }
}

/** The least time that this share of the sales took at most. */
function percentile(measured: readonly Measured[], share: number): number {
  const sorted = measured.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return sorted[Math.ceil(share * sorted.length) - 1] as number
}
