// A provider that fails again and again is left in peace for a while: payers are told before they try, the
// office sees it, and one call at a time finds out whether it is back.

/** Consecutive failures that open it. */
const FAILURES = 5
const FIRST_REST_MS = 5_000
const LONGEST_REST_MS = 60_000

export type CircuitState = { isDown: boolean; since: Date | null }

export type Circuit = {
  /** False while the provider rests. After each rest one caller is let through, to see. */
  mayCall: () => boolean
  wentWell: () => void
  /** `isCertain` opens at once: keys that are refused will be refused again. */
  failed: (why: string, options?: { isCertain?: boolean }) => void
  state: () => CircuitState
}

export type CircuitChange = { isDown: boolean; why: string | null; at: Date }

export function makeCircuit({ now, onChange }: { now: () => Date; onChange: (change: CircuitChange) => void }): Circuit {
  let failures = 0
  let restMs = FIRST_REST_MS
  let since: Date | null = null
  let restsUntilMs = 0
  return {
    mayCall: () => {
      if (since === null) return true
      const nowMs = now().getTime()
      if (nowMs < restsUntilMs) return false
      // The others wait until this one has an answer, or for as long as a call may take.
      restsUntilMs = nowMs + restMs
      return true
    },
    wentWell: () => {
      failures = 0
      restMs = FIRST_REST_MS
      if (since === null) return
      since = null
      onChange({ isDown: false, why: null, at: now() })
    },
    failed: (why, { isCertain = false } = {}) => {
      failures += 1
      if (since !== null) {
        restMs = Math.min(LONGEST_REST_MS, restMs * 2)
        restsUntilMs = now().getTime() + restMs
        return
      }
      if (failures < FAILURES && !isCertain) return
      since = now()
      restsUntilMs = since.getTime() + restMs
      onChange({ isDown: true, why, at: since })
    },
    state: () => ({ isDown: since !== null, since }),
  }
}
