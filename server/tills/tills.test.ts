import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { fill } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { issueCard } from '../cards/index.ts'
import { makeCategory, makeProduct, type Product } from '../menu/index.ts'
import { enrolPupil } from '../pupils/index.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { enrolTill, makeTill } from './index.ts'
import { readEnrolmentCode } from './enrolment-code.ts'
import { readTillToken } from './till-token.ts'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let canteen: Asker
let counter = 0

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(() => made.clock.set(LUNCH))

const inTransaction: <Result>(action: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<Result>) => Promise<Result> = (action) =>
  transaction(made.house.database, action)

async function newTill() {
  counter += 1
  const { body } = await canteen('POST /api/office/schools/:schoolId/tills', { params: { schoolId: operator.schoolId }, body: { name: `Kasse ${counter}` } })
  const params = { schoolId: operator.schoolId, tillId: body.tillId }
  return { till: body, params }
}

const newCode = async (params: { schoolId: number; tillId: string }) =>
  (await canteen('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params })).body

const enrol = (code: string, address = '192.0.2.7') => asked.nobody(address)('POST /api/till/enrolments', { body: { code } })
const enrolAs = (code: string, askedBy: string) => asked.nobody('192.0.2.9')('POST /api/till/enrolments', { body: { code, askedBy } })

const isWelcome = async (token: string) => (await asked.till(token)('GET /api/till')).status === 200

describe('a new till', () => {
  test('is two registers in law, numbered after the school and the till', async () => {
    const { till } = await newTill()
    expect(till).toMatchObject({ state: 'not_enrolled', enrolledAt: null, lastSaleAt: null, salesToday: 0, soldTodayOre: 0 })
    const registers = await rows<{ kind: string; legalId: string; number: number }>(
      made.house.database,
      sql`
        select register.kind, register.legal_id as "legalId", till.number
        from register
        join till on till.school_id = ${operator.schoolId} and till.id = register.till_id
        where register.school_id = ${operator.schoolId}
        and register.till_id = ${till.tillId}
        order by register.kind`,
    )
    const { number } = registers[0] as { number: number }
    expect(registers).toEqual([
      { kind: 'connected', legalId: `${operator.schoolId}-${number}-1`, number },
      { kind: 'reserve', legalId: `${operator.schoolId}-${number}-2`, number },
    ])
    expect(till.registerId).toBe(`${operator.schoolId}-${number}-1`)
  })

  test('cannot have the name of another till of the school, but that of another school’s', async () => {
    const { till } = await newTill()
    const again = await canteen('POST /api/office/schools/:schoolId/tills', { params: { schoolId: operator.schoolId }, body: { name: ` ${till.name} ` } })
    expect(again).toMatchObject({ status: 409, body: { code: 'name_taken' } })
    await inTransaction((tx) => makeTill(tx, made.house, { schoolId: operator.otherSchoolId, name: till.name }))
  })

  test('is numbered by one at a time, however many are made at once', async () => {
    const names = ['Bod A', 'Bod B', 'Bod C', 'Bod D']
    await Promise.all(names.map((name) => inTransaction((tx) => makeTill(tx, made.house, { schoolId: operator.otherSchoolId, name }))))
    const numbers = await rows<{ number: number }>(
      made.house.database,
      sql`select number from till where school_id = ${operator.otherSchoolId} order by number`,
    )
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1))
  })
})

