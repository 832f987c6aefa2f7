import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { makePurchases } from '../purchases/index.ts'
import { currentSigner } from '../journal/index.ts'
import { makeTill } from '../tills/index.ts'
import { makeTopup } from '../topups/index.ts'
import { exitSchool, refundsUnderWay, schoolsToExit } from './index.ts'

let world: RefundWorld
beforeAll(async () => {
  world = await openRefundWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  )

test('a school that ends sells nothing more, takes nothing in, and gives everybody their money back, once', async () => {
  const { house, canteen } = world
  const pupils = [await canteen.makePupil({ balanceOre: 0 }), await canteen.makePupil({ balanceOre: 0 })]
  const payer = await world.makePerson()
  const [first] = [await world.payIn(pupils[0]!, payer.personId, 20_000), await world.payIn(pupils[1]!, payer.personId, 10_000)]
  // One whose payer nobody knows.
  const unknown = await canteen.makePupil({ balanceOre: 5_000 })
  const school = await firstRow<{ organisationNumber: string }>(
    house.database,
    sql`select operator.organisation_number as "organisationNumber" from operator where id = ${world.operatorId}`,
  )
  const plan = await schoolsToExit(house.database, { ...school!, schoolId: canteen.schoolId })
  expect(plan).toMatchObject([{ schoolId: canteen.schoolId, wallets: 3, balanceOre: 35_000, tills: 1 }])

  expect(await exitSchool(house, world.provider.payments, canteen.schoolId)).toEqual({ tillsClosed: 1, refunds: 3, refundedOre: 35_000 })
  expect(await exitSchool(house, world.provider.payments, canteen.schoolId)).toEqual({ tillsClosed: 0, refunds: 0, refundedOre: 0 })
  for (const pupil of [...pupils, unknown]) expect(await world.balance(pupil)).toBe(0)
  await world.look()
  expect(world.provider.paymentOf(first.order).refundedOre).toBe(20_000)
  expect(await refundsUnderWay(house.database, canteen.schoolId)).toMatchObject([
    { way: 'account', state: 'to_account', amountOre: 5_000, isAccountKnown: false },
  ])
  expect((await world.subjectsTo(payer.email)).filter((subject) => subject.includes('tilbake fra kortet'))).toHaveLength(2)

  const signer = await currentSigner(house.database, house.keys)
  expect(await makePurchases(house, signer, [canteen.wish(pupils[0]!)])).toMatchObject([{ refusal: { code: 'till_closed' } }])
  expect(await codeOf(transaction(house.database, (tx) => makeTill(tx, house, { schoolId: canteen.schoolId, name: 'Ny kasse' })))).toBe('school_has_ended')
  const wish = { schoolId: canteen.schoolId, walletId: pupils[0]!.walletId, topupId: house.newId(), payerPersonId: payer.personId, amountOre: 10_000 }
  expect(await codeOf(makeTopup(house, world.provider, wish))).toBe('topup_not_possible_now')
  expect(await rows(house.database, sql`select id from refund where school_id = ${canteen.schoolId} and cause = 'exit'`)).toHaveLength(3)
})
