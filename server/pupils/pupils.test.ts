import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { fill } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { issueCard } from '../cards/index.ts'
import { makeCategory, makeProduct } from '../menu/index.ts'
import { enrolTill, makeTill } from '../tills/index.ts'
import { patternsOf } from '../../rules/search-patterns.ts'
import { enrolPupil, type PupilWish } from './index.ts'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let office: Asker
let stranger: Asker

const list = 'GET /api/office/schools/:schoolId/pupils'
const add = 'POST /api/office/schools/:schoolId/pupils'
const show = 'GET /api/office/schools/:schoolId/pupils/:pupilId'
const wish = (facts: Partial<PupilWish> = {}): PupilWish & { id: string } => ({
  id: made.house.newId(),
  firstName: 'Nora',
  lastName: 'Prøve',
  className: '8A',
  email: null,
  enrolledFrom: '2026-08-17',
  enrolledUntil: null,
  ...facts,
})

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

// Each group has schools of its own, so that what one lists is not what another made.
const freshSchools = async () => {
  operator = await makeOperatorWithTwoSchools(made.house)
  office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
  stranger = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
}
const enrol = async (facts: Partial<PupilWish> = {}, schoolId = operator.schoolId) =>
  transaction(made.house.database, (tx) => enrolPupil(tx, made.house, { schoolId, ...wish(facts) }))

