// Measures each sale from the scan to «Godkjent», keeps how long the last hundred took on this device, and tells the office
// the sum of it now and then.
import type { RouteBody } from '../../contract/route-types.ts'
import { nothingMeasured, type SpeedOf, speedOf, type Way, withMeasured } from '../../rules/sale-speed.ts'
import { THE_ONE } from '../storage/device.ts'
import type { Shelf } from '../storage/shelf.ts'
import type { KeptSpeed } from './kept-speed.ts'
import { watched, type Watched } from '../watched.ts'

export type ShownSpeed = Record<Way, SpeedOf | null>

export type Speed = {
  shown: Watched<ShownSpeed>
  note: (way: Way, ms: number) => void
  load: () => Promise<void>
  /** Tells the office, when there is something new and it was not told a moment ago. */
  tell: () => void
}

/** While sales are made the office hears of it about as often as anybody looks. */
const TELL_EVERY_MS = 30_000

type Needs = {
  tillId: string
  shelf: Shelf<KeptSpeed>
  today: () => string
  isInContact: () => boolean
  send: (body: RouteBody<'POST /api/till/speed'>) => Promise<unknown>
  nowMs?: () => number
}

export function measureSpeed({ tillId, shelf, today, isInContact, send, nowMs = Date.now }: Needs): Speed {
  let measurements = nothingMeasured
  let toldAtMs = Number.NEGATIVE_INFINITY
  let isTold = true
  const shown = watched<ShownSpeed>({ connected: null, alone: null })
  const show = () => shown.set({ connected: speedOf(measurements.connected, today()), alone: speedOf(measurements.alone, today()) })

  const tell = () => {
    if (isTold || !isInContact() || nowMs() - toldAtMs < TELL_EVERY_MS) return
    ;[isTold, toldAtMs] = [true, nowMs()]
    show()
    // What is not heard is told with the next: it is no more than a picture of now.
    void send(shown.read()).catch(() => {
      isTold = false
    })
  }

  return {
    shown,
    tell,
    note: (way, ms) => {
      measurements = withMeasured(measurements, way, { day: today(), ms })
      isTold = false
      show()
      void shelf.keep(THE_ONE, { tillId, measurements }).catch(() => undefined)
      tell()
    },
    load: async () => {
      const kept = await shelf.read(THE_ONE).catch(() => undefined)
      if (kept?.tillId === tillId) measurements = kept.measurements
      show()
    },
  }
}
