// A company tells its merchants that something has happened: late, twice, in another order or never, as chosen,
// and again and again with longer and longer waits until it is heard.

export type Callback = {
  url: string
  body: string
  /** Made anew for each try, for those who sign. */
  headers: () => Record<string, string>
  /** After so many milliseconds it is tried again, as long as nobody answers 200. */
  retriesMs: readonly number[]
  /** What one payer has chosen on a page, in place of the policy. */
  fate?: Partial<CallbackPolicy>
  /** Those in one line come one after the other, and one that is not heard keeps the later ones waiting. Shuffled ones overtake all the same. */
  line?: string
}

export type CallbackPolicy = {
  delayMs: number
  /** Each one waits a random part of this besides, so that later ones overtake. */
  shuffleMs: number
  copies: number
  losePercent: number
  repeatPercent: number
  /** Makes the waits between tries shorter. */
  retryScale: number
}

export type Callbacks = {
  /** Tells the merchant. Does not wait. */
  send: (callback: Callback) => void
  setPolicy: (policy: Partial<CallbackPolicy>) => void
  counts: () => { sent: number; heard: number; lost: number; waiting: number }
  stop: () => Promise<void>
}

const usualPolicy: CallbackPolicy = { delayMs: 0, shuffleMs: 0, copies: 1, losePercent: 0, repeatPercent: 0, retryScale: 1 }
const CALL_MAY_TAKE_MS = 10_000
const MOST_WAITING = 20_000
const MOST_IN_LINE = 1_000

export function makeCallbacks(): Callbacks {
  let policy = usualPolicy
  const timers = new Set<NodeJS.Timeout>()
  const underWay = new Set<Promise<void>>()
  const stopping = new AbortController()
  const count = { sent: 0, heard: 0, lost: 0 }
  /** What waits behind the first of each line. */
  const lines = new Map<string, (() => void)[]>()

  /** Answers false when it will not be done. */
  const later = (waitMs: number, work: () => Promise<void>): boolean => {
    if (stopping.signal.aborted || timers.size >= MOST_WAITING) return false
    const timer = setTimeout(() => {
      timers.delete(timer)
      const done = work().finally(() => underWay.delete(done))
      underWay.add(done)
    }, waitMs)
    timer.unref()
    timers.add(timer)
    return true
  }

  type Trying = { tries: number; scale: number; leaveLine: () => void }
  const call = async (callback: Callback, { tries, scale, leaveLine }: Trying): Promise<void> => {
    count.sent += 1
    if (await isHeard(callback, stopping.signal)) {
      count.heard += 1
      return leaveLine()
    }
    const [previousMs, nextMs] = [callback.retriesMs[tries - 1] ?? 0, callback.retriesMs[tries]]
    const next = { tries: tries + 1, scale, leaveLine }
    if (nextMs === undefined || !later((nextMs - previousMs) * scale, () => call(callback, next))) leaveLine()
  }

  /** Begins when everything before it in its line is over; `begin` is given what to call when it is over itself. */
  const inLine = (line: string | null, begin: (leaveLine: () => void) => void): void => {
    if (line === null) return begin(() => {})
    const start = () =>
      begin(() => {
        const next = lines.get(line)?.shift()
        if (next) next()
        else lines.delete(line)
      })
    const waiting = lines.get(line)
    if (!waiting) {
      lines.set(line, [])
      start()
    } else if (waiting.length < MOST_IN_LINE) waiting.push(start)
  }

  const happens = (percent: number) => Math.random() * 100 < percent

  return {
    send: (callback) => {
      const { delayMs, shuffleMs, copies, losePercent, repeatPercent, retryScale } = { ...policy, ...callback.fate }
      if (happens(losePercent)) {
        count.lost += 1
        return
      }
      const times = copies + (happens(repeatPercent) ? 1 : 0)
      const line = shuffleMs > 0 ? null : (callback.line ?? null)
      for (let copy = 0; copy < times; copy += 1)
        inLine(line, (leaveLine) => {
          if (!later(delayMs + Math.random() * shuffleMs, () => call(callback, { tries: 0, scale: retryScale, leaveLine }))) leaveLine()
        })
    },
    setPolicy: (changed) => {
      policy = { ...usualPolicy, ...changed }
    },
    counts: () => ({ ...count, waiting: [...lines.values()].reduce((sum, { length }) => sum + length, timers.size) }),
    stop: async () => {
      stopping.abort()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      lines.clear()
      await Promise.all(underWay)
    },
  }
}

async function isHeard({ url, body, headers }: Callback, stopping: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(CALL_MAY_TAKE_MS)])
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers() }, body, redirect: 'error', signal })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    // fetch throws for everything that is not an answer: refused, reset, too slow.
    return false
  }
}
