// Selling to a pupil who has no card with them, with real wallets and the real batch.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ByNameReason } from '../../contract/by-name-words.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { limit } from '../../test/limits.ts'
import { lettersTo } from '../../test/people.ts'
import { makeGuardianOf } from '../../test/stops.ts'
import { changeCounter } from '../counter/index.ts'
import type { House } from '../house.ts'
import { makePurchases } from '../purchases/make-purchases.ts'
import { findByName } from './find-by-name.ts'

let world: DayWorld
let house: House
let asked: AskableApp
let till: Asker
beforeAll(async () => {
  world = await openDayWorld()
  house = world.made.house
  asked = await askableApp(house)
  till = asked.till(world.canteen.till.token)
})
let minute = 0
beforeEach(() => {
  minute += 10
  world.made.clock.set(new Date(Date.parse('2026-11-04T08:00:00Z') + minute * 60_000).toISOString())
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const allow = (sellsByName: boolean) => changeCounter(house, { schoolId: world.canteen.schoolId, change: { sellsByName } })
const find = (pupil: TestPupil, reason: ByNameReason = 'forgotten') => till('POST /api/till/found-by-name', { body: { pupilId: pupil.pupilId, reason } })
const wishWith = (pupil: TestPupil, code: string, facts: { id?: string } = {}) => ({ ...world.canteen.wish(pupil, facts), code })
async function buyWith(pupil: TestPupil, code: string, facts: { id?: string } = {}) {
  const [outcome] = await makePurchases(house, world.signer, [wishWith(pupil, code, facts)])
  return outcome as NonNullable<typeof outcome>
}
const codeFor = async (pupil: TestPupil, reason?: ByNameReason) => (await find(pupil, reason)).body.code as string
const minutesGoBy = (minutes: number) => world.made.clock.set(new Date(house.clock.now().getTime() + minutes * 60_000).toISOString())

test('nobody is found by name where the school has not said so', async () => {
  const nora = await world.canteen.makePupil({ firstName: 'Nora' })
  expect((await till('GET /api/till')).body.sellsByName).toBe(false)
  expect(await find(nora)).toMatchObject({ status: 403, body: { code: 'till_may_not_sell_by_name' } })
  expect((await till('GET /api/till/pupils', { query: { search: 'nora' } })).body.code).toBe('till_may_not_hand_out')
  await allow(true)
  expect((await till('GET /api/till')).body.sellsByName).toBe(true)
  expect((await till('GET /api/till/pupils', { query: { search: 'nora' } })).body.pupils).toMatchObject([{ firstName: 'Nora' }])
  // Handing out cards stays what it was.
  expect((await till('GET /api/till/pupils/:pupilId/cards', { params: nora })).body.code).toBe('till_may_not_hand_out')
})

test('somebody who is found pays once, and the family hears of it and why', async () => {
  await allow(true)
  const ola = await world.canteen.makePupil({ firstName: 'Ola', balanceOre: 100_000 })
  const guardian = await makeGuardianOf(house, ola, 'Kari')
  const found = await find(ola, 'unreadable')
  expect(found).toMatchObject({ status: 200, body: { firstName: 'Ola', worksUntil: new Date(house.clock.now().getTime() + 5 * 60_000).toISOString() } })
  const id = house.newId()
  const first = await buyWith(ola, found.body.code, { id })
  expect(first).toMatchObject({ answer: { firstName: 'Ola' } })
  // The same again is the same sale, and another one is none.
  expect(await buyWith(ola, found.body.code, { id })).toEqual(first)
  expect(await buyWith(ola, found.body.code)).toEqual({ refusal: { code: 'found_by_name_over' } })
  const letters = (await lettersTo(house, guardian.email)).filter(({ subject }) => subject === 'Ola betalte uten kort i kantina')
  expect(letters).toHaveLength(1)
  expect(letters[0]?.body).toContain('kortet lot seg ikke lese')
  const history = await (await asked.person(guardian.personId))('GET /api/wallets/:schoolId/:walletId/history', { params: ola })
  expect(history.body.entries.map(({ foundByName }) => foundByName)).toEqual(['unreadable', null])
})

test('two sales with one such code in one batch are one sale', async () => {
  await allow(true)
  const per = await world.canteen.makePupil({ balanceOre: 100_000 })
  const code = await codeFor(per)
  const outcomes = await makePurchases(house, world.signer, [wishWith(per, code), wishWith(per, code)])
  expect(outcomes.map((each) => ('answer' in each ? 'sold' : each.refusal.code))).toEqual(['sold', 'found_by_name_over'])
})

test('what a sale is refused for leaves the code as good as it was', async () => {
  await allow(true)
  const poor = await world.canteen.makePupil({ balanceOre: 100 })
  const code = await codeFor(poor)
  expect(await buyWith(poor, code)).toMatchObject({ refusal: { code: 'balance_too_low' } })
  // With what is cheap enough it goes.
  const cheap = await world.canteen.makeProduct({ priceOre: 100 })
  const lines = [{ productId: cheap.productId, quantity: 1, unitPriceOre: 100 }]
  const [outcome] = await makePurchases(house, world.signer, [{ ...world.canteen.wish(poor, { lines, totalOre: 100 }), code }])
  expect(outcome).toHaveProperty('answer')
})

test('it works for five minutes', async () => {
  await allow(true)
  const slow = await world.canteen.makePupil({ balanceOre: 100_000 })
  const code = await codeFor(slow)
  minutesGoBy(5)
  expect(await buyWith(slow, code)).toEqual({ refusal: { code: 'found_by_name_over' } })
})

test('limits hold as with a card', async () => {
  await allow(true)
  const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
  await limit(house, pupil, { mostPerDayOre: 100 })
  expect(await buyWith(pupil, await codeFor(pupil))).toMatchObject({ refusal: { code: 'limit_amount' } })
})

test('three times a day and not a fourth; what was never used does not count', async () => {
  await allow(true)
  const careless = await world.canteen.makePupil({ firstName: 'Sunniva', balanceOre: 100_000 })
  await codeFor(careless)
  minutesGoBy(5)
  for (let time = 1; time <= 3; time += 1) expect(await buyWith(careless, await codeFor(careless))).toHaveProperty('answer')
  expect((await find(careless)).body).toMatchObject({ code: 'found_by_name_too_often', most: 3, name: 'Sunniva' })
  world.made.clock.set('2026-11-05T08:00:00Z')
  expect((await find(careless)).status).toBe(200)
})

test('nobody is found who does not belong to the school today, or at another', async () => {
  await allow(true)
  const gone = await world.canteen.makePupil({})
  const { schoolId } = world.canteen
  await transaction(house.database, (tx) =>
    tx.query(sql`update pupil set enrolled_until = '2026-11-01' where school_id = ${schoolId} and id = ${gone.pupilId}`),
  )
  expect((await find(gone)).body.code).toBe('not_found')
  expect((await till('POST /api/till/found-by-name', { body: { pupilId: house.newId(), reason: 'other' } })).body.code).toBe('not_found')
  await expect(findByName(house, { schoolId: schoolId + 1, tillId: world.canteen.till.tillId, pupilId: gone.pupilId, reason: 'other' })).rejects.toMatchObject({
    code: 'till_closed',
  })
})

test('no list of cards ever holds the card that was made for it', async () => {
  await allow(true)
  const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
  const guardian = await makeGuardianOf(house, pupil, 'Kari')
  const seen = async () => (await (await asked.person(guardian.personId))('GET /api/wallets/:schoolId/:walletId/cards', { params: pupil })).body.cards.length
  const before = await seen()
  const code = await codeFor(pupil)
  expect(await buyWith(pupil, code)).toHaveProperty('answer')
  expect(await seen()).toBe(before)
  expect(await rows(house.database, sql`select 1 from card where school_id = ${pupil.schoolId} and kind = 'by_name' and ended_at is null`)).toEqual([])
})
