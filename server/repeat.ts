// Work that goes on by itself: looked at again and again, never twice at once in a process, and stopped without being cut off.

export type Repeating = {
  start: () => void
  /** Stops, and waits for what is under way. */
  stop: () => Promise<void>
}

/**
 * Does a bounded piece of work, waits, and does it again. What goes wrong is told and tried again at its next turn.
 * `isFirstAtOnce`: the first turn comes at the start, and not after the first wait.
 */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, onTrouble, isFirstAtOnce = false }: { everyMs: number; onTrouble: (error: unknown) => void; isFirstAtOnce?: boolean },
): Repeating {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let isRunning = false
  const turn = () => {
    running = Promise.resolve().then(work).catch(onTrouble).then(waitForNext)
  }
  const waitForNext = () => {
    if (isRunning) timer = setTimeout(turn, everyMs).unref()
  }
  return {
    start: () => {
      if (isRunning) return
      isRunning = true
      if (isFirstAtOnce) turn()
      else waitForNext()
    },
    stop: async () => {
      isRunning = false
      clearTimeout(timer)
      await running
    },
  }
}

/** Works through a list, so many at once and each at its turn. What one of them throws, the work itself must have caught. */
export async function workThroughAll<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values()
  const oneAfterAnother = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, oneAfterAnother))
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
