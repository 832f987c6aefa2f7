// Keeps the open tills of this process up to date. The truth is the log in the database, which any process may
// write to: while a till is connected its school's version is asked for every quarter of a second, all schools in
// one question. A poke (something was just changed here) only makes the next look come sooner.
//
// Nothing is queued for a till. What it has been handed is a number, and the rest is read from the log when its
// line takes more; a till that reads slowly costs no memory, and one that reads nothing is cut off.

import type { CardChange } from '../../contract/live-events.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { nameOf } from '../repeat.ts'
import type { Till } from '../http/door.ts'
import type { ChangeKind } from './announce-change.ts'
import { eventText } from './event-text.ts'
import { changesAfter, type LoggedChange, startOf, versionsOf } from './store.ts'

/** What can be told of changed cards, by the card's id. Given by the slice that knows cards. */
export type DescribeCards = (db: Queryable, cards: { schoolId: number; cardIds: string[] }) => Promise<Map<string, CardChange>>

export type LivePace = {
  pollMs: number
  beatMs: number
  /** A line that has taken nothing for so long is cut. */
  patienceMs: number
  mostStreams: number
}
export const usualPace: LivePace = { pollMs: 250, beatMs: 5_000, patienceMs: 20_000, mostStreams: 3_000 }

/** Where a till's events go: a response, or something in a test that behaves like one. */
export type Line = {
  /** False when no more should be written until it has drained. */
  write: (text: string) => boolean
  onceDrained: (then: () => void) => void
  end: (last: string) => void
  /** Cuts it without a word. */
  cut: () => void
}

type Told = { version: number; text: string }
type Stream = { till: Till; line: Line; version: number; chokedAtMs: number | null; isDelivering: boolean; isOver: boolean }
type School = { schoolId: number; version: number; recent: Told[]; streams: Set<Stream> }

/** A device may come back before its old line is found dead; more than that nobody needs. */
const MOST_STREAMS_OF_A_TILL = 3
const MOST_RECENT = 200
const MOST_AT_ONCE = 200

export type LiveHub = ReturnType<typeof makeLiveHub>

type Needs = { describeCards: DescribeCards; isTill: (till: Till) => Promise<boolean>; pace?: LivePace }

