import type { WaitingSales } from '../../rules/reserve-limits.ts'
import type { HandInState } from './hand-in.ts'
import type { KeptRecord } from './kept.ts'

export const isWaiting = ({ outcome }: KeptRecord) => outcome === null

/** True when the server does not know it all: the sale, or that its receipt was printed. */
export const isUntold = (record: KeptRecord) => isWaiting(record) || (record.prints ?? []).some(({ isTold }) => !isTold)

/** What waits on this device, also from when it was another till. What the server will not take is the office's, and waits for nothing. */
export function waitingOf({ records, stops }: Pick<HandInState, 'records' | 'stops'>): WaitingSales {
  const waiting = records.filter((record) => isWaiting(record) && !(record.deviceId in stops))
  const oldest = waiting.reduce<string | null>((first, { happenedAt }) => (first === null || happenedAt < first ? happenedAt : first), null)
  const sumOre = waiting.reduce((sum, { totalOre }) => sum + totalOre, 0)
  return { count: waiting.length, sumOre, oldestAtMs: oldest === null ? null : Date.parse(oldest) }
}
