// Several at once, on a PostgreSQL server: the same batch twice, and a sale whose first id is on its way.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { makePayer } from '../../test/topups.ts'
import { makePurchases } from '../purchases/index.ts'
import { decideRecord } from './decide-record.ts'
import { knowHashes } from './known-hashes.ts'

let world: DayWorld
beforeAll(async () => {
  world = await openDayWorld({ on: 'server' })
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.made.close()
})

test('the same records handed in five times at once are taken once', async () => {
  const { house } = world.made
  const device = await makeReserveDevice(house, world.canteen, await world.canteen.makeTill())
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  for (const _sale of [1, 2, 3]) device.sell(pupil)
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => device.handIn()))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(9_500)
})

test('a sale whose first id arrives while it is handed in anew is charged once, whichever is first', async () => {
  const { house } = world.made
  const firsts = { connected: 0, reserve: 0 }
  for (let round = 0; round < 12; round += 1) {
    const till = await world.canteen.makeTill()
    const device = await makeReserveDevice(house, world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const lost = world.canteen.wish(pupil, { till })
    device.sell(pupil, { replaces: lost.id })
    const [[outcome], { taken }] = await Promise.all([makePurchases(house, world.signer, [lost]), device.handIn()])
    const wasConnected = outcome !== undefined && 'answer' in outcome
    firsts[wasConnected ? 'connected' : 'reserve'] += 1
    expect(taken[0]?.outcome).toBe(wasConnected ? 'sold_before' : 'booked')
    if (!wasConnected) expect(outcome).toEqual({ refusal: { code: 'purchase_replaced' } })
    expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(6_500)
  }
  expect(firsts.connected + firsts.reserve).toBe(12)
})

test('what is handed in while the office decides goes into the branch that the decision begins', async () => {
  const { house } = world.made
  const known = knowHashes(house)
  const { schoolId } = world.canteen
  for (let round = 0; round < 10; round += 1) {
    const device = await makeReserveDevice(house, world.canteen, await world.canteen.makeTill())
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    for (const _sale of [1, 2, 3, 4]) device.sell(pupil)
    await device.handIn(device.made.slice(0, 1))
    const left = device.made.slice(2)
    await device.handIn(left)
    const [stop] = await rows<{ reportId: string }>(
      house.database,
      sql`select id as "reportId" from reserve_report where school_id = ${schoolId} and device_id = ${device.deviceId}`,
    )
    const decision = { schoolId, reportId: stop?.reportId as string, personId: await makePayer(house), decision: 'book' as const, reason: 'Falt i suppa' }
    await Promise.all([decideRecord(house, known, decision), ...[1, 2, 3].map(() => device.handIn(left))])
    expect((await device.handIn(left)).stopped).toBeNull()
    expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(9_500)
  }
})
