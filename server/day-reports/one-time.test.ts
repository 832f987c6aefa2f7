// A second, and midnight with it, may pass between any two statements of a step: what the step writes says one time all the same.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'

const DAY_MS = 24 * 3_600_000

let world: DayWorld
let asked: AskableApp
let till: Asker
let code: string

beforeEach(async () => {
  world = await openDayWorld()
  const { clock, house } = world.made
  // Whoever looks at the clock finds that it has gone on.
  const standing = clock.now
  clock.now = () => {
    clock.pass(700)
    return standing()
  }
  asked = await askableApp(house)
  till = asked.till(world.canteen.till.token)
  code = (await world.canteen.makePupil({ balanceOre: 100_000 })).code
})
afterEach(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const basket = () => {
  const { productId, priceOre } = world.canteen.baguette
  return { id: world.made.house.newId(), lines: [{ productId, quantity: 1, unitPriceOre: priceOre }], totalOre: priceOre }
}
const all = (purchaseId: string) => {
  const totalOre = world.canteen.baguette.priceOre
  return { id: world.made.house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre, reason: 'undone', note: null }
}
async function done(answer: Promise<{ status: number; body: object }>): Promise<void> {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBe(200)
}

test('with a clock that goes on while a till’s day is written, receipts, reports and journal agree', async () => {
  for (let day = 1; day <= 3; day += 1) {
    const served = basket()
    // The day begins with another thing each day.
    if (day === 1) await done(till('POST /api/till/provisional-receipts', { body: served }))
    const sold = basket()
    await done(till('POST /api/purchases', { body: { ...sold, code } }))
    if (day === 1) await done(till('POST /api/purchases', { body: { ...basket(), code, provisionalId: served.id } }))
    await done(till('POST /api/till/x-reports'))
    await done(till('POST /api/till/returns', { body: all(sold.id) }))
    await done(till('POST /api/till/training', { body: { isOn: true } }))
    await done(till('POST /api/till/training-sales', { body: { ...basket(), code: null } }))
    await done(till('POST /api/till/training', { body: { isOn: false } }))
    // The last day is closed by the next one, as when everybody has gone home.
    if (day < 3) await done(till('POST /api/till/z-reports'))
    world.made.clock.pass(DAY_MS)
  }
  await done(till('POST /api/purchases', { body: { ...basket(), code } }))
  expect(await world.reportsOf(world.canteen.till)).toHaveLength(3)
})

test('midnight in the middle of a step belongs to one day, whatever the step was', async () => {
  const { clock } = world.made
  const midnight = Date.parse('2026-11-03T23:00:00.000Z')
  for (let night = 0; night < 24; night += 1) {
    const before = basket()
    await done(till('POST /api/purchases', { body: { ...before, code } }))
    // Midnight comes at another statement each night.
    clock.set(new Date(midnight + night * DAY_MS - 700 * (1 + Math.floor(night / 3))).toISOString())
    if (night % 3 === 0) await done(till('POST /api/till/provisional-receipts', { body: basket() }))
    else if (night % 3 === 1) await done(till('POST /api/purchases', { body: { ...basket(), code } }))
    else await done(till('POST /api/till/returns', { body: all(before.id) }))
    await done(till('POST /api/till/x-reports'))
    clock.set(new Date(midnight + night * DAY_MS + 11 * 3_600_000).toISOString())
  }
})
