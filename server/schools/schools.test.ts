import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, OPERATOR, schoolWish, type TestOperator } from '../../test/office.ts'
import { makeOperator } from './index.ts'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let rival: TestOperator

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  rival = await makeOperatorWithTwoSchools(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const administrator = () => asked.staff({ role: 'administrator', operatorId: operator.operatorId, schoolId: null })
const office = () => asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
const add = 'POST /api/office/operators/:operatorId/schools'
const change = 'PATCH /api/office/schools/:schoolId'

describe('the schools one works at', () => {
  test('are all of the operator’s for its administrator, in Norwegian order', async () => {
    const { body } = await (await administrator())('GET /api/office/schools')
    expect(body.schools.map(({ name }) => name)).toEqual(['Fjordvik skole', 'Ås ungdomsskole'])
    expect(body.schools[0]).toMatchObject({
      schoolId: operator.schoolId,
      maximumBalanceOre: 120_000,
      operator: { ...OPERATOR, operatorId: operator.operatorId },
    })
  })

  test('are the one school for those who work at one', async () => {
    const { body } = await (await office())('GET /api/office/schools')
    expect(body.schools.map(({ schoolId }) => schoolId)).toEqual([operator.schoolId])
  })

  test('are none once the post has ended, and the office says so', async () => {
    const endsAt = new Date(made.clock.now().getTime() + 1000)
    const leaver = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId, endsAt })
    expect((await leaver('GET /api/office/schools')).status).toBe(200)
    made.clock.pass(1000)
    expect(await leaver('GET /api/office/schools')).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  })

  test('are told to nobody who is not signed in', async () => {
    expect(await asked.nobody()('GET /api/office/schools')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  })
})

describe('adding a school', () => {
  test('opens its accounts, ready for wallets and sales', async () => {
    const { status, body } = await (
      await administrator()
    )(add, { params: operator, body: { ...schoolWish(' Bekkely skole '), organisationNumber: '974 760 673', pupilEmailDomain: '@Elev.Bekkely.NO' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: 'Bekkely skole',
      organisationNumber: '974760673',
      pupilEmailDomain: 'elev.bekkely.no',
      operator: { operatorId: operator.operatorId },
    })
    const accounts = await rows<{ number: string }>(made.house.database, sql`select number from account where school_id = ${body.schoolId} order by number`)
    expect(accounts.map(({ number }) => number)).toEqual([
      '1571',
      '1572',
      '1575',
      '1579',
      '1920',
      '2901',
      '2902',
      '2903',
      '2904',
      '2905',
      '3000',
      '3010',
      '3020',
      '3100',
      '3200',
      '3900',
      '7770',
      '7795',
    ])
  })

  test('is for the administrator of that operator alone', async () => {
    const stranger = await asked.staff({ role: 'administrator', operatorId: rival.operatorId, schoolId: null })
    const ofOneSchool = await asked.staff({ role: 'administrator', operatorId: operator.operatorId, schoolId: operator.schoolId })
    for (const asker of [stranger, ofOneSchool, await office()]) {
      expect(await asker(add, { params: operator, body: schoolWish('Snikskolen') })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    }
  })

  test('is refused with a name the operator uses already, while another operator may use it', async () => {
    expect(await (await administrator())(add, { params: operator, body: schoolWish('Fjordvik skole') })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    })
  })

  test('is refused with an organisation number that cannot be', async () => {
    expect(await (await administrator())(add, { params: operator, body: { ...schoolWish('Feilby skole'), organisationNumber: '974760674' } })).toMatchObject({
      status: 422,
      body: { code: 'organisation_number_not_valid' },
    })
  })

  test('is refused with a name of spaces, or a domain that is none', async () => {
    const asker = await administrator()
    for (const wrong of [{ name: '   ' }, { pupilEmailDomain: 'ikke et domene' }]) {
      expect(await asker(add, { params: operator, body: { ...schoolWish('Tomby skole'), ...wrong } })).toMatchObject({
        status: 400,
        body: { code: 'not_well_formed' },
      })
    }
  })
})

describe('changing a school', () => {
  test('changes what is named and leaves the rest', async () => {
    const asker = await office()
    const { body } = await asker(change, { params: operator, body: { city: 'Bærum', maximumBalanceOre: 200_000 } })
    expect(body).toMatchObject({ name: 'Fjordvik skole', city: 'Bærum', maximumBalanceOre: 200_000, pupilEmailDomain: 'elev.example' })
    const cleared = await asker(change, { params: operator, body: { pupilEmailDomain: null } })
    expect(cleared.body).toMatchObject({ city: 'Bærum', pupilEmailDomain: null })
    expect((await asker('GET /api/office/schools')).body.schools[0]).toEqual(cleared.body)
  })

  test('allows a highest balance from 100 to 10 000 kroner', async () => {
    const asker = await office()
    for (const [maximumBalanceOre, status] of [
      [9_999, 400],
      [10_000, 200],
      [1_000_000, 200],
      [1_000_001, 400],
    ] as const) {
      expect((await asker(change, { params: operator, body: { maximumBalanceOre } })).status).toBe(status)
    }
  })

  test('keeps the names of an operator’s schools apart', async () => {
    const asker = await office()
    expect(await asker(change, { params: operator, body: { name: 'Ås ungdomsskole' } })).toMatchObject({ status: 409, body: { code: 'name_taken' } })
    expect((await asker(change, { params: operator, body: { name: 'Fjordvik skole' } })).status).toBe(200)
  })

  test('is refused to those who work at another school', async () => {
    expect(await (await office())(change, { params: { schoolId: operator.otherSchoolId }, body: { city: 'Oslo' } })).toMatchObject({ status: 403 })
    expect(await (await office())(change, { params: { schoolId: 2_000_000 }, body: { city: 'Oslo' } })).toMatchObject({ status: 403 })
  })
})

test('an operator needs an organisation number that can be', async () => {
  const making = transaction(made.house.database, (tx) => makeOperator(tx, made.house, { ...OPERATOR, organisationNumber: '988077918' }))
  await expect(making).rejects.toMatchObject({ code: 'organisation_number_not_valid' })
})
