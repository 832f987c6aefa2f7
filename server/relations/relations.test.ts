import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '../../database/transaction.ts'
import type { RelationTerms } from '../../rules/relation-rights.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, fill, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeHolder, makeRelation, setBorn } from '../../test/relations.ts'
import { currentSigner } from '../journal/index.ts'
import { readersOf } from './index.ts'
import { makePurchases } from '../purchases/index.ts'
import { forgetOldLooks, looksAt } from './index.ts'

let made: TestHouse
let canteen: Canteen
let asked: AskableApp

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const guardian = async (pupil: TestPupil, terms: Partial<RelationTerms> = {}): Promise<Asker> => asked.person(await makeRelation(made.house, pupil, terms))
const history = async (ask: Asker, pupil: TestPupil) => (await ask('GET /api/wallets/:schoolId/:walletId/history', { params: pupil })).body

/** A pupil who has bought two apples and a baguette. */
async function hungry(): Promise<TestPupil> {
  const pupil = await canteen.makePupil({ balanceOre: 20_000 })
  const lines = [
    { productId: canteen.apple.productId, quantity: 2, unitPriceOre: 800 },
    { productId: canteen.baguette.productId, quantity: 1, unitPriceOre: 3500 },
  ]
  await makePurchases(made.house, await currentSigner(made.house.database, made.house.keys), [canteen.wish(pupil, { lines, totalOre: 5100 })])
  return pupil
}

