// Hands in what was sold without a network: in the device's order, a batch at a time, as often as it takes, also after a
// restart and also when this device is no till any more. A record leaves the device when the server has it, and not before.
import type { ReserveStop } from '../../contract/reserve-words.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { MOST_RECORDS_AT_ONCE } from '../../rules/reserve-records.ts'
import { watched, type Watched } from '../watched.ts'
import { keyOfRecord, type KeptRecord, type ReserveShelves } from './kept.ts'
import { isUntold, isWaiting } from './waiting.ts'

export type HandedIn = { count: number; sumOre: number; notes: readonly string[] }
export type HandInState = {
  records: readonly KeptRecord[]
  isBusy: boolean
  done: HandedIn | null
  /** Devices whose records the server takes no more. */ stops: Readonly<Record<string, ReserveStop>>
}

export type HandIn = {
  state: Watched<HandInState>
  load: () => Promise<void>
  /** A new record is on the device. */
  add: (record: KeptRecord) => void
  /** Hands in what waits, now. */
  now: () => void
  /** What was handed in has been seen. */
  see: () => void
}

type Needs = {
  shelves: Pick<ReserveShelves, 'records'>
  send: (body: RouteBody<'POST /api/reserve-records'>) => Promise<RouteReply<'POST /api/reserve-records'>>
  nowMs: () => number
  waitMs?: (failures: number) => number
}

/** What was handed in still counts against the card's bounds of the day. */
const KEPT_FOR_MS = 48 * 3_600_000
const usualWaitMs = (failures: number) => Math.min(60_000, 1_000 * 2 ** failures) * (0.5 + Math.random())

export function createHandIn({ shelves, send, nowMs, waitMs = usualWaitMs }: Needs): HandIn {
  const state = watched<HandInState>({ records: [], isBusy: false, done: null, stops: {} })
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isUnderWay = false

  const change = (next: Partial<HandInState>) => state.set({ ...state.read(), ...next })
  const put = (record: KeptRecord) => {
    const others = state.read().records.filter((each) => keyOfRecord(each) !== keyOfRecord(record))
    change({ records: [...others, record].toSorted(inOrder) })
  }

  async function handInAll(): Promise<void> {
    // A device that is stopped holds up its own records only.
    for (const deviceId of new Set(
      state
        .read()
        .records.filter(isUntold)
        .map((each) => each.deviceId),
    ))
      await handInOf(deviceId)
  }

  async function handInOf(deviceId: string): Promise<void> {
    for (;;) {
      const batch = state
        .read()
        .records.filter((each) => isUntold(each) && each.deviceId === deviceId)
        .slice(0, MOST_RECORDS_AT_ONCE)
      const [first] = batch
      if (!first) return
      const { schoolId } = first
      const prints = batch.flatMap(({ id: recordId, prints: made = [] }) =>
        made.filter(({ isTold }) => !isTold).map(({ printId, printedAt, signature }) => ({ recordId, printId, printedAt, signature })),
      )
      const { taken, stopped } = await send({
        schoolId,
        deviceId,
        records: batch.map(({ text, signature }) => ({ text, signature })),
        ...(prints.length > 0 && { prints }),
      })
      for (const { sequence, outcome, notes } of taken) {
        const record = batch.find((each) => each.sequence === sequence)
        if (record) await settle(record, { outcome, notes, told: new Set(prints.map(({ printId }) => printId)) })
      }
      const { [deviceId]: _before, ...others } = state.read().stops
      change({ stops: stopped === null ? others : { ...others, [deviceId]: stopped.code } })
      // What the server will not take stays here, and nothing after it can be taken either.
      if (stopped !== null || taken.length === 0) return
    }
  }

  async function settle(sent: KeptRecord, { outcome, notes, told }: Pick<KeptRecord, 'outcome' | 'notes'> & { told: ReadonlySet<string> }): Promise<void> {
    // It may have been printed since it was sent.
    const now = state.read().records.find((each) => keyOfRecord(each) === keyOfRecord(sent)) ?? sent
    const prints = (now.prints ?? []).map((print) => (told.has(print.printId) ? { ...print, isTold: true } : print))
    const record = { ...now, outcome, notes, prints }
    put(record)
    if (isWaiting(now)) {
      const done = state.read().done ?? { count: 0, sumOre: 0, notes: [] }
      change({ done: { count: done.count + 1, sumOre: done.sumOre + record.totalOre, notes: [...done.notes, ...notes] } })
    }
    // Should this fail, the next start hands it in again and hears the same.
    await shelves.records.keep(keyOfRecord(record), record).catch(() => undefined)
  }

  const now = (): void => {
    clearTimeout(timer)
    if (isUnderWay || !state.read().records.some(isUntold)) return
    isUnderWay = true
    change({ isBusy: true })
    void handInAll()
      .then(
        () => (failures = 0),
        () => (failures += 1),
      )
      .finally(() => {
        isUnderWay = false
        change({ isBusy: false })
        // Once more later, whatever became of it: nothing that waits is forgotten.
        if (state.read().records.some(isUntold)) timer = setTimeout(now, waitMs(Math.max(1, failures)))
      })
  }

  return {
    state,
    load: async () => {
      const found = await shelves.records.readAll()
      const isOld = (record: KeptRecord) => !isUntold(record) && nowMs() - Date.parse(record.happenedAt) > KEPT_FOR_MS
      for (const record of found.filter(isOld)) void shelves.records.remove(keyOfRecord(record)).catch(() => undefined)
      change({ records: found.filter((record) => !isOld(record)).toSorted(inOrder) })
    },
    add: put,
    now,
    see: () => change({ done: null }),
  }
}

const inOrder = (one: KeptRecord, other: KeptRecord) => (keyOfRecord(one) < keyOfRecord(other) ? -1 : 1)