describe('a code for a till', () => {
  test('turns a device into the till and tells it who it is', async () => {
    const { till, params } = await newTill()
    const { code, expiresAt } = await newCode(params)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(expiresAt).toBe('2026-11-03T11:00:00.000Z')
    const { status, body } = await enrol(code)
    expect(status).toBe(200)
    expect(body).toMatchObject({ schoolId: operator.schoolId, tillId: till.tillId, tillName: till.name, schoolName: 'Fjordvik skole' })
    expect(await isWelcome(body.token)).toBe(true)
    const shown = await canteen('GET /api/office/schools/:schoolId/tills', { params })
    expect(shown.body.tills.find(({ tillId }) => tillId === till.tillId)).toMatchObject({ state: 'enrolled', enrolledAt: LUNCH })
  })

  test('may be typed in small letters, without the hyphen, with O for 0 and l for 1', () => {
    expect(readEnrolmentCode(' 0a1b-2c3d ')).toBe('0A1B2C3D')
    expect(readEnrolmentCode('oalb 2c3d')).toBe('0A1B2C3D')
    expect(readEnrolmentCode('0A1B2C3')).toBeNull()
    expect(readEnrolmentCode('0A1B2C3DE')).toBeNull()
    expect(readEnrolmentCode('0A1B2C3U')).toBeNull()
  })

  test('works once', async () => {
    const { params } = await newTill()
    const { code } = await newCode(params)
    expect((await enrol(code)).status).toBe(200)
    expect(await enrol(code)).toMatchObject({ status: 404, body: { code: 'enrolment_code_wrong' } })
  })

  test('is answered once more for the device that it made a till, where the answer was lost, and for no other', async () => {
    const { params } = await newTill()
    const { code } = await newCode(params)
    const [mine, theirs] = [made.house.newId(), made.house.newId()]
    const lost = await enrolAs(code, mine)
    made.clock.pass(5_000)
    expect((await enrolAs(code, theirs)).status).toBe(404)
    expect((await enrol(code)).status).toBe(404)
    const again = await enrolAs(code, mine)
    expect([lost.status, again.status]).toEqual([200, 200])
    const open = (token: string) => asked.till(token)('GET /api/till')
    expect([(await open(lost.body.token)).status, (await open(again.body.token)).status]).toEqual([403, 200])
    // Another device has become that till: the first is not asked again.
    made.clock.pass(5_000)
    expect((await enrol((await newCode(params)).code)).status).toBe(200)
    expect((await enrolAs(code, mine)).status).toBe(404)
  })

  test('works for one of two devices that type it at the same moment', async () => {
    const { params } = await newTill()
    const { code } = await newCode(params)
    const answers = await Promise.all([enrol(code), enrol(code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  test('works for thirty minutes and not a moment longer', async () => {
    const { params } = await newTill()
    const early = await newCode(params)
    made.clock.pass(30 * 60_000 - 1)
    expect((await enrol(early.code)).status).toBe(200)
    const late = await newCode(params)
    made.clock.pass(30 * 60_000)
    expect(await enrol(late.code)).toMatchObject({ body: { code: 'enrolment_code_wrong' } })
  })

  test('stops working when a new one is made', async () => {
    const { params } = await newTill()
    const first = await newCode(params)
    const second = await newCode(params)
    expect(await enrol(first.code)).toMatchObject({ body: { code: 'enrolment_code_wrong' } })
    expect((await enrol(second.code)).status).toBe(200)
  })

  test('cannot be guessed for long from one address', async () => {
    const { params } = await newTill()
    for (let tries = 0; tries < 20; tries += 1) await enrol('ZZZZ-ZZZZ', '192.0.2.66')
    const { code } = await newCode(params)
    expect(await enrol(code, '192.0.2.66')).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
    expect((await enrol(code, '192.0.2.67')).status).toBe(200)
  })

  test('is not stored, only a keyed hash of it', async () => {
    const { params } = await newTill()
    const { code } = await newCode(params)
    const stored = await rows<{ row: string }>(
      made.house.database,
      sql`select till_enrolment::text as row from till_enrolment where till_id = ${params.tillId}`,
    )
    expect(stored).toHaveLength(1)
    for (const written of [code, code.replace('-', '')]) expect(stored[0]?.row).not.toContain(written)
  })
})

describe('a till', () => {
  test('belongs to the device that was enrolled last, at once', async () => {
    const { params } = await newTill()
    const [first, second] = [await enrol((await newCode(params)).code), await enrol((await newCode(params)).code)]
    expect(await isWelcome(first.body.token)).toBe(false)
    expect(await isWelcome(second.body.token)).toBe(true)
  })

  test('that the office signs out may do nothing more', async () => {
    const { params } = await newTill()
    const { body } = await enrol((await newCode(params)).code)
    const signedOut = await canteen('POST /api/office/schools/:schoolId/tills/:tillId/sign-out', { params })
    expect(signedOut.body).toMatchObject({ state: 'not_enrolled', enrolledAt: null })
    expect(await asked.till(body.token)('GET /api/till')).toMatchObject({ status: 403, body: { code: 'till_closed' } })
  })

  test('may sign itself out', async () => {
    const { params } = await newTill()
    const { body } = await enrol((await newCode(params)).code)
    expect(await asked.till(body.token)('DELETE /api/till')).toEqual({ status: 200, body: { done: true } })
    expect(await isWelcome(body.token)).toBe(false)
  })

  test('that is closed for good lets nobody in, and no device becomes it', async () => {
    const { params } = await newTill()
    const { code } = await newCode(params)
    const token = await inTransaction((tx) => enrolTill(tx, made.house, params))
    await made.house.database.query(sql`update till set closed_at = ${made.clock.now()} where school_id = ${params.schoolId} and id = ${params.tillId}`)
    expect(await isWelcome(token)).toBe(false)
    expect(await enrol(code)).toMatchObject({ status: 403, body: { code: 'till_closed' } })
    const another = await canteen('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params })
    expect(another.body.code).toBe('till_closed')
    const shown = await canteen('GET /api/office/schools/:schoolId/tills', { params })
    expect(shown.body.tills.find(({ tillId }) => tillId === params.tillId)?.state).toBe('closed')
  })

  test('is not let in with a token that was changed, or that is none', async () => {
    const { params } = await newTill()
    const { body } = await enrol((await newCode(params)).code)
    const [school, tillId, secret] = body.token.split('.') as [string, string, string]
    const wrong = [
      `${operator.otherSchoolId}.${tillId}.${secret}`,
      `${school}.${made.house.newId()}.${secret}`,
      `${body.token}x`,
      `${school}.${tillId}.`,
      'x',
      '1.2.3',
      `0${body.token}`,
    ]
    for (const token of wrong) expect(await asked.till(token)('GET /api/till')).toMatchObject({ status: 403, body: { code: 'till_closed' } })
    expect(readTillToken(`${body.token}${'x'.repeat(200)}`)).toBeNull()
    expect(await asked.nobody()('GET /api/till')).toMatchObject({ body: { code: 'till_closed' } })
  })
})

describe('staff of one school', () => {
  test('neither see nor touch the tills of another', async () => {
    const stranger = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
    const { params } = await newTill()
    const refused = { status: 403, body: { code: 'not_allowed' } }
    expect(await stranger('GET /api/office/schools/:schoolId/tills', { params })).toMatchObject(refused)
    expect(await stranger('POST /api/office/schools/:schoolId/tills', { params, body: { name: 'Inntrenger' } })).toMatchObject(refused)
    expect(await stranger('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params })).toMatchObject(refused)
    // Asked through their own school, the till is not there.
    const through = { schoolId: operator.otherSchoolId, tillId: params.tillId }
    expect(await stranger('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params: through })).toMatchObject({ status: 404 })
    expect(await stranger('POST /api/office/schools/:schoolId/tills/:tillId/sign-out', { params: through })).toMatchObject({ status: 404 })
  })

  test('of the office look at tills but do not make them', async () => {
    const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
    const params = { schoolId: operator.schoolId }
    expect((await office('GET /api/office/schools/:schoolId/tills', { params })).status).toBe(200)
    expect(await office('POST /api/office/schools/:schoolId/tills', { params, body: { name: 'Kontor' } })).toMatchObject({ body: { code: 'not_allowed' } })
  })
})

describe('what a till sells', () => {
  let token: string
  let tillName: string
  let code: string
  let soup: Product
  let juice: Product
  let purchaseIds: string[]

  beforeAll(async () => {
    made.clock.set(LUNCH)
    const { house } = made
    const { schoolId } = operator
    const { till, params } = await newTill()
    tillName = till.name
    const cardId = await inTransaction(async (tx) => {
      token = await enrolTill(tx, house, params)
      const { categoryId } = await makeCategory(tx, house, { schoolId, name: 'Varmt', colour: 'apricot', position: 1 })
      const wish = { schoolId, categoryId, articleGroup: '04006' as const, picture: null, position: 1 }
      soup = await makeProduct(tx, house, { ...wish, name: 'Suppe', priceOre: 4500, vatCode: '3' })
      juice = await makeProduct(tx, house, { ...wish, name: 'Saft', priceOre: 1150, vatCode: '31' })
      const pupil = await enrolPupil(tx, house, {
        schoolId,
        firstName: 'Ærlend',
        lastName: 'Dahl',
        className: '9B',
        email: null,
        enrolledFrom: '2026-08-17',
        enrolledUntil: null,
      })
      await fill(tx, house, { schoolId, walletId: pupil.walletId, amountOre: 50_000 })
      return (await issueCard(tx, house, { schoolId, walletId: pupil.walletId, kind: 'printed' })).cardId
    })
    code = printedCode(house.keys.credentialIdOf(cardId))
    purchaseIds = []
    for (const quantity of [1, 2, 3]) {
      made.clock.pass(60_000)
      const id = house.newId()
      const lines = [
        { productId: soup.productId, quantity, unitPriceOre: 4500 },
        { productId: juice.productId, quantity: 1, unitPriceOre: 1150 },
        { productId: soup.productId, quantity: 1, unitPriceOre: 4500 },
      ]
      const sold = await asked.till(token)('POST /api/purchases', { body: { id, code, lines, totalOre: (quantity + 1) * 4500 + 1150 } })
      expect(sold.status).toBe(200)
      purchaseIds.push(id)
    }
  })

  test('is all in one answer: the till, the operator, and the products on sale', async () => {
    const { status, body } = await asked.till(token)('GET /api/till')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      schoolId: operator.schoolId,
      schoolName: 'Fjordvik skole',
      tillName,
      operator: { name: 'Åsmund Kantinedrift AS' },
      serverTime: LUNCH,
    })
    expect(body.products.map(({ name }) => name)).toEqual(['Saft', 'Suppe'])
    expect(body.products[0]).not.toHaveProperty('articleGroup')
  })

  test('is listed newest first, with the first name and nothing else of the pupil', async () => {
    const all = await asked.till(token)('GET /api/till/purchases')
    expect(all.body.purchases.map(({ purchaseId }) => purchaseId)).toEqual(purchaseIds.toReversed())
    expect(all.body.purchases[0]).toEqual({
      purchaseId: purchaseIds[2],
      receiptNumber: 3,
      returnedOre: 0,
      soldAt: '2026-11-03T10:33:00.000Z',
      firstName: 'Ærlend',
      totalOre: 19_150,
    })
    const two = await asked.till(token)('GET /api/till/purchases', { query: { limit: 2 } })
    expect(two.body.purchases).toHaveLength(2)
  })

  test('has a receipt with the VAT of each code and rate', async () => {
    const { status, body } = await asked.till(token)('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId: purchaseIds[1] as string } })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      receiptNumber: 2,
      journalNumber: 2,
      localDate: '2026-11-03',
      localTime: '11:32:00',
      totalOre: 14_650,
      operator: { organisationNumber: '988077917' },
    })
    expect(body.registerId).toMatch(/^\d+-\d+-1$/)
    expect(body.lines.map(({ name, quantity, amountOre }) => [name, quantity, amountOre])).toEqual([
      ['Suppe', 2, 9000],
      ['Saft', 1, 1150],
      ['Suppe', 1, 4500],
    ])
    expect(body.vat).toEqual([
      { vatCode: '3', vatRate: 2500, baseOre: 10_800, vatOre: 2700 },
      { vatCode: '31', vatRate: 1500, baseOre: 1000, vatOre: 150 },
    ])
  })

  test('is shown to this till alone', async () => {
    const { params } = await newTill()
    const other = asked.till(await inTransaction((tx) => enrolTill(tx, made.house, params)))
    expect((await other('GET /api/till/purchases')).body.purchases).toEqual([])
    expect(await other('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId: purchaseIds[0] as string } })).toMatchObject({ status: 404 })
  })

  test('is summed for the office, and only what was sold today', async () => {
    const { body } = await canteen('GET /api/office/schools/:schoolId/tills', { params: { schoolId: operator.schoolId } })
    expect(body.tills.find(({ name }) => name === tillName)).toMatchObject({ salesToday: 3, soldTodayOre: 43_950, lastSaleAt: '2026-11-03T10:33:00.000Z' })
    made.clock.set('2026-11-03T23:00:00.000Z')
    const next = await canteen('GET /api/office/schools/:schoolId/tills', { params: { schoolId: operator.schoolId } })
    expect(next.body.tills.find(({ name }) => name === tillName)).toMatchObject({ salesToday: 0, soldTodayOre: 0, lastSaleAt: '2026-11-03T10:33:00.000Z' })
  })
})
