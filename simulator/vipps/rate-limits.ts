/** So many of one name within a minute, and no more. */
export function makeRateLimits(now: () => Date): { allows: (name: string, most: number) => boolean; forget: () => void } {
  const asked = new Map<string, number[]>()
  return {
    allows: (name, most) => {
      const nowMs = now().getTime()
      const within = (asked.get(name) ?? []).filter((atMs) => nowMs - atMs < 60_000)
      // Set anew, so that the oldest names come first.
      asked.delete(name)
      if (asked.size >= MOST_NAMES) asked.delete(asked.keys().next().value as string)
      asked.set(name, within.length < most ? [...within, nowMs] : within)
      return within.length < most
    },
    forget: () => asked.clear(),
  }
}

const MOST_NAMES = 20_000
