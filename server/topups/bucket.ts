/** Lets a burst through at once and then so many a second; the rest is told to come again. */
export function makeBucket({ burst, aSecond }: { burst: number; aSecond: number }): { takes: (nowMs: number) => boolean } {
  let left = burst
  let filledAtMs: number | null = null
  return {
    takes: (nowMs) => {
      left = Math.min(burst, left + (Math.max(0, nowMs - (filledAtMs ?? nowMs)) / 1_000) * aSecond)
      filledAtMs = nowMs
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
