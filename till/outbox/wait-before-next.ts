const FIRST_MS = 500
const LONGEST_MS = 15_000

/** The wait after a number of silences in a row: half a second, doubled each time, never more than fifteen seconds. */
export function waitBeforeNextMs(silences: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(10, Math.max(0, silences - 1)))
}
