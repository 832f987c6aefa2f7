// Breaks what was sold without a network in every way there is, on a copy, and sees each of them found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { copyOfDatabase } from '../../test/house-for-test.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { verifyDatabase } from './index.ts'

let world: DayWorld
let breakable: Database

beforeAll(async () => {
  world = await openDayWorld({ on: 'embedded' })
  const { house } = world.made
  const device = await makeReserveDevice(house, world.canteen)
  const pupil = await world.canteen.makePupil({ balanceOre: 12_000 })
  const before = await world.sell(pupil)
  device.sell(pupil)
  device.sell(pupil, { replaces: before.purchaseId })
  device.sell(pupil, { replaces: house.newId() })
  device.sell(pupil)
  await device.handIn()
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
    const tables = ['transfer', 'purchase', 'journal_event', 'reserve_record', 'reserve_device', 'purchase_tombstone', 'register']
    for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
    return (await verifyDatabase(client, world.made.house.keys)).discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what was sold without a network is whole to begin with', async () => {
  expect(await verifyBroken()).toEqual([])
})

test.each([
  [
    'a record that was changed',
    'a device’s records do not follow from each other',
    [`update reserve_record set text = replace(text, '3500', '3600') where sequence = 1`],
  ],
  ['a record that is gone', 'a device’s records do not follow from each other', ['delete from reserve_record where sequence = 2']],
  [
    'a signature of another',
    'a record is not signed by its device',
    [`update reserve_record set signature = (select signature from reserve_record where sequence = 2) where sequence = 1`],
  ],
  ['a chain that ends elsewhere', 'a device’s last record is another', ['update reserve_device set last_sequence = 3']],
  [
    'a sale at another time',
    'a record was not booked as it says',
    [`update purchase set happened_at = happened_at - interval '1 hour' where id = (select purchase_id from reserve_record where sequence = 1)`],
  ],
  [
    'a sale for another amount',
    'a record was not booked as it says',
    [`update purchase set total_ore = total_ore + 100 where id = (select purchase_id from reserve_record where sequence = 1)`],
  ],
  [
    'a sale that is gone',
    'a record was not booked as it says',
    [
      'alter table reserve_record drop constraint reserve_record_purchase_fk',
      'delete from purchase where id = (select purchase_id from reserve_record where sequence = 4)',
    ],
  ],
  ['a sale that no device made', 'a reserve register has a sale that no device made', ['delete from reserve_record where sequence = 4']],
  ['a debt that no device made', 'a sale on debt that no device made', ['delete from reserve_record where sequence = 4']],
  ['more overdrawn than moved', 'what a record overdrew is not what moved', ['update reserve_record set overdrawn_ore = 99999 where sequence = 4']],
  [
    'a debt that moved as money',
    'what a record overdrew is not what moved',
    [`update transfer set kind = 'purchase', debit_balance_ore = 0 where kind = 'purchase_on_debt'`],
  ],
  [
    'a sale made twice',
    'a sale was made twice',
    [`update reserve_record set replaces_id = (select replaces_id from reserve_record where sequence = 2) where sequence = 3`],
  ],
  [
    'a sale that was sold before and is none',
    'a sale that was sold before is none',
    [`update reserve_record set replaces_id = (select replaces_id from reserve_record where sequence = 3) where sequence = 2`],
  ],
  [
    'a purchase that was refused for ever',
    'a purchase that was refused for ever was made',
    [`update purchase_tombstone set id = (select replaces_id from reserve_record where sequence = 2)`],
  ],
  ['refused ids that are not counted', 'the refused ids are not counted', ['update register set tombstone_count = 0']],
  [
    'a delivery without a number',
    'the deliveries are not numbered in order, or not in the journal',
    ['update register set delivery_number = 2 where delivery_number = 1'],
  ],
  [
    'a delivery that is not in the journal',
    'the deliveries are not numbered in order, or not in the journal',
    [`update journal_event set amount_ore = 1 where kind = 'goods_delivered'`],
  ],
])('%s is found', async (_how, what, statements) => {
  expect(await verifyBroken(...statements)).toContain(what)
})
