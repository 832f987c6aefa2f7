// What the office decides about a record that stopped a device, over HTTP, and what becomes of what stands behind it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'

let world: DayWorld
let asked: AskableApp
let administrator: Asker
let canteen: { schoolId: number; operatorId: string }

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
  const school = await firstRow<{ operatorId: string }>(
    world.made.house.database,
    sql`select operator_id as "operatorId" from school where id = ${world.canteen.schoolId}`,
  )
  canteen = { schoolId: world.canteen.schoolId, operatorId: school?.operatorId as string }
  administrator = await asked.staff({ ...canteen, role: 'administrator' })
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const newDevice = async () => makeReserveDevice(world.made.house, world.canteen, await world.canteen.makeTill())
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
const stops = async () => (await administrator('GET /api/office/schools/:schoolId/reserve-stops', { params: world.canteen })).body.stops
const decide = (reportId: string, decision: 'book' | 'set_aside', { reason = 'Sett på nettbrettet', by = administrator } = {}) =>
  by('POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision', { params: { ...world.canteen, reportId }, body: { decision, reason } })
/** The one that waits for somebody. */
const waiting = async () => (await stops()).find(({ decision }) => decision === null) as Awaited<ReturnType<typeof stops>>[number]

test('a sale behind one that is lost is booked as the device says, and the rest of the queue goes on', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const device = await newDevice()
  for (let sold = 0; sold < 4; sold += 1) device.sell(pupil)
  await device.handIn(device.made.slice(0, 1))
  const left = device.made.slice(2)
  expect((await device.handIn(left)).stopped).toEqual({ sequence: 3, code: 'reserve_gap' })
  const stop = await waiting()
  expect(stop).toMatchObject({ what: 'reserve_gap', sequence: 3, nextSequence: 2, record: { totalOre: 3500, lines: [{ name: 'Baguett', quantity: 1 }] } })
  const { status, body } = await decide(stop.reportId, 'book')
  expect([status, body]).toEqual([200, { outcome: 'booked', reason: null, notes: [] }])
  expect(await balance(pupil)).toBe(20_000 - 2 * 3_500)
  // The device knows of nothing, and hands the same in again.
  const again = await device.handIn(left)
  expect(again.stopped).toBeNull()
  expect(again.taken.map(({ sequence, outcome }) => [sequence, outcome])).toEqual([
    [3, 'booked'],
    [4, 'booked'],
  ])
  expect(await balance(pupil)).toBe(20_000 - 3 * 3_500)
  expect((await stops()).find(({ reportId }) => reportId === stop.reportId)?.decision).toMatchObject({
    decision: 'book',
    outcome: 'booked',
    reason: 'Sett på nettbrettet',
    decidedBy: 'Ansatt Prøve',
  })
  expect((await decide(stop.reportId, 'set_aside')).body.code).toBe('reserve_decided_before')
})

test('of two devices that used the same numbers the other’s sales are booked too, each once', async () => {
  const [first, second] = [await world.canteen.makePupil({ balanceOre: 20_000 }), await world.canteen.makePupil({ balanceOre: 20_000 })]
  const device = await newDevice()
  device.sell(first)
  await device.handIn()
  const copy = device.sell(second, { sequence: 1, previous: '0' })
  const behind = device.sell(second, { sequence: 2, previous: copy.hash })
  expect((await device.handIn([copy, behind])).stopped?.code).toBe('reserve_fork')
  await decide((await waiting()).reportId, 'book')
  const { taken, stopped } = await device.handIn([...device.made.slice(0, 1), copy, behind])
  expect([taken.map(({ outcome }) => outcome), stopped]).toEqual([['booked', 'booked', 'booked'], null])
  expect([await balance(first), await balance(second)]).toEqual([20_000 - 3_500, 20_000 - 2 * 3_500])
})

test('what nobody can read is set aside and moves nothing, and what stands behind it is taken', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const device = await newDevice()
  const strange = device.signText('[2,"from another version of the till"]')
  const { createHash } = await import('node:crypto')
  const behind = device.sell(pupil, { sequence: 2, previous: createHash('sha256').update(strange.text).digest('hex') })
  expect((await device.handIn([strange, behind])).stopped?.code).toBe('reserve_unreadable')
  const { reportId, record } = await waiting()
  expect(record).toBeNull()
  expect((await decide(reportId, 'book')).body.code).toBe('reserve_cannot_be_booked')
  expect((await decide(reportId, 'set_aside')).body).toMatchObject({ outcome: 'set_aside' })
  const { taken, stopped } = await device.handIn([strange, behind])
  expect([taken.map(({ outcome }) => outcome), stopped]).toEqual([['set_aside', 'booked'], null])
  expect(await balance(pupil)).toBe(20_000 - 3_500)
})

test('what the device did not sign is booked only when its card was really shown', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const other = await newDevice()
  for (const [device, wish, outcome] of [
    [await newDevice(), {}, 'booked'],
    [await newDevice(), { card: { hash: 'x'.repeat(16), proof: 'ABCDEFGHJK', step: null, mac: null } }, 'refused'],
  ] as const) {
    const { text } = device.sell(pupil, wish)
    const forged = { text, signature: other.signText(text).signature }
    expect((await device.handIn([forged])).stopped?.code).toBe('reserve_forged')
    expect((await decide((await waiting()).reportId, 'book')).body.outcome).toBe(outcome)
    expect((await device.handIn([forged])).taken.map((each) => each.outcome)).toEqual([outcome])
  }
  expect(await balance(pupil)).toBe(20_000 - 3_500)
})

test('only an administrator decides, with a reason, and it stands in the journal', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const device = await newDevice()
  device.sell(pupil)
  device.sell(pupil)
  await device.handIn(device.made.slice(1))
  const { reportId } = await waiting()
  const office = await asked.staff({ ...canteen, role: 'office' })
  expect((await decide(reportId, 'set_aside', { by: office })).status).toBe(403)
  expect((await decide(reportId, 'set_aside', { reason: '   ' })).body.code).toBe('not_well_formed')
  expect((await decide(world.made.house.newId(), 'set_aside')).status).toBe(404)
  expect((await decide(reportId, 'set_aside')).status).toBe(200)
  expect(await balance(pupil)).toBe(20_000)
  const events = await rows<{ content: string }>(
    world.made.house.database,
    sql`select content from journal_event where school_id = ${pupil.schoolId} and register_id = ${device.reserveRegisterId} and kind = 'record_decided'`,
  )
  expect(events.map(({ content }) => JSON.parse(content))).toEqual([
    { what: 'reserve_gap', sequence: 2, decision: 'set_aside', outcome: 'set_aside', reason: null },
  ])
})
