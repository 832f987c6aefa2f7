// Waits for what other work brings about, as long as a slow machine may need, and not longer than it takes.

import { vi } from 'vitest'

const PATIENCE_MS = 60_000

/** Tries again until `check` throws no more. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 20 })
}
