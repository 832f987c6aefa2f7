import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools } from '../../test/office.ts'
import { enrolTill, makeTill } from '../tills/index.ts'

let made: TestHouse
let asked: AskableApp

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

test('the office sees how quick each till says it is, and the newest word is the one that counts', async () => {
  const operator = await makeOperatorWithTwoSchools(made.house)
  const { schoolId } = operator
  const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId })
  const token = await transaction(made.house.database, async (tx) => {
    await makeTill(tx, made.house, { schoolId, name: 'Kasse 2' })
    return enrolTill(tx, made.house, { schoolId, tillId: await makeTill(tx, made.house, { schoolId, name: 'Kasse 1' }) })
  })
  const tell = (body: object) => asked.till(token)('POST /api/till/speed', { body })
  const speeds = async () => (await office('GET /api/office/schools/:schoolId/tills', { params: operator })).body.tills.map(({ name, speed }) => [name, speed])
  expect(await speeds()).toEqual([
    ['Kasse 2', null],
    ['Kasse 1', null],
  ])
  const connected = { count: 100, p95Ms: 310, medianTodayMs: 140 }
  expect((await tell({ connected: { ...connected, p95Ms: 900 }, alone: null })).status).toBe(200)
  expect((await tell({ connected, alone: null })).status).toBe(200)
  expect(await speeds()).toEqual([
    ['Kasse 2', null],
    ['Kasse 1', { connected, alone: null, toldAt: LUNCH }],
  ])
  // More than a till can have measured is not taken, and changes nothing.
  expect((await tell({ connected: { ...connected, count: 101 }, alone: null })).status).toBe(400)
  expect((await tell({ connected: { ...connected, p95Ms: 60_001 }, alone: null })).status).toBe(400)
  expect((await asked.nobody()('POST /api/till/speed', { body: { connected, alone: null } })).status).toBe(403)
  expect(await speeds()).toEqual([
    ['Kasse 2', null],
    ['Kasse 1', { connected, alone: null, toldAt: LUNCH }],
  ])
})
