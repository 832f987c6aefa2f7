import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestTill } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { verifyDatabase } from '../verify/index.ts'

const close = 'POST /api/office/schools/:schoolId/tills/:tillId/close'
const makeCode = 'POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let worker: Asker
let operatorId: string

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  const [school] = await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  operatorId = school?.operatorId ?? ''
  worker = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const keyOf = ({ schoolId, tillId }: TestTill) => ({ schoolId, tillId })

test('a till that is closed sells no more, takes no new device, closes its day, and keeps its journals', async () => {
  const till = await canteen.makeTill()
  const params = keyOf(till)
  const pupil = await canteen.makePupil()
  const sell = () => currentSigner(made.house.database, made.house.keys).then((signer) => makePurchases(made.house, signer, [canteen.wish(pupil, { till })]))
  expect(await sell()).toMatchObject([{ answer: { totalOre: 3500 } }])
  const { body: code } = await worker(makeCode, { params })

  expect(await worker(close, { params })).toMatchObject({ status: 200, body: { state: 'closed', enrolledAt: null, salesToday: 1, soldTodayOre: 3500 } })
  expect((await asked.till(till.token)('GET /api/till')).body.code).toBe('till_closed')
  expect(await sell()).toMatchObject([{ refusal: { code: 'till_closed' } }])
  expect((await asked.nobody()('POST /api/till/enrolments', { body: { code: code.code } })).body.code).toBe('enrolment_code_wrong')
  expect((await worker(makeCode, { params })).body.code).toBe('till_closed')

  const { figures, discrepancies } = await verifyDatabase(made.house.database, made.house.keys)
  expect([figures.purchases, figures.zReports, discrepancies]).toEqual([1, 1, []])
  const told = await rows<{ kind: string; subjectId: string }>(
    made.house.database,
    sql`select kind, subject_id as "subjectId" from school_change where school_id = ${canteen.schoolId} order by version desc limit 1`,
  )
  expect(told).toEqual([{ kind: 'till', subjectId: till.tillId }])
})

test('closing it again changes nothing', async () => {
  const till = await canteen.makeTill()
  const params = keyOf(till)
  const first = await worker(close, { params })
  made.clock.pass(60_000)
  expect(await worker(close, { params })).toEqual(first)
})

test('is for those who run the canteen there, and only of tills there', async () => {
  const till = await canteen.makeTill()
  const params = keyOf(till)
  const office = await asked.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
  expect((await office(close, { params })).status).toBe(403)
  const elsewhere = await makeCanteen(made.house)
  expect((await worker(close, { params: keyOf(elsewhere.till) })).status).toBe(403)
  expect((await worker(close, { params: { ...keyOf(elsewhere.till), schoolId: canteen.schoolId } })).body.code).toBe('not_found')
})
