import { useEffect } from 'react'

/** Keeps the screen lit while a code is shown, in the browsers that can. */
export function useLitScreen(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let isLeft = false
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      try {
        const given = await navigator.wakeLock.request('screen')
        if (isLeft) await given.release()
        else lock = given
      } catch {
        // Refused when the battery is low: the screen then goes dark when it usually does.
      }
    }
    void ask()
    // The browser takes the lock back when the page is hidden.
    const askAgain = () => void ask()
    document.addEventListener('visibilitychange', askAgain)
    return () => {
      isLeft = true
      document.removeEventListener('visibilitychange', askAgain)
      void lock?.release()
    }
  }, [])
}
