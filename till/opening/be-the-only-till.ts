// Two windows of one till would both ask for the same unfinished purchases and both hold a basket; one is enough.

// A page that is just being left may hold on for a moment.
const WAIT_MS = 1_500

/** True when this window is the till; it stays so until it is closed. Browsers without locks are trusted. */
export function beTheOnlyTill(): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks
      .request('kantinekort-till', { signal: AbortSignal.timeout(WAIT_MS) }, () => {
        resolve(true)
        // Held by a promise that never ends.
        return new Promise<void>(() => {})
      })
      .catch(() => resolve(false))
  })
}
