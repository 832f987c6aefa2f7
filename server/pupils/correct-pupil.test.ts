import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { issueCard } from '../cards/index.ts'
import { hashPassword, makePerson, walletOf } from '../people/index.ts'
import { enrolPupil, type PupilWish } from './index.ts'

const correct = 'PATCH /api/office/schools/:schoolId/pupils/:pupilId'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let office: Asker
let passwordHash: string

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
  passwordHash = await hashPassword('Blåbærtur7')
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const enrol = async (facts: Partial<PupilWish> = {}) => {
  const usual = { firstName: 'Nora', lastName: 'Prøve', className: '8A', email: null, enrolledFrom: '2026-08-17', enrolledUntil: null }
  const pupil = await transaction(made.house.database, (tx) => enrolPupil(tx, made.house, { schoolId: operator.schoolId, ...usual, ...facts }))
  return { ...pupil, schoolId: operator.schoolId }
}
const person = (email: string) =>
  transaction(made.house.database, (tx) => makePerson(tx, made.house, { email, firstName: 'Nora', lastName: 'Prøve', language: 'nb', passwordHash }))
const sees = async ({ personId }: { personId: string }, pupil: { schoolId: number; walletId: string }) =>
  (await walletOf(made.house.database, { ...pupil, personId, now: new Date(LUNCH) })) !== null

test('a name or a class is put right, and the rest stays as it was', async () => {
  const params = await enrol({ email: 'nora.p@elev.example' })
  const { status, body } = await office(correct, { params, body: { lastName: ' Prøvesen ', className: ' 8B ' } })
  expect(status).toBe(200)
  expect(body).toMatchObject({ firstName: 'Nora', lastName: 'Prøvesen', className: '8B', email: 'nora.p@elev.example', enrolledFrom: '2026-08-17' })
})

test('what cannot be is refused, with the rules of registration', async () => {
  const params = await enrol({ email: 'ola@elev.example' })
  await enrol({ email: 'taken@elev.example' })
  for (const [body, code] of [
    [{ firstName: '<b>' }, 'name_not_valid'],
    [{ email: 'ola@elev' }, 'email_not_valid'],
    [{ email: 'ola@gmail.example' }, 'email_not_of_school'],
    [{ email: 'TAKEN@elev.example' }, 'email_taken'],
    [{ enrolledUntil: '2026-08-16' }, 'not_well_formed'],
    [{ enrolledFrom: '2026-02-30' }, 'not_well_formed'],
  ] as const)
    expect((await office(correct, { params, body })).body.code, code).toBe(code)
  expect((await office(correct, { params, body: { email: 'Ola@elev.example', enrolledUntil: '2026-08-17' } })).status).toBe(200)
})

test('a new address takes the card from whoever had the old one, and gives it to whose the new one is', async () => {
  const [wrong, right] = [await person('feil@elev.example'), await person('rett@elev.example')]
  const params = await enrol({ email: 'feil@elev.example' })
  expect([await sees(wrong, params), await sees(right, params)]).toEqual([true, false])
  await office(correct, { params, body: { className: '9A' } })
  expect(await sees(wrong, params)).toBe(true)
  await office(correct, { params, body: { email: 'rett@elev.example' } })
  expect([await sees(wrong, params), await sees(right, params)]).toEqual([false, true])
  await office(correct, { params, body: { email: null } })
  expect(await sees(right, params)).toBe(false)
})

test('a phone that was bound with the old address pays no more', async () => {
  const { database } = made.house
  const params = await enrol({ email: 'telefon@elev.example' })
  const { cardId } = await transaction(database, (tx) => issueCard(tx, made.house, { ...params, kind: 'phone' }))
  await database.query(sql`
    insert into phone (school_id, card_id, wallet_id, token_hash, device, bound_at, seen_at)
    values (${params.schoolId}, ${cardId}, ${params.walletId}, ${Buffer.alloc(32, 7)}, 'android', ${made.clock.now()}, ${made.clock.now()})`)
  const isOver = async () =>
    (
      await rows<{ isOver: boolean }>(
        database,
        sql`select ended_at is not null as "isOver" from phone where school_id = ${params.schoolId} and card_id = ${cardId}`,
      )
    )[0]?.isOver
  await office(correct, { params, body: { firstName: 'Noora' } })
  expect(await isOver()).toBe(false)
  await office(correct, { params, body: { email: 'ny.telefon@elev.example' } })
  expect(await isOver()).toBe(true)
})

test('open tills are told when a card begins or ceases to be valid, and not of another name', async () => {
  const params = await enrol()
  const { cardId } = await transaction(made.house.database, (tx) => issueCard(tx, made.house, { ...params, kind: 'printed' }))
  const told = async () =>
    (
      await rows<{ subjectId: string }>(
        made.house.database,
        sql`select subject_id as "subjectId" from school_change where school_id = ${operator.schoolId} and kind = 'card'`,
      )
    ).map(({ subjectId }) => subjectId)
  await office(correct, { params, body: { firstName: 'Noora' } })
  expect(await told()).not.toContain(cardId)
  await office(correct, { params, body: { enrolledUntil: '2026-11-02' } })
  expect(await told()).toContain(cardId)
})

test('is for the office of the school', async () => {
  const params = await enrol()
  const canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
  const elsewhere = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
  expect((await canteen(correct, { params, body: { className: '1A' } })).status).toBe(403)
  expect((await elsewhere(correct, { params, body: { className: '1A' } })).status).toBe(403)
  expect((await elsewhere(correct, { params: { ...params, schoolId: operator.otherSchoolId }, body: { className: '1A' } })).body.code).toBe('not_found')
})
