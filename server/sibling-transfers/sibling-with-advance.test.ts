// What is moved to a child that the school has paid a meal for is money that came in, as any other: the school has its own first.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { type FundWorld, openFundWorld } from '../../test/fund-gifts.ts'
import { makePayer } from '../../test/topups.ts'
import { makeGuardian } from '../people/index.ts'
import { makeTopup } from '../topups/index.ts'
import { moveToSibling } from './move-to-sibling.ts'

let world: FundWorld
beforeAll(async () => {
  world = await openFundWorld()
})
afterAll(() => world.close())

test('a meal that was advanced is paid back of what a sibling’s money brings, and only that', async () => {
  const { house } = world.made
  const [from, to] = [await world.canteen.makePupil({ balanceOre: 0 }), await world.canteen.makePupil({ balanceOre: 0 })]
  const personId = await makePayer(house)
  await transaction(house.database, async (tx) => {
    for (const { schoolId, pupilId } of [from, to]) await makeGuardian(tx, house, { schoolId, pupilId, personId })
  })
  const { schoolId } = from
  const wish = { schoolId, walletId: from.walletId, topupId: house.newId(), payerPersonId: personId, amountOre: 20_000 }
  await makeTopup(house, world.provider, wish)
  await world.paid(wish)
  await world.sell(to, world.basket([world.lunch, 1]))
  expect(await world.outstanding(to)).toBe(4_000)
  const fundOre = await world.fundOre()
  const moved = { schoolId, transferId: house.newId(), fromWalletId: from.walletId, toWalletId: to.walletId, personId }
  // Less than is outstanding: all of it goes there.
  await moveToSibling(house, world.provider.payments, { ...moved, amountOre: 1_500 })
  expect([await world.balance(to), await world.outstanding(to), await world.fundOre()]).toEqual([0, 2_500, fundOre + 1_500])
  await moveToSibling(house, world.provider.payments, { ...moved, transferId: house.newId(), amountOre: 10_000 })
  expect([await world.balance(to), await world.outstanding(to), await world.fundOre()]).toEqual([7_500, 0, fundOre + 4_000])
  expect(await world.balance(from)).toBe(8_500)
  // The same again is the same, and nothing is paid back twice.
  await moveToSibling(house, world.provider.payments, { ...moved, amountOre: 1_500 })
  expect([await world.balance(to), await world.fundOre()]).toEqual([7_500, fundOre + 4_000])
  expect(await world.discrepancies()).toEqual([])
})