export function makeLiveHub(house: House, { describeCards, isTill, pace = usualPace }: Needs) {
  const schools = new Map<number, School>()
  let streamCount = 0
  let isStopped = false
  let looking: Promise<void> | null = null
  let isPoked = false
  let timer: NodeJS.Timeout | null = null
  let beats: NodeJS.Timeout | null = null
  let isDown = false

  /** Opens a till's line and answers what closes it again, or why it cannot be opened. */
  async function open(till: Till, { after, line }: { after: number | null; line: Line }): Promise<'too_busy' | 'till_closed' | { close: () => void }> {
    if (isStopped || streamCount >= pace.mostStreams) return 'too_busy'
    // Counted before it is asked whether it may: a thousand that come at once are a thousand.
    streamCount += 1
    let isOpen = false
    try {
      // In this order: a till that is signed out after its version was read is told so.
      const start = await startOf(house.database, till.schoolId)
      if (!(await isTill(till))) return 'till_closed'
      if (isStopped) return 'too_busy'
      isOpen = true
      const isAnew = after === null || after > start.version || (after < start.version && (start.oldest === null || start.oldest > after + 1))
      const stream: Stream = { till, line, version: isAnew ? start.version : (after as number), chokedAtMs: null, isDelivering: false, isOver: false }
      const school = schools.get(till.schoolId) ?? { schoolId: till.schoolId, version: start.version, recent: [], streams: new Set() }
      schools.set(till.schoolId, school)
      school.streams.add(stream)
      makeRoomFor(school, stream)
      write(school, stream, eventText('hello', { version: stream.version, isAnew, beatMs: pace.beatMs }))
      void deliver(school, stream)
      wake()
      return { close: () => drop(school, stream) }
    } finally {
      if (!isOpen) streamCount -= 1
    }
  }

  function makeRoomFor(school: School, stream: Stream): void {
    const same = [...school.streams].filter(({ till }) => till.tillId === stream.till.tillId)
    for (const old of same.slice(0, -MOST_STREAMS_OF_A_TILL)) finish(school, old, '')
  }

  function drop(school: School, stream: Stream): void {
    if (stream.isOver) return
    stream.isOver = true
    streamCount -= 1
    school.streams.delete(stream)
    if (school.streams.size === 0 && schools.get(school.schoolId) === school) schools.delete(school.schoolId)
  }

  function finish(school: School, stream: Stream, last: string): void {
    if (stream.isOver) return
    drop(school, stream)
    stream.line.end(last)
  }

  function write(school: School, stream: Stream, text: string): void {
    if (stream.isOver || stream.line.write(text)) return
    stream.chokedAtMs ??= performance.now()
    stream.line.onceDrained(() => {
      stream.chokedAtMs = null
      void deliver(school, stream)
    })
  }

  /** Hands a till what it has not had, as far as its line takes it. */
  async function deliver(school: School, stream: Stream): Promise<void> {
    if (stream.isDelivering) return
    stream.isDelivering = true
    try {
      while (!stream.isOver && stream.chokedAtMs === null && stream.version < school.version) {
        const next = fromMemory(school, stream.version) ?? (await fromLog(school.schoolId, stream.version))
        const last = next.at(-1)
        if (!last || next[0]?.version !== stream.version + 1) {
          // The log does not reach back, or the database is another one now.
          stream.version = school.version
          write(school, stream, eventText('hello', { version: stream.version, isAnew: true, beatMs: pace.beatMs }))
        } else {
          stream.version = last.version
          write(school, stream, next.map(({ text }) => text).join(''))
        }
      }
    } catch (error) {
      // It is tried again at the next change or beat; should the line die meanwhile, the till comes back by itself.
      noteTrouble(error)
    } finally {
      stream.isDelivering = false
    }
  }

  function fromMemory({ recent }: School, after: number): Told[] | null {
    const first = recent[0]
    return first !== undefined && first.version <= after + 1 ? recent.filter(({ version }) => version > after) : null
  }

  async function fromLog(schoolId: number, after: number): Promise<Told[]> {
    return tell(schoolId, await changesAfter(house.database, { schoolId, version: after, most: MOST_AT_ONCE }))
  }

  /** The changes as tills hear of them. Whatever a change is about is described as it is now. */
  async function tell(schoolId: number, changes: LoggedChange[]): Promise<Told[]> {
    const cardIds = [...new Set(changes.flatMap(({ kind, subjectId }) => (kind === ('card' satisfies ChangeKind) && subjectId ? [subjectId] : [])))]
    const cards = cardIds.length > 0 ? await describeCards(house.database, { schoolId, cardIds }) : new Map<string, CardChange>()
    return changes.map(({ version, kind, subjectId }) => {
      const card = kind === 'card' && subjectId ? cards.get(subjectId) : undefined
      return { version, text: eventText('change', { version, kind, ...(card && { card }) }) }
    })
  }

  /** Looks for what is new at every school that has a till here. */
  async function look(): Promise<void> {
    const versions = await versionsOf(house.database, [...schools.keys()])
    isDown = false
    for (const [schoolId, version] of versions) {
      const school = schools.get(schoolId)
      if (school && version !== school.version) await learn(school, version)
    }
  }

  async function learn(school: School, version: number): Promise<void> {
    if (version < school.version) {
      // An older database was put in place under our feet.
      school.recent = []
      school.version = version
      for (const stream of school.streams) {
        stream.version = version
        write(school, stream, eventText('hello', { version, isAnew: true, beatMs: pace.beatMs }))
      }
      return
    }
    const changes = await changesAfter(house.database, { schoolId: school.schoolId, version: school.version, most: MOST_AT_ONCE })
    const told = await tell(school.schoolId, changes)
    const isWhole = told[0]?.version === school.version + 1
    school.recent = [...(isWhole ? school.recent : []), ...told].slice(-MOST_RECENT)
    school.version = told.at(-1)?.version ?? version
    for (const stream of school.streams) void deliver(school, stream)
    await shutOut(school, changes)
    // More than fits into one look is there: the next one comes at once.
    if (changes.length === MOST_AT_ONCE) isPoked = true
  }

  /** A till that was signed out, or given to another device, hears it and is cut off. */
  async function shutOut(school: School, changes: LoggedChange[]): Promise<void> {
    const tillIds = new Set(changes.flatMap(({ kind, subjectId }) => (kind === ('till' satisfies ChangeKind) && subjectId ? [subjectId] : [])))
    for (const stream of [...school.streams].filter(({ till }) => tillIds.has(till.tillId))) {
      if (!(await isTill(stream.till))) finish(school, stream, eventText('closed', {}))
    }
  }

  function noteTrouble(error: unknown): void {
    if (isDown || isStopped) return
    // Said once, not four times a second.
    isDown = true
    house.log('live_log_not_read', { error: nameOf(error) })
  }

  function wake(): void {
    if (isStopped || looking !== null || timer !== null || schools.size === 0) return
    timer = setTimeout(
      () => {
        timer = null
        looking = look()
          .catch(noteTrouble)
          .finally(() => {
            looking = null
            wake()
          })
      },
      isPoked ? 0 : pace.pollMs,
    )
    isPoked = false
  }

  function beat(): void {
    const now = performance.now()
    for (const school of schools.values()) {
      for (const stream of school.streams) {
        if (stream.chokedAtMs === null) {
          write(school, stream, eventText('beat', { version: stream.version }))
          void deliver(school, stream)
        } else if (now - stream.chokedAtMs > pace.patienceMs) {
          drop(school, stream)
          stream.line.cut()
        }
      }
    }
  }

  return {
    open,
    start: () => {
      beats ??= setInterval(beat, pace.beatMs).unref()
    },
    /** Something was just changed by this process: looks at once. */
    poke: () => {
      isPoked = true
      if (timer === null) return
      clearTimeout(timer)
      timer = null
      wake()
    },
    streamCount: () => streamCount,
    /** Ends every line; the tills come back to whoever answers next. */
    stop: async () => {
      isStopped = true
      if (timer) clearTimeout(timer)
      if (beats) clearInterval(beats)
      for (const school of schools.values()) for (const stream of school.streams) finish(school, stream, '')
      await looking
    },
  }
}
