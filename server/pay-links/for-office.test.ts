import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { readKid } from '../../rules/kid.ts'
import { type AskableApp, type Asker, askableApp } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { addAccount } from '../bank-accounts/index.ts'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let operatorId: string
let office: Asker

const ACCOUNT = '15031234562'
const look = 'GET /api/office/schools/:schoolId/pupils/:pupilId/pay-link'
const bank = 'GET /api/office/schools/:schoolId/pupils/:pupilId/bank-transfer'
const makeOne = 'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link'
const endOne = 'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link/end'

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
  const [school] = await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  operatorId = school?.operatorId as string
  office = await asked.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const linksOf = ({ schoolId, walletId }: TestPupil) =>
  rows<{ madeNote: string | null; endedNote: string | null; isLive: boolean }>(
    made.house.database,
    sql`
      select made_note as "madeNote", ended_note as "endedNote", ended_at is null as "isLive"
      from pay_link
      where school_id = ${schoolId}
      and wallet_id = ${walletId}`,
  )

test('the office tells a family without a profile how to pay in from the bank', async () => {
  const pupil = await canteen.makePupil()
  expect((await office(bank, { params: pupil })).body).toEqual({ transfer: null })
  await transaction(made.house.database, (tx) => addAccount(tx, made.house, { operatorId, typed: ACCOUNT }))
  const { transfer } = (await office(bank, { params: pupil })).body
  expect(transfer?.accountNumber).toBe(ACCOUNT)
  expect(readKid(transfer?.kid as string)).toMatchObject({ schoolId: pupil.schoolId })
  expect((await office(bank, { params: pupil })).body).toEqual({ transfer })
})

test('it makes the link on behalf with the reason, once, and ends it with another', async () => {
  const pupil = await canteen.makePupil()
  expect((await office(look, { params: pupil })).body).toEqual({ link: null, isPossible: true })
  const made1 = await office(makeOne, { params: pupil, body: { note: '  Far ringte ' } })
  expect(made1.body.link?.url).toMatch(/\/gift#token=/)
  expect((await office(makeOne, { params: pupil, body: { note: 'Mor ringte også' } })).body).toEqual(made1.body)
  expect((await office(look, { params: pupil })).body).toEqual(made1.body)
  expect((await office(endOne, { params: pupil, body: { note: 'Far angret' } })).body).toEqual({ link: null, isPossible: true })
  expect(await linksOf(pupil)).toEqual([{ madeNote: 'Far ringte', endedNote: 'Far angret', isLive: false }])
})

test.each([['   '], ['x ']])('without a reason (%j) nothing is done', async (note) => {
  const pupil = await canteen.makePupil()
  expect((await office(makeOne, { params: pupil, body: { note } })).status).toBe(400)
  expect(await linksOf(pupil)).toEqual([])
})

test('no link leads to a pupil whose address is protected', async () => {
  const pupil = await canteen.makePupil()
  await made.house.database.query(sql`update pupil set has_protected_address = true where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
  expect(await office(makeOne, { params: pupil, body: { note: 'Far ringte' } })).toMatchObject({ status: 409, body: { code: 'pay_link_not_possible' } })
  expect((await office(look, { params: pupil })).body).toEqual({ link: null, isPossible: false })
  expect((await office(endOne, { params: pupil, body: { note: 'Far ringte' } })).body).toEqual({ link: null, isPossible: false })
})

test('another school’s office sees and makes nothing, nor does a canteen worker', async () => {
  const [pupil, other] = [await canteen.makePupil(), await makeCanteen(made.house)]
  const stranger = await asked.staff({ role: 'office', operatorId, schoolId: other.schoolId })
  const worker = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
  for (const asker of [stranger, worker, asked.nobody()]) {
    for (const route of [look, bank, makeOne, endOne] as const) {
      const { status } = await asker(route, { params: pupil, ...((route === makeOne || route === endOne) && { body: { note: 'Far ringte' } }) })
      expect([401, 403, 404]).toContain(status)
    }
  }
  expect((await office(look, { params: { schoolId: other.schoolId, pupilId: pupil.pupilId } })).status).toBeGreaterThan(400)
  expect(await linksOf(pupil)).toEqual([])
})
