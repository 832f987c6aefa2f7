// The real server at one end, the till's own sending at the other, and a bad line in between.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { newId } from '../../contract/ids.ts'
import { call } from '../../kit/api.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { makeApp } from '../../server/app.ts'
import { type BadLine, openBadLine } from '../../test/bad-line.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import type { Shelf } from '../storage/shelf.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { createOutbox, type Outcome } from './outbox.ts'
import type { PurchaseBody, UnfinishedPurchase } from './unfinished-purchase.ts'
import { waitBeforeNextMs } from './wait-before-next.ts'

let made: TestHouse
let canteen: Canteen
let line: BadLine
let closeApp: () => Promise<unknown>
// A till with something left asks for ever; when this file is done, it must not reach the server of another.
let isOver = false
const NEVER_ANSWERED = new Promise<never>(() => {})

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  const app = await makeApp(made.house, { isHttps: false, proxies: 0 })
  closeApp = () => app.close()
  line = await openBadLine(await app.listen({ port: 0, host: '127.0.0.1' }))
  const reach = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => reach(new URL(path, line.address), request))
})
afterEach(() => line.mend())
afterAll(async () => {
  isOver = true
  vi.unstubAllGlobals()
  await line.close()
  await closeApp()
  await made.close()
})

const send = (body: PurchaseBody, token = canteen.till.token, timeoutMs = 60_000) =>
  isOver
    ? NEVER_ANSWERED
    : call('POST /api/purchases', { body, timeoutMs, headers: tillHeaders({ token, schoolId: 1, tillId: '', tillName: '', schoolName: '' }) })

const openOutbox = (shelf: Shelf<UnfinishedPurchase>, waitMs = () => 5) => createOutbox({ tillId: canteen.till.tillId, shelf, send, waitMs })

function purchaseOf(pupil: TestPupil): UnfinishedPurchase {
  const id = newId(made.house.clock.now().getTime())
  const { productId, priceOre } = canteen.baguette
  return {
    id,
    tillId: canteen.till.tillId,
    madeAt: made.house.clock.now().toISOString(),
    body: { id, code: pupil.code, lines: [{ productId, quantity: 1, unitPriceOre: priceOre }], totalOre: priceOre },
  }
}

const sentFor = ({ id }: UnfinishedPurchase) => line.sent.filter(({ path, body }) => path === '/api/purchases' && (body as PurchaseBody | null)?.id === id)
const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre

describe('a purchase', () => {
  test('lies on the device before it is sent, and is gone from it when it is settled', async () => {
    const shelf = shelfInMemory<UnfinishedPurchase>()
    const purchase = purchaseOf(await canteen.makePupil())
    let keptWhenSent: UnfinishedPurchase | undefined
    const outbox = createOutbox({
      tillId: canteen.till.tillId,
      shelf,
      send: async (body) => {
        keptWhenSent = await shelf.read(body.id)
        return send(body)
      },
    })
    expect(await outbox.ask(purchase)).toMatchObject({ answer: { firstName: 'Nora' } })
    expect(keptWhenSent).toEqual(purchase)
    await eventually(async () => expect(await shelf.readAll()).toEqual([]))
    expect(outbox.waiting.read()).toEqual([])
  })

  test('is not sent at all when the device cannot keep it', async () => {
    const purchase = purchaseOf(await canteen.makePupil())
    const full = { ...shelfInMemory<UnfinishedPurchase>(), keep: () => Promise.reject(new Error('no room')) }
    await expect(openOutbox(full).ask(purchase)).rejects.toThrow('no room')
    expect(sentFor(purchase)).toEqual([])
  })

  test.each(['lost_answer', 'lost_question', 'foreign_error', 'silence'] as const)(
    'is asked for again with the same id and body after %s, and charged once',
    async (trouble) => {
      const pupil = await canteen.makePupil({ balanceOre: 10_000 })
      const purchase = purchaseOf(pupil)
      line.trouble(/purchases/, trouble, trouble)
      // Only the two that nobody will ever answer are not waited for.
      const isSilent = () => trouble === 'silence' && sentFor(purchase).length < 2
      const impatiently = (body: PurchaseBody) => send(body, undefined, isSilent() ? 1_000 : undefined)
      const outbox = createOutbox({ tillId: canteen.till.tillId, shelf: shelfInMemory<UnfinishedPurchase>(), send: impatiently, waitMs: () => 5 })
      expect(await outbox.ask(purchase)).toMatchObject({ answer: { purchaseId: purchase.id, balanceOre: 6500 } })
      expect(sentFor(purchase).map(({ body }) => body)).toEqual([purchase.body, purchase.body, purchase.body])
      expect(await balance(pupil)).toBe(6500)
    },
  )

  test('that is refused is settled at the first answer', async () => {
    const purchase = purchaseOf(await canteen.makePupil({ balanceOre: 100 }))
    const shelf = shelfInMemory<UnfinishedPurchase>()
    expect(await openOutbox(shelf).ask(purchase)).toMatchObject({ refusal: { code: 'balance_too_low' } })
    expect(sentFor(purchase)).toHaveLength(1)
    await eventually(async () => expect(await shelf.readAll()).toEqual([]))
  })

  test('shows how often nobody answered', async () => {
    const purchase = purchaseOf(await canteen.makePupil())
    line.trouble(/purchases/, 'lost_question', 'lost_question')
    const outbox = openOutbox(shelfInMemory())
    const silences: number[] = []
    outbox.waiting.subscribe(() => silences.push(outbox.waiting.read()[0]?.silences ?? -1))
    await outbox.ask(purchase)
    expect(silences).toEqual([0, 1, 1, 2, 2, -1])
  })
})