describe('enrolling a pupil', () => {
  beforeAll(freshSchools)

  test('follows the rules of a class list: the school’s own number once, its own addresses, and a day of birth that has been', async () => {
    const born = await office(add, { params: operator, body: { ...wish({ firstName: 'Første' }), pupilNumber: ' a-12 ', bornOn: '2012-02-29' } })
    expect(born.body).toMatchObject({ pupilNumber: 'A-12' })
    for (const [wrong, code] of [
      [{ pupilNumber: 'A-12' }, 'pupil_number_taken'],
      [{ pupilNumber: '01010750160' }, 'pupil_number_not_valid'],
      [{ bornOn: '2011-02-29' }, 'born_on_not_valid'],
      [{ bornOn: '2026-11-04' }, 'born_on_not_valid'],
      [{ email: 'mor@post.example' }, 'email_not_of_school'],
    ] as const)
      expect((await office(add, { params: operator, body: { ...wish({ firstName: 'Andre' }), ...wrong } })).body.code, code).toBe(code)
    const { pupilId } = (await office(add, { params: operator, body: wish({ firstName: 'Andre' }) })).body
    const correct = (pupilNumber: string | null) =>
      office('PATCH /api/office/schools/:schoolId/pupils/:pupilId', { params: { ...operator, pupilId }, body: { pupilNumber } })
    expect((await correct('a-12')).body.code).toBe('pupil_number_taken')
    expect((await correct('7')).body.pupilNumber).toBe('7')
    expect((await correct(null)).body.pupilNumber).toBeNull()
  })

  test('opens an empty wallet at once, and no card before one is handed out', async () => {
    const { status, body } = await office(add, { params: operator, body: wish({ firstName: ' Bartholomeus-Emmanuel ', email: 'Bart@Elev.Example' }) })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      firstName: 'Bartholomeus-Emmanuel',
      email: 'Bart@elev.example',
      balanceOre: 0,
      hasProfile: false,
      enrolledFrom: '2026-08-17',
      enrolledUntil: null,
    })
    const cards = await rows(made.house.database, sql`select kind from card where school_id = ${operator.schoolId} and wallet_id = ${body.walletId}`)
    expect(cards).toEqual([])
  })

  test('is refused with an address that another pupil of the school has, in whatever letters', async () => {
    await enrol({ email: 'ola@elev.example' })
    expect(await office(add, { params: operator, body: wish({ email: 'OLA@elev.example' }) })).toMatchObject({ status: 409, body: { code: 'email_taken' } })
    expect((await stranger(add, { params: { schoolId: operator.otherSchoolId }, body: wish({ email: 'ola@elev.example' }) })).status).toBe(200)
    const wallets = await firstRow<{ count: number }>(made.house.database, sql`select count(*) from wallet where school_id = ${operator.schoolId}`)
    const pupils = await firstRow<{ count: number }>(made.house.database, sql`select count(*) from pupil where school_id = ${operator.schoolId}`)
    expect(wallets).toEqual(pupils)
  })

  test('twice by the same id is one pupil and the first answer, also at one moment; with something else it is refused by name', async () => {
    const params = operator
    const body = wish({ firstName: 'Borte', lastName: 'Svar', email: 'borte@elev.example' })
    const answers = await Promise.all([1, 2, 3].map(() => office(add, { params, body })))
    expect(answers.map(({ status, body: { pupilId } }) => [status, pupilId])).toEqual([1, 2, 3].map(() => [200, body.id]))
    expect(await office(add, { params, body })).toEqual(answers[0])
    for (const other of [
      { ...body, lastName: 'Annen' },
      { ...body, email: null },
    ])
      expect(await office(add, { params, body: other })).toMatchObject({ status: 422, body: { code: 'same_id_other_content' } })
    expect((await office(list, { params, query: { search: 'borte' } })).body.total).toBe(1)
    // A day later, corrected meanwhile: still the first answer, as the pupil is now.
    made.clock.pass(24 * 3_600_000)
    await office('PATCH /api/office/schools/:schoolId/pupils/:pupilId', { params: { ...operator, pupilId: body.id }, body: { className: '9C' } })
    expect((await office(add, { params, body })).body).toMatchObject({ pupilId: body.id, className: '9C' })
  })

  test('by an id that was refused is decided anew, and by that of a pupil who came in another way is refused', async () => {
    const body = wish({ firstName: 'Ny', pupilNumber: '%' })
    expect((await office(add, { params: operator, body })).body.code).toBe('pupil_number_not_valid')
    expect((await office(add, { params: operator, body: { ...body, pupilNumber: null } })).body.pupilId).toBe(body.id)
    const { pupilId } = await enrol()
    expect((await office(add, { params: operator, body: { ...wish(), id: pupilId } })).body.code).toBe('same_id_other_content')
  })

  test('of a guest twice by the same id is one guest', async () => {
    const guests = 'POST /api/office/schools/:schoolId/guests'
    const body = { id: made.house.newId(), kind: 'guest', firstName: 'Gjest', lastName: 'Prøve', email: null, enrolledUntil: '2027-06-18' }
    const first = await office(guests, { params: operator, body })
    expect(first).toMatchObject({ status: 200, body: { pupilId: body.id, kind: 'guest' } })
    expect(await office(guests, { params: operator, body })).toEqual(first)
    expect((await office(guests, { params: operator, body: { ...body, kind: 'staff' } })).body.code).toBe('same_id_other_content')
  })

  test('without an address may be done for as many as there are', async () => {
    for (let pupils = 0; pupils < 2; pupils += 1) expect((await office(add, { params: operator, body: wish() })).status).toBe(200)
  })

  test('is refused with names, addresses and days that cannot be', async () => {
    const wrong = [
      [{ firstName: 'http://x.example' }, 'name_not_valid'],
      [{ lastName: '  ' }, 'name_not_valid'],
      [{ email: 'ikke en adresse' }, 'email_not_valid'],
      [{ enrolledFrom: '2026-02-30' }, 'not_well_formed'],
      [{ enrolledUntil: '2026-13-01' }, 'not_well_formed'],
      [{ enrolledFrom: '2026-08-17', enrolledUntil: '2026-08-16' }, 'not_well_formed'],
    ] as const
    for (const [facts, code] of wrong) expect((await office(add, { params: operator, body: wish(facts) })).body).toMatchObject({ code })
    expect((await office(add, { params: operator, body: wish({ enrolledUntil: '2026-08-17' }) })).status).toBe(200)
  })

  test('gives the pupil who has a profile from another school the new card in it', async () => {
    const personId = made.house.newId()
    await made.house.database.query(sql`
      insert into person (id, email, first_name, last_name, password_hash, email_confirmed_at, language, made_at)
      values (${personId}, 'Flytter@elev.example', 'Siri', 'Flytter', 'x', ${made.clock.now()}, 'nn', ${made.clock.now()})`)
    const { body } = await office(add, { params: operator, body: wish({ email: 'flytter@elev.example' }) })
    expect(body.hasProfile).toBe(true)
  })

  test('does not give it to somebody who never showed that the address is theirs', async () => {
    await made.house.database.query(sql`
      insert into person (id, email, first_name, last_name, language, made_at)
      values (${made.house.newId()}, 'invitert@elev.example', 'Ubekreftet', 'Prøve', 'nb', ${made.clock.now()})`)
    const { body } = await office(add, { params: operator, body: wish({ email: 'invitert@elev.example' }) })
    expect(body.hasProfile).toBe(false)
    expect(
      await firstRow(made.house.database, sql`select person_id as "personId" from pupil where school_id = ${operator.schoolId} and id = ${body.pupilId}`),
    ).toEqual({ personId: null })
  })
})

