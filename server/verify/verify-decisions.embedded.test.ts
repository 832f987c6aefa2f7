// Breaks what the office decided about records that stopped a device, and receipts that were sent, on a copy, and sees each
// of them found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { copyOfDatabase } from '../../test/house-for-test.ts'
import { askableApp } from '../../test/asking.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { verifyDatabase } from './index.ts'

let world: DayWorld
let breakable: Database

beforeAll(async () => {
  world = await openDayWorld({ on: 'embedded' })
  const { house } = world.made
  const { schoolId } = world.canteen
  const device = await makeReserveDevice(house, world.canteen)
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  // The first is lost. What stands behind it waits until somebody decides.
  for (let sold = 0; sold < 3; sold += 1) device.sell(pupil)
  const left = device.made.slice(1)
  await device.handIn(left)
  const asked = await askableApp(house)
  const school = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  const administrator = await asked.staff({ schoolId, operatorId: school?.operatorId as string, role: 'administrator' })
  const { stops } = (await administrator('GET /api/office/schools/:schoolId/reserve-stops', { params: { schoolId } })).body
  await administrator('POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision', {
    params: { schoolId, ...stops[0] },
    body: { decision: 'book', reason: 'The tablet fell into the soup' },
  })
  await device.handIn(left)
  const { purchaseId } = await world.sell(pupil)
  await asked.till(world.canteen.till.token)('POST /api/till/purchases/:purchaseId/receipt-links', {
    params: { purchaseId },
    body: { id: house.newId(), to: { way: 'email', address: 'gjest@eksempel.no' }, language: 'nb' },
  })
  await asked.app.close()
  breakable = await copyOfDatabase(house.database)
})
afterAll(async () => {
  await breakable.close()
  await world.made.close()
})

async function verifyBroken(...statements: string[]): Promise<string[]> {
  const client = await breakable.connect()
  try {
    await client.query('begin')
    const tables = ['reserve_record', 'reserve_device', 'reserve_decision', 'receipt_link']
    for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
    return (await verifyDatabase(client, world.made.house.keys)).discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what the office decided is whole to begin with, and so is what came behind it', async () => {
  expect(await verifyBroken()).toEqual([])
  const booked = await firstRow<{ count: number }>(breakable, sql`select count(*)::int as count from reserve_record where branch = 1 and outcome = 'booked'`)
  expect(booked?.count).toBe(2)
})

test.each([
  ['a branch that begins elsewhere', 'a device’s records do not follow from each other', [`update reserve_decision set evidence = 'another'`]],
  [
    'a record that was booked where it was to be set aside',
    'a device’s records do not follow from each other',
    [`update reserve_decision set decision = 'set_aside'`],
  ],
  ['a decision that was taken away', 'a device’s branches are not decided', ['delete from reserve_decision']],
  ['a decision that was not done', 'what the office decided was not done', ['update reserve_record set branch = 2']],
  ['a receipt that was sent and not counted', 'a receipt that was sent is not in the journal', ['update receipt_link set is_copy = true']],
  ['a branch that is not counted', 'a device’s branches are not decided', ['update reserve_device set branch = 0']],
  ['a signature that is not the device’s', 'a record is not signed by its device', [`update reserve_record set signature = 'none' where sequence = 2`]],
])('%s is found', async (_how, what, statements) => {
  expect(await verifyBroken(...statements)).toContain(what)
})
