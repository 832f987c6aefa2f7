/** Within two per cent of last week is «about the same»: a difference that nobody should spend a thought on. */
const ABOUT_THE_SAME = 0.02

export type Trend = { kind: 'nothing_then' } | { kind: 'same' } | { kind: 'more' | 'less'; difference: number }

/** How a figure stands against the same time last week. */
export function trendOf(now: number, then: number): Trend {
  if (then === 0) return { kind: 'nothing_then' }
  const difference = now - then
  if (Math.abs(difference) <= then * ABOUT_THE_SAME) return { kind: 'same' }
  return { kind: difference > 0 ? 'more' : 'less', difference: Math.abs(difference) }
}
