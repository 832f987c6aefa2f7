// Money moved between siblings: whose it is, where it goes when it is given back, and what is refused. The books are proved at the end.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { askableApp } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { openRefundWorld, type RefundWorld, spend } from '../../test/refunds.ts'
import { walletEntries } from '../movements/index.ts'
import { learnOfPayment } from '../topups/index.ts'
import { moveToSibling, type MoveWish } from './move-to-sibling.ts'

let world: RefundWorld
beforeAll(async () => {
  world = await openRefundWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

type Person = { personId: string; email: string }
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? error,
  )

const move = (from: TestPupil, to: TestPupil, person: Person, amountOre: number, more: Partial<MoveWish> = {}) =>
  moveToSibling(world.house, world.provider.payments, {
    schoolId: from.schoolId,
    transferId: world.house.newId(),
    fromWalletId: from.walletId,
    toWalletId: to.walletId,
    personId: person.personId,
    amountOre,
    ...more,
  })

/** Two children of a mother and a father; she has paid in 300 kr for the first, and then he 100 kr. */
async function family() {
  const [nora, liam] = [
    await world.canteen.makePupil({ balanceOre: 0, firstName: 'Nora' }),
    await world.canteen.makePupil({ balanceOre: 0, firstName: 'Liam' }),
  ]
  const [mother, father] = [await world.makePerson('Mor'), await world.makePerson('Far')]
  for (const pupil of [nora, liam]) for (const { personId } of [mother, father]) await world.follow(pupil, personId)
  const hers = await world.payIn(nora, mother.personId, 30_000)
  const his = await world.payIn(nora, father.personId, 10_000)
  return { nora, liam, mother, father, hers, his }
}

const balances = async (...pupils: TestPupil[]) => Promise.all(pupils.map((pupil) => world.balance(pupil)))
const askBack = (pupil: TestPupil, { personId }: Person, amountOre: number | 'all') =>
  world.ask(pupil, { amountOre, payerPersonId: personId, askedByPersonId: personId })

describe('moving money to a sibling', () => {
  test('takes it from the one and gives it to the other, and both histories tell it', async () => {
    const { nora, liam, mother } = await family()
    await move(nora, liam, mother, 12_050)
    expect(await balances(nora, liam)).toEqual([27_950, 12_050])
    const viewer = { side: 'own', personId: null, sees: 'items' } as const
    const newest = async ({ schoolId, walletId }: TestPupil) =>
      (await walletEntries(world.house.database, { schoolId, walletId, before: null, limit: 1, viewer })).entries[0]
    expect(await newest(nora)).toMatchObject({ kind: 'sibling_transfer', amountOre: -12_050, balanceAfterOre: 27_950 })
    expect(await newest(liam)).toMatchObject({ kind: 'sibling_transfer', amountOre: 12_050, balanceAfterOre: 12_050 })
  })

  test('is of one’s own share to the last øre, and not an øre of another’s', async () => {
    const { nora, liam, mother, father } = await family()
    await spend(world, nora, 5_000)
    expect(await codeOf(move(nora, liam, mother, 25_001))).toBe('more_than_own_share')
    await move(nora, liam, mother, 25_000)
    expect(await codeOf(move(nora, liam, mother, 1))).toBe('more_than_own_share')
    await move(nora, liam, father, 10_000)
    expect(await balances(nora, liam)).toEqual([0, 35_000])
  })

  test('keeps whose it is: each gets back their own from the other card, through the payment it came in by', async () => {
    const { nora, liam, mother, father, hers, his } = await family()
    await move(nora, liam, mother, 20_000)
    await move(nora, liam, father, 4_000)
    expect(await codeOf(askBack(liam, father, 4_001))).toBe('refund_above_share')
    await askBack(liam, father, 4_000)
    await askBack(liam, mother, 'all')
    await world.look()
    await world.look()
    expect(world.provider.paymentOf(his.order).refundedOre).toBe(4_000)
    expect(world.provider.paymentOf(hers.order).refundedOre).toBe(20_000)
    // What was moved away is no longer on the first card, and what stayed is.
    expect(await codeOf(askBack(nora, mother, 10_001))).toBe('refund_above_share')
    await askBack(nora, mother, 10_000)
    await world.look()
    expect(world.provider.paymentOf(hers.order).refundedOre).toBe(30_000)
    expect(await balances(nora, liam)).toEqual([6_000, 0])
  })

  test('and back again is the same money still', async () => {
    const { nora, liam, mother, hers } = await family()
    await move(nora, liam, mother, 30_000)
    await move(liam, nora, mother, 30_000)
    await move(nora, liam, mother, 7_000)
    expect(await codeOf(askBack(nora, mother, 23_001))).toBe('refund_above_share')
    await askBack(nora, mother, 23_000)
    await askBack(liam, mother, 7_000)
    await world.look()
    await world.look()
    expect(world.provider.paymentOf(hers.order).refundedOre).toBe(30_000)
  })

  test('of a payment that the bank takes back afterwards gives nobody the money twice', async () => {
    const { nora, liam, mother, hers } = await family()
    await move(nora, liam, mother, 20_000)
    world.provider.takeBack(hers.order, 'chargeback', 30_000)
    await learnOfPayment(world.house, { schoolId: nora.schoolId, topupId: hers.topupId }, { seen: world.provider.paymentOf(hers.order), claimedUntil: null })
    expect(await world.balance(nora)).toBe(-10_000)
    expect(await codeOf(askBack(liam, mother, 1))).toBe('refund_above_share')
  })

  test('sent twice is moved once, and the same id for something else is refused', async () => {
    const { nora, liam, mother } = await family()
    const transferId = world.house.newId()
    const [one, other] = [await move(nora, liam, mother, 5_000, { transferId }), await move(nora, liam, mother, 5_000, { transferId })]
    expect(other).toEqual(one)
    expect(await codeOf(move(nora, liam, mother, 5_001, { transferId }))).toBe('same_id_other_content')
    expect(await codeOf(move(liam, nora, mother, 5_000, { transferId }))).toBe('same_id_other_content')
    expect(await balances(nora, liam)).toEqual([35_000, 5_000])
  })

  test('is not done to the same card, to a stranger’s, to another school’s, or above what a card holds', async () => {
    const { nora, liam, mother } = await family()
    expect(await codeOf(move(nora, nora, mother, 100))).toBe('not_to_the_same_card')
    const stranger = await world.canteen.makePupil({ balanceOre: 0 })
    expect(await codeOf(move(nora, stranger, mother, 100))).toBe('not_found')
    expect(await codeOf(move(nora, liam, mother, 100, { toWalletId: world.house.newId() }))).toBe('not_found')
    await world.payIn(liam, mother.personId, 100_000)
    expect(await codeOf(move(nora, liam, mother, 20_001))).toBe('balance_would_be_too_high')
    await move(nora, liam, mother, 20_000)
  })

  test('needs the right to have money back from the one and to pay into the other', async () => {
    const { nora, liam, mother } = await family()
    const may = ({ schoolId, pupilId }: TestPupil, right: { mayPay?: boolean; mayRefund?: boolean }) =>
      world.house.database.query(sql`
        update guardianship
        set may_pay = ${right.mayPay ?? true}, may_refund = ${right.mayRefund ?? true}
        where school_id = ${schoolId}
        and pupil_id = ${pupilId}
        and person_id = ${mother.personId}`)
    await may(nora, { mayRefund: false })
    expect(await codeOf(move(nora, liam, mother, 100))).toBe('relation_without_right')
    await may(nora, { mayPay: false })
    await may(liam, { mayPay: false, mayRefund: true })
    expect(await codeOf(move(nora, liam, mother, 100))).toBe('relation_without_right')
    await may(liam, { mayPay: true, mayRefund: false })
    expect(await codeOf(move(nora, liam, mother, 100))).toBe('taken')
  })
})

describe('over HTTP', () => {
  test('a guardian is told how much and where to, and moves it', async () => {
    const { nora, liam, mother } = await family()
    const asked = await askableApp(world.house)
    const ask = await asked.person(mother.personId)
    const params = { schoolId: nora.schoolId, walletId: nora.walletId }
    const { body } = await ask('GET /api/wallets/:schoolId/:walletId/sibling-transfers', { params })
    expect(body).toEqual({ mostOre: 30_000, to: [{ walletId: liam.walletId, firstName: 'Liam', balanceOre: 0, roomOre: 120_000 }] })
    const wish = { id: world.house.newId(), toWalletId: liam.walletId, amountOre: 1_000 }
    expect((await ask('POST /api/wallets/:schoolId/:walletId/sibling-transfers', { params, body: wish })).body).toMatchObject({
      transferId: wish.id,
      amountOre: 1_000,
    })
    const stranger = await asked.person((await world.makePerson()).personId)
    expect((await stranger('POST /api/wallets/:schoolId/:walletId/sibling-transfers', { params, body: wish })).body.code).toBe('not_found')
    await asked.app.close()
  })
})