describe('a till that was closed in the middle of a sale', () => {
  /** The till is put away after it has sent, and opened again on the same device. */
  async function closeInBetween(pupil: TestPupil, trouble: 'lost_answer' | 'lost_question') {
    const shelf = shelfInMemory<UnfinishedPurchase>()
    const purchase = purchaseOf(pupil)
    line.trouble(/purchases/, trouble)
    const before = openOutbox(shelf, () => 60_000)
    void before.ask(purchase)
    await eventually(() => expect(before.waiting.read()[0]?.silences).toBe(1))
    before.stop()

    const after = openOutbox(shelf)
    const settled: Outcome[] = []
    const left = await after.takeUp((_purchase, outcome) => settled.push(outcome))
    await eventually(() => expect(settled).toHaveLength(1))
    return { purchase, left, settled, shelf }
  }

  test.each(['lost_answer', 'lost_question'] as const)('asks again with the same id when it is opened (%s), and the pupil pays once', async (trouble) => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const { purchase, left, settled, shelf } = await closeInBetween(pupil, trouble)
    expect(left).toEqual([purchase])
    expect(settled).toMatchObject([{ answer: { purchaseId: purchase.id, balanceOre: 6500 } }])
    expect(sentFor(purchase)).toHaveLength(2)
    expect(await balance(pupil)).toBe(6500)
    await eventually(async () => expect(await shelf.readAll()).toEqual([]))
  })

  test('keeps the purchase when its key no longer opens, since it may have been paid', async () => {
    const shelf = shelfInMemory<UnfinishedPurchase>()
    const purchase = purchaseOf(await canteen.makePupil())
    await shelf.keep(purchase.id, purchase)
    const onLockedOut = vi.fn()
    const outbox = createOutbox({ tillId: canteen.till.tillId, shelf, send: (body) => send(body, 'an old key'), onLockedOut, waitMs: () => 60_000 })
    await outbox.takeUp(() => expect.unreachable())
    await eventually(() => expect(onLockedOut).toHaveBeenCalled())
    outbox.stop()
    expect(await shelf.readAll()).toEqual([purchase])
  })
})

test('what another till left on the device is not asked for by this one', async () => {
  const shelf = shelfInMemory<UnfinishedPurchase>()
  const purchase = { ...purchaseOf(await canteen.makePupil()), tillId: '01930000-0000-7000-8000-00000000aaaa' }
  await shelf.keep(purchase.id, purchase)
  expect(await openOutbox(shelf).takeUp(() => expect.unreachable())).toEqual([])
  expect(sentFor(purchase)).toEqual([])
  expect(await shelf.readAll()).toEqual([purchase])
})

describe('the waits', () => {
  test('grow from half a second and stop growing at fifteen', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 1_000].map(waitBeforeNextMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
  })

  test('end at once when the network is back', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const purchase = purchaseOf(pupil)
    line.cut()
    const outbox = openOutbox(shelfInMemory(), () => 60_000)
    const outcome = outbox.ask(purchase)
    await eventually(() => expect(outbox.waiting.read()[0]?.silences).toBe(1))
    line.mend()
    outbox.askNow()
    expect(await outcome).toMatchObject({ answer: { balanceOre: 6500 } })
  })
})
