// What can be done with a pupil who has been erased: nothing, but to read what remains and to put right what hangs on it.

import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../contract/routes.ts'
import type { RouteDefinition, RouteKey } from '../../contract/route-types.ts'
import { run, sql, transaction } from '../../database/transaction.ts'
import { sampleOf } from '../../test/access-matrix.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, fill, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { eraseSubject } from './erase.ts'
import { subjectOfPupil } from './subjects.ts'

let made: TestHouse
let canteen: Canteen
let asked: AskableApp
let office: Asker
let till: Asker
let pupil: TestPupil

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
  const { rows } = await made.house.database.query<{ operatorId: string }>(sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  office = await asked.staff({ role: 'administrator', operatorId: rows[0]?.operatorId ?? '', schoolId: null })
  till = asked.till(canteen.till.token)
  pupil = await canteen.makePupil({ firstName: 'Bortevekk', balanceOre: 20_000 })
  const subject = await subjectOfPupil(made.house.database, pupil)
  await eraseSubject(made.house, subject as NonNullable<typeof subject>)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const actsFor = Object.entries(routes as Record<string, RouteDefinition>).filter(([key]) => !key.startsWith('GET') && key.includes('/:pupilId'))
const open = actsFor.flatMap(([key, { alsoErased }]) => (alsoErased ? [key] : []))

describe('a pupil who has been erased', () => {
  test.each(actsFor.filter(([, { alsoErased }]) => !alsoErased))('is not to be changed: %s', async (key, { access, body, params }) => {
    const ask = access === 'till' ? till : office
    const names = { ...(params ? (sampleOf(params) as object) : {}), ...pupil }
    const answer = await ask(key as RouteKey, { params: names, ...(body && { body: sampleOf(body as TSchema) as object }) })
    expect(answer).toMatchObject({ status: 409, body: { code: 'pupil_erased' } })
  })

  test('may still be paid back, and have a card stopped or taken in', () => {
    expect(open.toSorted()).toEqual([
      'DELETE /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils/:pupilId',
      'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block',
      'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/return',
      'POST /api/office/schools/:schoolId/pupils/:pupilId/refunds',
    ])
  })

  test('is shown as erased with what remains, and everybody else as who they are', async () => {
    const show = (who: TestPupil) => office('GET /api/office/schools/:schoolId/pupils/:pupilId', { params: who })
    await transaction(made.house.database, (tx) => fill(tx, made.house, { ...pupil, amountOre: 5_000 }))
    expect((await show(pupil)).body).toMatchObject({ pupil: { isErased: true, balanceOre: 25_000 }, latest: [{ amountOre: 5_000 }, {}] })
    expect((await show(await canteen.makePupil())).body.pupil.isErased).toBe(false)
    for (const descending of [false, true]) {
      const { pupils } = (await office('GET /api/office/schools/:schoolId/pupils', { params: pupil, query: { descending } })).body
      expect(pupils.length).toBeGreaterThan(1)
      expect(pupils.findIndex(({ isErased }) => isErased)).toBe(pupils.length - 1)
    }
  })

  test('is one of many: another pupil at the same school is acted for as before', async () => {
    const other = await canteen.makePupil()
    const answer = await office('PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection', { params: other, body: { isProtected: true } })
    expect(answer).toMatchObject({ status: 200, body: { hasProtectedAddress: true } })
    await run(made.house.database, sql`update pupil set last_name = '---' where school_id = ${other.schoolId} and id = ${other.pupilId}`)
    expect((await office('PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection', { params: other, body: { isProtected: false } })).body.code).toBe(
      'pupil_erased',
    )
  })
})
