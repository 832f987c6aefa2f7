// Breaks what was moved between siblings on a copy, and sees each of it found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { copyOfDatabase } from '../../test/house-for-test.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { moveToSibling } from '../sibling-transfers/move-to-sibling.ts'
import { verifyDatabase } from './index.ts'

let world: RefundWorld
let breakable: Database

beforeAll(async () => {
  world = await openRefundWorld()
  const { house, canteen, provider, makePerson, follow, payIn } = world
  const [one, other] = [await canteen.makePupil({ balanceOre: 0 }), await canteen.makePupil({ balanceOre: 0 })]
  const { personId } = await makePerson()
  for (const pupil of [one, other]) await follow(pupil, personId)
  await payIn(one, personId, 20_000)
  const wish = { schoolId: one.schoolId, fromWalletId: one.walletId, toWalletId: other.walletId, personId, amountOre: 12_000 }
  await moveToSibling(house, provider.payments, { ...wish, transferId: house.newId() })
  breakable = await copyOfDatabase(house.database)
})
afterAll(async () => {
  await breakable.close()
  await world.close()
})

async function verifyBroken(...statements: string[]): Promise<string[]> {
  const client = await breakable.connect()
  try {
    await client.query('begin')
    const tables = ['transfer', 'sibling_transfer', 'sibling_transfer_part', 'topup']
    for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
    return (await verifyDatabase(client, world.house.keys)).discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what was moved is whole to begin with', async () => {
  expect(await verifyBroken()).toEqual([])
})

const MOVED = 'money was not moved between siblings as it says'
test.each([
  ['a move of which nothing moved', "delete from transfer where kind = 'sibling_transfer'", MOVED],
  ['a move that nobody asked for', 'delete from sibling_transfer', MOVED],
  ['a move of another sum', 'update sibling_transfer set amount_ore = amount_ore + 1', MOVED],
  ['a move the other way', 'update sibling_transfer set from_wallet_id = to_wallet_id, to_wallet_id = from_wallet_id', MOVED],
  ['a part that is not the whole', 'update sibling_transfer_part set amount_ore = amount_ore - 1', 'what was moved between siblings is not its payer’s own'],
  ['somebody else’s money', 'update topup set payer_person_id = gen_random_uuid()', 'what was moved between siblings is not its payer’s own'],
  [
    'more of a payment than came in',
    'update topup set credited_ore = 11999, amount_ore = 11999 where credited_ore = 20000',
    'more of a payment has left a wallet than came into it',
  ],
])('%s is found', async (_name, statement, what) => {
  expect(await verifyBroken(statement)).toContain(what)
})