describe('a guardian', () => {
  test('sees items, kinds of food, sums or the balance alone, as the school has set it', async () => {
    const pupil = await hungry()
    const bought = async (sees: RelationTerms['sees']) => (await history(await guardian(pupil, { sees }), pupil)).entries?.[0]
    expect((await bought('items'))?.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Eple', 2],
      ['Baguett', 1],
    ])
    expect((await bought('categories'))?.lines).toEqual([{ name: 'Mat', quantity: 1, unitPriceOre: 5100, amountOre: 5100 }])
    expect(await bought('sums')).toMatchObject({ amountOre: -5100, lines: [] })
    const least = await guardian(pupil, { sees: 'balance' })
    expect(await history(least, pupil)).toMatchObject({ code: 'relation_without_right' })
    expect((await least('GET /api/wallets/:schoolId/:walletId', { params: pupil })).body).toMatchObject({ wallet: { balanceOre: 14_900, sees: 'balance' } })
  })

  test('sees less from the birthday on, by the school’s policy, and nothing of a pupil of 18 who has said nothing', async () => {
    const pupil = await hungry()
    const ask = await guardian(pupil)
    await setBorn(made.house, pupil, '2010-11-04')
    expect((await history(ask, pupil)).sees).toBe('items')
    await setBorn(made.house, pupil, '2010-11-03')
    expect((await history(ask, pupil)).sees).toBe('categories')
    await setBorn(made.house, pupil, '2008-11-03')
    expect(await history(ask, pupil)).toMatchObject({ code: 'relation_without_right' })
  })

  test('without the right to pay, limit or have money back is refused that, and still blocks a lost card', async () => {
    const pupil = await canteen.makePupil()
    const ask = await guardian(pupil, { mayPay: false, mayLimit: false, mayRefund: false })
    const refused = async (work: Promise<{ body: { code?: string } }>) => expect((await work).body.code).toBe('relation_without_right')
    await refused(
      ask('POST /api/wallets/:schoolId/:walletId/topups', { params: pupil, body: { id: made.house.newId(), amountOre: 10_000, provider: 'vipps' } }),
    )
    await refused(ask('GET /api/wallets/:schoolId/:walletId/refunds', { params: pupil }))
    await refused(ask('GET /api/wallets/:schoolId/:walletId/pay-link', { params: pupil }))
    const milk = { allergies: [{ allergen: 'milk', stopsOnTraces: false }], isConsent: true }
    await refused(ask('PUT /api/wallets/:schoolId/:walletId/allergies', { params: pupil, body: milk }))
    await refused(ask('GET /api/wallets/:schoolId/:walletId/allergies', { params: pupil }))
    expect((await ask('GET /api/wallets/:schoolId/:walletId/limits', { params: pupil })).body.maySet).toBe(false)
    const blocked = await ask('POST /api/wallets/:schoolId/:walletId/cards/:cardId/block', { params: pupil, body: { reason: 'lost' } })
    expect(blocked.status).toBe(200)
  })

  test('is told of what they have paid in themselves, and of no other payer; the pupil is told of all, unless the address is protected', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const [mother, father] = [await makeRelation(made.house, pupil), await makeRelation(made.house, pupil, { firstName: 'Far' })]
    const holder = await makeHolder(made.house, pupil)
    await transaction(made.house.database, (tx) => fill(tx, made.house, { ...pupil, amountOre: 5_000 }))
    await made.house.database.query(sql`update topup set payer_person_id = ${mother} where school_id = ${pupil.schoolId} and wallet_id = ${pupil.walletId}`)
    const paidBy = async (personId: string) => (await history(await asked.person(personId), pupil)).entries.map((entry) => entry.paidBy)
    expect(await paidBy(mother)).toEqual([{ isYou: true, name: null }])
    expect(await paidBy(father)).toEqual([null])
    expect(await paidBy(holder)).toEqual([{ isYou: false, name: 'Mor' }])
    await made.house.database.query(sql`update pupil set has_protected_address = true where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    expect(await paidBy(holder)).toEqual([null])
  })

  test('gets the letters that tell no more than they may see', async () => {
    const pupil = await canteen.makePupil()
    await makeRelation(made.house, pupil, { firstName: 'Alt' })
    await makeRelation(made.house, pupil, { firstName: 'Saldo', sees: 'balance', mayLimit: false })
    const now = made.clock.now()
    const told = async (tells: Parameters<typeof readersOf>[1]['tells']) =>
      (await readersOf(made.house.database, { ...pupil, now, tells })).map(({ firstName }) => firstName).toSorted()
    expect(await told('balance')).toEqual(['Alt', 'Saldo'])
    for (const tells of ['sums', 'items', 'who decides'] as const) expect(await told(tells)).toEqual(['Alt'])
  })
})

describe('who has looked', () => {
  test('is written once for each person and day, for guardians and for staff, and never for the pupil', async () => {
    const pupil = await hungry()
    const [mother, holder] = [await makeRelation(made.house, pupil), await makeHolder(made.house, pupil)]
    for (const personId of [mother, mother, holder]) await history(await asked.person(personId), pupil)
    const [school] = (await made.house.database.query<{ operatorId: string }>(sql`select operator_id as "operatorId" from school where id = ${pupil.schoolId}`))
      .rows
    const staff = await asked.staff({ role: 'office', operatorId: school?.operatorId ?? '', schoolId: pupil.schoolId })
    await staff('GET /api/office/schools/:schoolId/pupils/:pupilId', { params: pupil })
    const looks = () => looksAt(made.house.database, { ...pupil, limit: 10 })
    expect((await looks()).map(({ firstName, asStaff, lookedOn }) => [firstName, asStaff, lookedOn]).toSorted()).toEqual([
      ['Ansatt', true, '2026-11-03'],
      ['Mor', false, '2026-11-03'],
    ])
    // What was refused has shown nothing.
    await history(await guardian(pupil, { sees: 'balance' }), pupil)
    expect(await looks()).toHaveLength(2)
  })

  test('is kept for a year and then forgotten', async () => {
    const pupil = await canteen.makePupil()
    const personId = await makeRelation(made.house, pupil)
    for (const day of ['2025-11-02', '2025-11-03']) {
      await made.house.database.query(sql`
        insert into wallet_look (school_id, pupil_id, looked_on, person_id, as_staff, first_at)
        values (${pupil.schoolId}, ${pupil.pupilId}, ${day}, ${personId}, false, ${new Date(`${day}T10:00:00Z`)})`)
    }
    await forgetOldLooks(made.house)
    expect((await looksAt(made.house.database, { ...pupil, limit: 10 })).map(({ lookedOn }) => lookedOn)).toEqual(['2025-11-03'])
  })
})
