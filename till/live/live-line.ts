// The line on which the server tells the till what changes. It is opened again whenever it breaks, a little later each
// time and never at the same moment as everybody else's, and goes on where it left off.
import { LIVE_EVENTS_PATH, type LiveEvents } from '../../contract/live-events.ts'
import { ApiRefusal, openStream } from '../../kit/api.ts'
import { watched, type Watched } from '../watched.ts'
import { readEvents, type ReadEvent } from './read-events.ts'

export type LineState =
  | { is: 'closed' }
  /** `since`: when the line was last heard on; null when it never was. */
  | { is: 'opening'; since: number | null }
  | { is: 'open' }

export type LiveLine = {
  state: Watched<LineState>
  start: () => void
  stop: () => void
  /** Opens it now rather than after the wait, such as when the network is back. */
  openNow: () => void
}

export type Change = LiveEvents['change']

type Needs = {
  headers: Readonly<Record<string, string>>
  /** The till knows nothing, or too little: it must ask for everything. */
  onAnew: () => void
  onChange: (change: Change) => void
  /** This device is no till any more. */
  onClosed: () => void
  /** Something was heard: the server is there. */
  onHeard: () => void
  /** The line broke, or could not be opened. */
  onBroken: () => void
  open?: typeof openStream
  random?: () => number
  nowMs?: () => number
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000
/** A line that has lived for so long was a good one. */
const GOOD_AFTER_MS = 10_000
const OPENING_MS = 8_000
const USUAL_BEAT_MS = 5_000
/** So many beats missed, and the line is taken for dead. */
const BEATS_MISSED = 2.5

export function keepLine({
  headers,
  onAnew,
  onChange,
  onClosed,
  onHeard,
  onBroken,
  open = openStream,
  random = Math.random,
  nowMs = Date.now,
}: Needs): LiveLine {
  const state = watched<LineState>({ is: 'closed' })
  let version: number | null = null
  let isRunning = false
  let failures = 0
  let heardAt: number | null = null
  let leaving: AbortController | undefined
  let endWait = () => {}

  async function run(): Promise<void> {
    while (isRunning) {
      state.set({ is: 'opening', since: heardAt })
      const openedAt = nowMs()
      const end = await follow().catch((error: unknown): 'broken' | 'closed' => (isClosedTill(error) ? 'closed' : 'broken'))
      if (!isRunning) return
      if (end === 'closed') {
        stop()
        return onClosed()
      }
      failures = nowMs() - openedAt > GOOD_AFTER_MS ? 1 : failures + 1
      state.set({ is: 'opening', since: heardAt })
      onBroken()
      await wait(waitMs(failures, random()))
    }
  }

  async function follow(): Promise<'broken' | 'closed'> {
    leaving = new AbortController()
    const { signal } = leaving
    const abort = leaving
    let watchdog = setTimeout(() => abort.abort(), OPENING_MS)
    let beatMs = USUAL_BEAT_MS
    try {
      const reader = (await open(version === null ? LIVE_EVENTS_PATH : `${LIVE_EVENTS_PATH}?after=${version}`, { headers, signal })).getReader()
      let text = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return 'broken'
        clearTimeout(watchdog)
        watchdog = setTimeout(() => abort.abort(), beatMs * BEATS_MISSED)
        heardAt = nowMs()
        onHeard()
        const { events, rest } = readEvents(text + value)
        text = rest
        for (const event of events) {
          if (event.name === 'closed') return 'closed'
          if (event.name === 'hello') beatMs = (event.content as LiveEvents['hello']).beatMs
          take(event)
        }
      }
    } finally {
      clearTimeout(watchdog)
      abort.abort()
    }
  }

  function take({ name, content }: ReadEvent): void {
    if (name === 'hello') {
      const hello = content as LiveEvents['hello']
      version = hello.version
      state.set({ is: 'open' })
      if (hello.isAnew) onAnew()
    } else if (name === 'change') {
      const change = content as Change
      version = change.version
      onChange(change)
    }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, ms)
      function end() {
        clearTimeout(timer)
        endWait = () => {}
        resolve()
      }
      endWait = end
    })
  }

  function stop(): void {
    isRunning = false
    leaving?.abort()
    endWait()
    state.set({ is: 'closed' })
  }

  return {
    state,
    start: () => {
      if (isRunning) return
      isRunning = true
      void run()
    },
    stop,
    openNow: () => endWait(),
  }
}

/** Half a second, doubled each time up to fifteen; half of it by chance, so that five hundred tills do not come at once. */
export function waitMs(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(10, Math.max(0, failures - 1)))
  return longest / 2 + (longest / 2) * chance
}

const isClosedTill = (error: unknown) => error instanceof ApiRefusal && error.code === 'till_closed'
