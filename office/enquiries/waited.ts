// How long somebody has waited, as one says it: minutes, hours or days, never two of them.

export type Waited = { unit: 'minutes' | 'hours' | 'days'; count: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export function waited(since: string, nowMs: number): Waited {
  const ms = Math.max(0, nowMs - Date.parse(since))
  if (ms < HOUR_MS) return { unit: 'minutes', count: Math.floor(ms / MINUTE_MS) }
  if (ms < DAY_MS) return { unit: 'hours', count: Math.floor(ms / HOUR_MS) }
  return { unit: 'days', count: Math.floor(ms / DAY_MS) }
}

/** Whoever writes on a Friday afternoon has an answer on Monday; longer than that is worth a word. */
export const LONG_WAIT_MS = 3 * DAY_MS

export const isLongWait = (since: string, nowMs: number) => nowMs - Date.parse(since) >= LONG_WAIT_MS
