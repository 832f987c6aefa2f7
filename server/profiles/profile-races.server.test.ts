// Two who may become the same pupil at one moment: one does, the other hears of nothing that is not so, and nobody waits in a circle.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { PASSWORD, tokenFor } from '../../test/people.ts'
import { linesOf, listsAt } from '../../test/pupil-lists.ts'
import { becomePupilsByFeide, hashPassword, makePerson } from '../people/index.ts'
import { enrolPupil } from '../pupils/index.ts'
import { insertFeideName } from '../sign-in-with/index.ts'

const ROUNDS = 6

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let office: Asker

beforeAll(async () => {
  made = await houseForTest({ on: 'server' })
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const enrol = (email: string | null) =>
  transaction(made.house.database, (tx) =>
    enrolPupil(tx, made.house, {
      schoolId: operator.schoolId,
      firstName: 'Nora',
      lastName: 'Prøve',
      className: '8A',
      email,
      enrolledFrom: '2026-08-17',
      enrolledUntil: null,
    }),
  )
const owners = (email: string) =>
  rows<{ personId: string | null }>(
    made.house.database,
    sql`select person_id as "personId" from pupil where school_id = ${operator.schoolId} and lower(email) = ${email}`,
  )
/** Registers, and answers what confirms it. */
async function register(email: string, round: number) {
  const anybody = asked.nobody(`198.51.100.${round}`)
  const body = { email, schoolId: operator.schoolId, firstName: 'Nora', lastName: 'Prøve', password: PASSWORD, mobile: '912 34 567', language: 'nb' }
  expect((await anybody('POST /api/registrations', { body })).status).toBe(200)
  const token = await tokenFor(made.house, email)
  return () => anybody('POST /api/registrations/confirm', { body: { token, password: PASSWORD } })
}

test('of one who registers with a pupil’s address and one who comes by the pupil’s Feide name, one is the pupil', async () => {
  const passwordHash = await hashPassword(PASSWORD)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const email = `begge${round}@elev.example`
    const pupil = await enrol(email)
    const feideNames = [`begge${round}@vikbyen.no`]
    const { personId } = await transaction(made.house.database, async (tx) => {
      await insertFeideName(tx, { schoolId: operator.schoolId, pupilId: pupil.pupilId, name: feideNames[0] as string })
      return makePerson(tx, made.house, { email: `feide${round}@post.example`, firstName: 'Feide', lastName: 'Prøve', language: 'nb', passwordHash })
    })
    const confirm = await register(email, round)
    const [confirmed] = await Promise.all([confirm(), becomePupilsByFeide(made.house, { personId, feideNames })])
    expect(confirmed.status).toBe(200)
    const isTheirs = confirmed.body.wallets.length === 1
    expect(await owners(email)).toEqual([{ personId: isTheirs ? confirmed.body.personId : personId }])
  }
})

test('whoever registers while the school writes the address down is one pupil, and theirs or asked to confirm once more', async () => {
  const lists = listsAt(operator.schoolId, made.house.newId)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const email = `samtidig${round}@elev.example`
    const confirm = await register(email, 100 + round)
    const there = await enrol(null)
    const lines = linesOf({ firstName: 'Ny', pupilNumber: `R${round}`, email })
    const byOffice =
      round % 2 === 0
        ? async () => lists.take(office, lines)
        : async () => office('PATCH /api/office/schools/:schoolId/pupils/:pupilId', { params: { ...operator, ...there }, body: { email } })
    const [confirmed, written] = await Promise.all([confirm(), byOffice()])
    expect([200, 409]).toContain(confirmed.status)
    expect([200, 409]).toContain(written.status)
    const session = confirmed.status === 200 ? confirmed : await confirm()
    expect(session.status).toBe(200)
    expect(await owners(email)).toEqual([{ personId: session.body.personId }])
  }
})
