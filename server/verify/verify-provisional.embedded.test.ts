// Breaks what was served before it was paid in every way there is, on a copy, and sees each of them found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../database/connect.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { closeDay } from '../day-reports/index.ts'
import { serveBasket } from '../provisional-receipts/serve-basket.ts'
import { verifyDatabase } from './index.ts'

let world: DayWorld
let breakable: Database

beforeAll(async () => {
  world = await openDayWorld({ on: 'embedded' })
  const { made, canteen } = world
  const { till, baguette } = canteen
  const served = (quantity: number) => ({
    till,
    id: made.house.newId(),
    lines: [{ productId: baguette.productId, quantity, unitPriceOre: baguette.priceOre }],
    totalOre: quantity * baguette.priceOre,
  })
  const first = await serveBasket(made.house, served(1))
  const second = await serveBasket(made.house, { ...served(2), replaces: first.provisionalId })
  const { lines, totalOre } = served(2)
  await world.sell(await canteen.makePupil({ balanceOre: 20_000 }), { lines, totalOre, provisionalId: second.provisionalId })
  await closeDay(made.house, { ...till, madeBy: 'till' })
  const copy = (await made.house.database.dumpFolder?.()) as Uint8Array
  breakable = await openDatabase({ memory: true, loadFrom: copy }, { as: 'owner' })
})
afterAll(async () => {
  await breakable.close()
  await world.made.close()
})

async function verifyBroken(...statements: string[]): Promise<string[]> {
  const client = await breakable.connect()
  try {
    await client.query('begin')
    const tables = ['provisional_receipt', 'provisional_sale', 'provisional_part', 'register', 'journal_event', 'z_report']
    for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
    return (await verifyDatabase(client, world.made.house.keys)).discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what was served is whole to begin with', async () => {
  expect(await verifyBroken()).toEqual([])
})

const NOT_IN_JOURNAL = 'a provisional receipt is not in the journal as it is'
const NOT_IN_ORDER = 'the provisional receipts are not numbered in order'

test.each([
  ['goods that were changed', NOT_IN_JOURNAL, [`update provisional_receipt set lines = jsonb_set(lines, '{0,name}', '"Vann"') where provisional_number = 2`]],
  ['an amount that was changed', 'the lines do not add up to the total', ['update provisional_receipt set total_ore = 3600 where provisional_number = 1']],
  ['an hour that was changed', NOT_IN_JOURNAL, [`update provisional_receipt set local_time = '09:00:00' where provisional_number = 1`]],
  ['a number that was changed', NOT_IN_ORDER, ['update provisional_receipt set provisional_number = 3 where provisional_number = 2']],
  ['one that was taken away', NOT_IN_ORDER, ['delete from provisional_receipt where provisional_number = 1']],
  [
    'a register that counts more',
    'the register’s provisional number is not its last receipt’s',
    ['update register set provisional_number = provisional_number + 1'],
  ],
  ['an event that was taken away', NOT_IN_JOURNAL, [`delete from journal_event where kind = 'provisional_receipt_given' and amount_ore = 3500`]],
  [
    'a sale that paid for another',
    'a provisional receipt was paid that a newer had replaced',
    ['update provisional_sale set provisional_id = (select id from provisional_receipt where provisional_number = 1)'],
  ],
  [
    'a part that counts more than was served',
    'what was paid of a line is not what was served of it',
    ['update provisional_part set quantity_after = 3, quantity_served = 3'],
  ],
  [
    'a part that begins in the midst of another',
    'what was paid of a line is not what was served of it',
    ['update provisional_part set quantity_before = 1, goes_on_from = 1'],
  ],
  ['a part of a line that is not there', 'a line was paid that is not on the provisional receipt', ['update provisional_part set place = 1']],
  ['a sale that pays nothing of it', 'a sale names a provisional receipt and pays none of it', ['delete from provisional_part']],
  [
    'a Z report that counts fewer',
    'a Z report does not count its provisional receipts',
    [`update journal_event set content = jsonb_set(content::jsonb, '{provisional,count}', '1')::text where kind = 'z_report'`],
  ],
])('%s is found', async (_how, what, statements) => {
  expect(await verifyBroken(...statements)).toContain(what)
})
