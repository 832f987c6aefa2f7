// Tills that lose their network: each device's own selling and handing in at one end, the real server at the other, and a
// line between them that goes.

import { vi } from 'vitest'
import { call } from '../kit/api.ts'
import { balanceOf } from '../ledger/ledger.ts'
import type { AdultsWord, ProductStops } from '../rules/hard-stops.ts'
import { makeApp } from '../server/app.ts'
import { knowCards } from '../till/cards/known-cards.ts'
import type { PurchaseBody } from '../till/outbox/unfinished-purchase.ts'
import { createHandIn } from '../till/reserve/hand-in.ts'
import { keyOfRecord, type ReserveShelves } from '../till/reserve/kept.ts'
import { createReserve } from '../till/reserve/reserve.ts'
import { waitingOf } from '../till/reserve/waiting.ts'
import { shelfInMemory } from '../till/storage/shelf-in-memory.ts'
import { type BadLine, openBadLine } from './bad-line.ts'
import type { TestPupil, TestTill } from './canteen.ts'
import { type DayWorld, openDayWorld } from './day-world.ts'
import { eventually } from './eventually.ts'

type Shelves = ReserveShelves & { fail: { next: boolean } }
type DeviceOptions = { offsetMs?: number; stops?: (productId: string) => ProductStops | undefined; isSellerOfAge?: () => boolean }
type SaleOptions = { code?: string; replaces?: string | null; words?: readonly AdultsWord[] }

export type AloneTills = {
  world: DayWorld
  line: BadLine
  /** A device that opens with what lies on its shelves; `offsetMs`: how far its clock is behind the server's. */
  openDevice: (till: TestTill, shelves?: Shelves, options?: DeviceOptions) => ReturnType<typeof openDevice>
  /** One that has fetched its lists. */
  openReady: (till: TestTill, shelves?: Shelves, options?: DeviceOptions) => ReturnType<typeof openDevice>
  balance: (pupil: TestPupil) => Promise<number | undefined>
  close: () => Promise<void>
}

export function shelvesInMemory(): Shelves {
  const [device, list, records] = [shelfInMemory<never>(), shelfInMemory<never>(), shelfInMemory<never>()] as unknown as [
    ReserveShelves['device'],
    ReserveShelves['list'],
    ReserveShelves['records'],
  ]
  const fail = { next: false }
  return {
    device,
    list,
    records,
    fail,
    keepSale: async (record, after) => {
      if (fail.next) {
        fail.next = false
        throw new Error('no room')
      }
      await records.keep(keyOfRecord(record), record)
      await device.keep('the-one', after)
    },
  }
}

const NOTHING_STOPS = (_productId: string): ProductStops | undefined => undefined
const NEVER_ANSWERED = new Promise<never>(() => {})

type Reach = { world: DayWorld; isOver: () => boolean }

async function openDevice(
  { world, isOver }: Reach,
  till: TestTill,
  shelves: Shelves,
  { offsetMs = 0, stops = NOTHING_STOPS, isSellerOfAge = () => true }: DeviceOptions,
) {
  const headers = { authorization: `Bearer ${till.token}` }
  const deviceNowMs = () => world.made.clock.now().getTime() - offsetMs
  const noShelf = () => shelfInMemory<never>() as never
  const cards = knowCards({
    till,
    device: { stoppedCards: noShelf(), phoneKeys: noShelf(), usedSteps: noShelf() },
    askStopped: () => call('GET /api/till/stopped-cards', { headers, query: {} }),
    askPhoneKeys: () => call('GET /api/till/phone-keys', { headers, query: {} }),
  })
  const handIn = createHandIn({
    shelves,
    send: (body) => (isOver() ? NEVER_ANSWERED : call('POST /api/reserve-records', { body, timeoutMs: 60_000 })),
    nowMs: deviceNowMs,
    waitMs: () => 20,
  })
  await handIn.load()
  const catalogue = await call('GET /api/till', { headers }).catch(() => null)
  const reserve = createReserve({
    till,
    shelves,
    handIn,
    cards,
    catalogue: () => catalogue,
    register: (body) => call('POST /api/till/reserve-devices', { body, headers }),
    fetchList: (version) => call('GET /api/till/reserve-list', { headers, query: version === undefined ? {} : { version } }),
    deviceNowMs,
    clock: () => ({ offsetMs, isSet: true }),
    product: stops,
    isSellerOfAge,
  })
  await reserve.load()
  const sell = (pupil: TestPupil, { code = pupil.code, replaces = null, words = [] }: SaleOptions = {}) => {
    const { productId, priceOre } = world.canteen.baguette
    const id = world.made.house.newId()
    const body: PurchaseBody = { id, code, lines: [{ productId, quantity: 1, unitPriceOre: priceOre }], totalOre: priceOre }
    return reserve.sell(body, { replaces, shownAtMs: world.made.clock.now().getTime(), words })
  }
  const waiting = () => waitingOf(handIn.state.read())
  const handInAll = async () => {
    handIn.now()
    await eventually(async () => {
      if (waiting().count > 0) throw new Error('not all is handed in')
    })
  }
  return { reserve, handIn, cards, shelves, sell, waiting, handInAll }
}

export async function openAloneTills(): Promise<AloneTills> {
  const world = await openDayWorld()
  const app = await makeApp(world.made.house, { isHttps: false, proxies: 0 })
  const line = await openBadLine(await app.listen({ port: 0, host: '127.0.0.1' }))
  const reach = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => reach(new URL(path, line.address), request))
  // A device with something left tries for ever; when a file is done, it must not reach the server of another.
  let isOver = false
  const open: AloneTills['openDevice'] = (till, shelves = shelvesInMemory(), options = {}) =>
    openDevice({ world, isOver: () => isOver }, till, shelves, options)
  return {
    world,
    line,
    openDevice: open,
    openReady: async (till, shelves, options) => {
      const opened = await open(till, shelves, options)
      await Promise.all([opened.cards.refresh(), opened.reserve.refresh()])
      return opened
    },
    balance: async (pupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre,
    close: async () => {
      isOver = true
      vi.unstubAllGlobals()
      await line.close()
      await app.close()
      await world.made.close()
    },
  }
}
