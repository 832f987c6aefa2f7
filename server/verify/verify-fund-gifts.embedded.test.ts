// Breaks what was given to a meal fund on a copy, and sees each of it found.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Breakable, makeBreakable } from '../../test/breakable.ts'
import { type FundWorld, openFundWorld } from '../../test/fund-gifts.ts'

let world: FundWorld
let breakable: Breakable

beforeAll(async () => {
  world = await openFundWorld({ on: 'embedded' })
  const token = await world.openLink()
  const [kept, lost] = [await world.giveBy(token), await world.giveBy(token, { amountOre: 10_000 })]
  await world.paid(kept)
  await world.paid(lost)
  await world.takenBack(lost, 10_000)
  await world.asked.app.close()
  breakable = await makeBreakable(world.made.house, ['transfer', 'topup', 'kept_account'])
})
afterAll(async () => {
  await breakable.close()
  await world.made.close()
})

test('what was given is whole to begin with', async () => {
  expect(await breakable.verifyBroken()).toEqual([])
})

const account = (kind: string) => `(select id from account where kind = '${kind}' and account.school_id = transfer.school_id)`

test.each([
  ['a gift of which nothing came', "delete from transfer where kind = 'meal_gift' and amount_ore = 20000", 'a top-up is not credited as its state says'],
  [
    'a gift that went elsewhere',
    `update transfer set credit_account_id = ${account('meal_programmes')} where kind = 'meal_gift'`,
    'a top-up is not credited as its state says',
  ],
  ['a gift booked as a top-up', "update transfer set kind = 'topup' where kind = 'meal_gift'", 'a top-up is not credited as its state says'],
  [
    'a gift that nobody gave',
    "update transfer set event_id = gen_random_uuid() where kind = 'meal_gift' and amount_ore = 20000",
    'money moved without the event that explains it',
  ],
  ['a fund that holds another sum', 'update kept_account set balance_ore = balance_ore + 1', 'an account does not keep what its transfers say'],
  [
    'a gift taken back of what is no fund',
    `update transfer set debit_account_id = ${account('meal_programmes')} where kind = 'meal_gift_reversal'`,
    'money was taken back without the provider’s doing',
  ],
  [
    'less taken back than was said',
    "update transfer set amount_ore = 9999 where kind = 'meal_gift_reversal'",
    'what was taken back is not what the top-up says',
  ],
])('%s is found', async (_what, statement, expected) => {
  expect(await breakable.verifyBroken(statement)).toContain(expected)
})
