import { useEffect } from 'react'

/** Keeps the screen lit while the till is looked at. The browser lets go when the page is hidden, so it is asked again. */
export function useKeepsAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock?.request('screen')
      } catch {
        // Low on battery, or not allowed: the till works all the same.
      }
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