describe('the list of pupils', () => {
  beforeAll(async () => {
    await freshSchools()
    const names = [
      ['Åse', 'Ås', '10A', 4000],
      ['Ole', 'Ødegård', '9B', 100],
      ['Ærlend', 'Ærøy', '9A', 0],
      ['Zahra', 'Zaman', '8C', 700],
      ['Anne', 'Aabakken', '10A', 50],
      ['Ødger', 'Andersen', 'Velkomst', 20_000],
      ['Anders', 'Andersen', '8C', 300],
    ] as const
    for (const [firstName, lastName, className, balanceOre] of names) {
      const { walletId } = await enrol({
        firstName,
        lastName,
        className,
        email: `${firstName
          .normalize('NFD')
          .replaceAll(/[^a-z]/gi, 'x')
          .toLowerCase()}_50@elev.example`,
      })
      if (balanceOre > 0) await transaction(made.house.database, (tx) => fill(tx, made.house, { schoolId: operator.schoolId, walletId, amountOre: balanceOre }))
    }
    await enrol({ firstName: 'Anders', lastName: 'Annensteds' }, operator.otherSchoolId)
  })

  const find = async (query: Record<string, string | number | boolean> = {}) => (await office(list, { params: operator, query })).body
  const names = async (query?: Record<string, string | number | boolean>) =>
    (await find(query)).pupils.map(({ firstName, lastName }) => `${firstName} ${lastName}`)

  test('is sorted as Norwegians sort: æ, ø and å last, and aa with å', async () => {
    expect(await names()).toEqual(['Anders Andersen', 'Ødger Andersen', 'Zahra Zaman', 'Ærlend Ærøy', 'Ole Ødegård', 'Anne Aabakken', 'Åse Ås'])
    expect((await names({ descending: true }))[0]).toBe('Åse Ås')
  })

  test('by class has the tenth grade after the ninth', async () => {
    expect((await find({ sort: 'class' })).pupils.map(({ className }) => className)).toEqual(['8C', '8C', '9A', '9B', '10A', '10A', 'Velkomst'])
    expect((await find({ sort: 'class', descending: true })).pupils.map(({ className }) => className)).toEqual([
      '10A',
      '10A',
      '9B',
      '9A',
      '8C',
      '8C',
      'Velkomst',
    ])
  })

  test('by balance has the least first, or the most', async () => {
    expect((await find({ sort: 'balance' })).pupils.map(({ balanceOre }) => balanceOre)).toEqual([0, 50, 100, 300, 700, 4000, 20_000])
    expect((await find({ sort: 'balance', descending: true, limit: 1 })).pupils[0]).toMatchObject({ firstName: 'Ødger', balanceOre: 20_000 })
  })

  test('comes a page at a time, and tells how many there are', async () => {
    const pages = [await find({ limit: 3 }), await find({ limit: 3, offset: 3 }), await find({ limit: 3, offset: 6 }), await find({ offset: 50 })]
    expect(pages.map(({ pupils }) => pupils.length)).toEqual([3, 3, 1, 0])
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7, 7])
    expect(new Set(pages.flatMap(({ pupils }) => pupils.map(({ pupilId }) => pupilId))).size).toBe(7)
  })

  test('is searched by name, class and e-mail, in small letters or capitals, by every word', async () => {
    expect(await names({ search: 'ØDEGÅRD' })).toEqual(['Ole Ødegård'])
    expect(await names({ search: 'åse' })).toEqual(['Åse Ås'])
    expect(await names({ search: '10a' })).toEqual(['Anne Aabakken', 'Åse Ås'])
    expect(await names({ search: 'zahra_50@' })).toEqual(['Zahra Zaman'])
    expect(await names({ search: '  andersen   8c ' })).toEqual(['Anders Andersen'])
    expect(await find({ search: 'finnesikke' })).toEqual({ pupils: [], total: 0 })
    expect((await find({ search: 'and' })).total).toBe(2)
  })

  test('takes the letters that mean something to the database for what they are', async () => {
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ search: '\\' })).toEqual([])
    expect((await find({ search: '_50' })).total).toBe(7)
    expect((await find({ search: 'a_d' })).total).toBe(0)
    expect(await names({ search: "'; drop table pupil; --" })).toEqual([])
    expect(await office(list, { params: operator, query: { search: 'a\u0000b' } })).toMatchObject({ status: 400, body: { code: 'not_well_formed' } })
    expect(patternsOf('50%_\\')).toEqual(['%50\\%\\_\\\\%'])
  })

  test('is shown to nobody of another school, nor to the canteen', async () => {
    expect(await stranger(list, { params: operator })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    const canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
    expect(await canteen(list, { params: operator })).toMatchObject({ status: 403 })
    const theirs = await stranger(list, { params: { schoolId: operator.otherSchoolId } })
    expect(theirs.body).toMatchObject({ total: 1, pupils: [{ lastName: 'Annensteds' }] })
  })
})

describe('one pupil', () => {
  beforeAll(freshSchools)

  test('is shown with guardians, and with what was bought where', async () => {
    const { house, clock } = made
    const { schoolId } = operator
    const pupil = await enrol({ firstName: 'Ida' })
    const { code, token, productId } = await transaction(house.database, async (tx) => {
      const tillId = await makeTill(tx, house, { schoolId, name: 'Kasse ved døra' })
      const { categoryId } = await makeCategory(tx, house, { schoolId, name: 'Mat', colour: 'leaf', position: 1 })
      const soup = await makeProduct(tx, house, {
        schoolId,
        categoryId,
        name: 'Suppe',
        priceOre: 4500,
        vatCode: '6',
        articleGroup: '04006',
        picture: null,
        position: 1,
      })
      const { cardId } = await issueCard(tx, house, { schoolId, walletId: pupil.walletId, kind: 'printed' })
      await fill(tx, house, { schoolId, walletId: pupil.walletId, amountOre: 10_000 })
      return { code: printedCode(house.keys.credentialIdOf(cardId)), token: await enrolTill(tx, house, { schoolId, tillId }), productId: soup.productId }
    })
    clock.pass(60_000)
    const bought = await asked.till(token)('POST /api/purchases', {
      body: { id: house.newId(), code, lines: [{ productId, quantity: 2, unitPriceOre: 4500 }], totalOre: 9000 },
    })
    expect(bought.status).toBe(200)
    const params = { schoolId, pupilId: pupil.pupilId }
    const invited = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', {
      params,
      body: { firstName: 'Øyvind', lastName: 'Prøve', email: 'oyvind@hjemme.example' },
    })
    expect(invited).toEqual({ status: 200, body: { outcome: 'started' } })

    const { status, body } = await office(show, { params })
    expect(status).toBe(200)
    expect(body.pupil).toMatchObject({ pupilId: pupil.pupilId, firstName: 'Ida', balanceOre: 1000 })
    expect(body.guardians).toEqual([
      {
        personId: expect.any(String),
        firstName: 'Øyvind',
        lastName: 'Prøve',
        email: 'oyvind@hjemme.example',
        hasProfile: false,
        startsAt: expect.any(String),
        endsAt: null,
      },
    ])
    expect(body.latest).toEqual([
      {
        version: 2,
        kind: 'purchase',
        amountOre: -9000,
        balanceAfterOre: 1000,
        happenedAt: clock.now().toISOString(),
        place: 'Kasse ved døra',
        receiptNumber: 1,
        purchaseId: expect.any(String),
        disputeNumber: null,
        gift: null,
        paidBy: null,
        isAutomatic: false,
        foundByName: null,
        lines: [{ name: 'Suppe', quantity: 2, unitPriceOre: 4500, amountOre: 9000 }],
      },
      {
        version: 1,
        kind: 'topup',
        amountOre: 10_000,
        balanceAfterOre: 10_000,
        happenedAt: expect.any(String),
        place: null,
        receiptNumber: null,
        purchaseId: null,
        disputeNumber: null,
        gift: null,
        paidBy: null,
        isAutomatic: false,
        foundByName: null,
        lines: [],
      },
    ])
  })

  test('is not shown with a guardian whose time is out', async () => {
    const { pupilId } = await enrol()
    const params = { schoolId: operator.schoolId, pupilId }
    await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', {
      params,
      body: { firstName: 'Kari', lastName: 'Prøve', email: 'kari@hjemme.example' },
    })
    made.clock.pass(1000)
    await made.house.database.query(sql`update guardianship set ends_at = ${made.clock.now()} where school_id = ${operator.schoolId} and pupil_id = ${pupilId}`)
    const { body } = await office(show, { params })
    expect(body.guardians).toEqual([])
    expect(body.formerGuardians).toMatchObject([{ firstName: 'Kari', endsAt: made.clock.now().toISOString() }])
  })

  test('is not found through another school, and refused at one’s own door there', async () => {
    const { pupilId } = await enrol()
    expect(await stranger(show, { params: { schoolId: operator.schoolId, pupilId } })).toMatchObject({ status: 403 })
    expect(await stranger(show, { params: { schoolId: operator.otherSchoolId, pupilId } })).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})
