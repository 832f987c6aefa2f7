// Whose an address is, by every way in which somebody becomes a pupil.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, run, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { PASSWORD, tokenFor } from '../../test/people.ts'
import { linesOf, listsAt } from '../../test/pupil-lists.ts'
import { becomePupilsByFeide, hashPassword, makeGuardian, makePerson, makeStaff } from '../people/index.ts'
import { eraseSubject } from '../privacy/erase.ts'
import type { Subject } from '../privacy/find-rows.ts'
import { subjectOfPerson } from '../privacy/subjects.ts'
import { enrolPupil } from '../pupils/index.ts'
import { insertFeideName } from '../sign-in-with/index.ts'

const add = 'POST /api/office/schools/:schoolId/pupils'
const correct = 'PATCH /api/office/schools/:schoolId/pupils/:pupilId'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let office: Asker
let passwordHash: string
let count = 0
let email: string

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(async () => {
  count += 1
  email = `hvem${count}@elev.example`
  operator = await makeOperatorWithTwoSchools(made.house)
  office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
})

const NORA = { firstName: 'Nora', lastName: 'Prøve', className: '8A', enrolledFrom: '2026-08-17', enrolledUntil: null }
const enrol = (facts: { email?: string | null; schoolId?: number } = {}) =>
  transaction(made.house.database, (tx) => enrolPupil(tx, made.house, { schoolId: operator.schoolId, email: null, ...NORA, ...facts }))
/** Somebody with the address, who has shown that it is theirs unless it is said otherwise. */
const person = async ({ isConfirmed = true } = {}) => {
  const wish = { email, firstName: 'Hvem', lastName: 'Prøve', language: 'nb', ...(isConfirmed && { passwordHash }) } as const
  return (await transaction(made.house.database, (tx) => makePerson(tx, made.house, wish))).personId
}
async function guardian({ schoolId = operator.schoolId, isConfirmed = true, isOver = false } = {}) {
  const personId = await person({ isConfirmed })
  const { pupilId } = await enrol({ schoolId })
  await transaction(made.house.database, (tx) => makeGuardian(tx, made.house, { schoolId, pupilId, personId }))
  made.clock.pass(1000)
  if (isOver)
    await run(made.house.database, sql`update guardianship set ends_at = ${made.clock.now()} where school_id = ${schoolId} and person_id = ${personId}`)
  return personId
}
async function colleague({ isConfirmed = true } = {}) {
  const personId = await person({ isConfirmed })
  await transaction(made.house.database, (tx) => makeStaff(tx, made.house, { personId, operatorId: operator.operatorId, schoolId: null, role: 'canteen' }))
  return personId
}
async function erased() {
  const personId = await person()
  await enrol({ schoolId: operator.otherSchoolId, email })
  await eraseSubject(made.house, (await subjectOfPerson(made.house.database, personId)) as Subject)
}
const whose = async ({ pupilId }: { pupilId: string }, schoolId = operator.schoolId) =>
  (
    await firstRow<{ personId: string | null }>(
      made.house.database,
      sql`select person_id as "personId" from pupil where school_id = ${schoolId} and id = ${pupilId}`,
    )
  )?.personId

/** Whose the pupil is when the school writes the address down, or why it cannot. */
const ways: Record<string, () => Promise<string | null | undefined>> = {
  'written for a new pupil': async () => {
    const { body } = await office(add, { params: operator, body: { id: made.house.newId(), ...NORA, email: email.toUpperCase() } })
    return body.code ?? whose(body)
  },
  'corrected of a pupil': async () => {
    const params = { ...operator, ...(await enrol({ email: `gammel${email}` })) }
    const { body } = await office(correct, { params, body: { email: email.toUpperCase() } })
    return body.code ?? whose(params)
  },
  'in a class list': async () => {
    const lists = listsAt(operator.schoolId, made.house.newId)
    const lines = linesOf({ pupilNumber: '77', email: email.toUpperCase() })
    const { faults } = await lists.look(office, lines)
    if (faults[0]) return faults[0].why
    expect((await lists.take(office, lines)).status).toBe(200)
    const found = await firstRow<{ pupilId: string }>(
      made.house.database,
      sql`select id as "pupilId" from pupil where school_id = ${operator.schoolId} and pupil_number = '77'`,
    )
    return found && whose(found)
  },
}

describe.each(Object.entries(ways))('an address that is %s', (_way, write) => {
  test('makes the pupil whoever has shown that it is theirs', async () => {
    const personId = await person()
    expect(await write()).toBe(personId)
  })

  test('makes a pupil of another school who comes here this pupil too', async () => {
    const personId = await person()
    const before = await enrol({ email, schoolId: operator.otherSchoolId })
    expect(await whose(before, operator.otherSchoolId)).toBe(personId)
    expect(await write()).toBe(personId)
  })

  test('makes the pupil nobody’s before somebody has shown that it is theirs', async () => {
    await person({ isConfirmed: false })
    expect(await write()).toBeNull()
  })

  test('is refused when it is a guardian’s, here or elsewhere, of today or of before, confirmed or not', async () => {
    await guardian()
    expect(await write()).toBe('email_of_adult')
    for (const facts of [{ schoolId: operator.otherSchoolId }, { isOver: true }, { isConfirmed: false }]) {
      email = `igjen${email}`
      await guardian(facts)
      expect(await write(), JSON.stringify(facts)).toBe('email_of_adult')
    }
  })

  test('is refused when somebody has it who works in a canteen', async () => {
    await colleague()
    expect(await write()).toBe('email_of_adult')
  })

  test('is nobody’s when whoever had it has been erased', async () => {
    await erased()
    expect(await write()).toBeNull()
  })
})

describe('an address of one who is no pupil', () => {
  test('may well be a guardian’s: a parent who works at the school eats there', async () => {
    const personId = await guardian()
    const { body } = await office('POST /api/office/schools/:schoolId/guests', {
      params: operator,
      body: { id: made.house.newId(), kind: 'staff', firstName: 'Mor', lastName: 'Prøve', email, enrolledUntil: null },
    })
    expect(await whose(body)).toBe(personId)
  })

  test('is left as it is when something else is corrected', async () => {
    const personId = await person()
    const params = { ...operator, ...(await enrol({ email })) }
    await transaction(made.house.database, (tx) => makeStaff(tx, made.house, { personId, operatorId: operator.operatorId, schoolId: null, role: 'canteen' }))
    expect((await office(correct, { params, body: { className: '9B', email } })).status).toBe(200)
    expect(await whose(params)).toBe(personId)
  })
})

describe('somebody who registers', () => {
  const register = async () => {
    const anybody = asked.nobody(`198.51.100.${count}`)
    const body = { email, schoolId: operator.schoolId, firstName: 'Hvem', lastName: 'Prøve', password: PASSWORD, mobile: '912 34 567', language: 'nb' }
    expect((await anybody('POST /api/registrations', { body })).status).toBe(200)
    return (await anybody('POST /api/registrations/confirm', { body: { token: await tokenFor(made.house, email), password: PASSWORD } })).body
  }

  test('is the pupil whom the school has written the address down for, and a new one where there is none', async () => {
    const pupil = await enrol({ email })
    const { personId, wallets } = await register()
    expect([wallets.map(({ walletId }) => walletId), await whose(pupil)]).toEqual([[pupil.walletId], personId])
    email = `ny${email}`
    expect((await register()).wallets).toMatchObject([{ relation: 'own', firstName: 'Hvem' }])
  })

  test('and is a guardian, is not the pupil whose field the address stands in by mistake', async () => {
    const pupil = await enrol({ email })
    await guardian({ isConfirmed: false })
    expect((await register()).wallets.map(({ relation }) => relation)).toEqual(['guardian'])
    expect(await whose(pupil)).toBeNull()
  })

  test('and works in a canteen, is neither that pupil nor a new one', async () => {
    const pupil = await enrol({ email })
    await colleague({ isConfirmed: false })
    expect((await register()).wallets).toEqual([])
    expect(await whose(pupil)).toBeNull()
    email = `ny${email}`
    await colleague({ isConfirmed: false })
    expect((await register()).wallets).toEqual([])
  })

  test('does not take a pupil from whoever is it', async () => {
    const owner = await person()
    const pupil = await enrol()
    await run(made.house.database, sql`update pupil set person_id = ${owner} where school_id = ${operator.schoolId} and id = ${pupil.pupilId}`)
    email = `annen${email}`
    await run(made.house.database, sql`update pupil set email = ${email} where school_id = ${operator.schoolId} and id = ${pupil.pupilId}`)
    expect((await register()).wallets).toEqual([])
    expect(await whose(pupil)).toBe(owner)
  })
})

describe('somebody whom Feide vouches for', () => {
  const byFeide = async (personId: string) => {
    const pupil = await enrol()
    const name = `navn${count}@vikbyen.no`
    await transaction(made.house.database, (tx) => insertFeideName(tx, { schoolId: operator.schoolId, pupilId: pupil.pupilId, name }))
    await becomePupilsByFeide(made.house, { personId, feideNames: [name] })
    return whose(pupil)
  }

  test('is the pupil whose Feide name the school has confirmed, whatever their address', async () => {
    const personId = await person({ isConfirmed: false })
    expect(await byFeide(personId)).toBe(personId)
  })

  test('and works in a canteen or is a guardian, is no pupil by a name that was confirmed by mistake', async () => {
    expect(await byFeide(await colleague())).toBeNull()
    count += 1
    email = `mor${email}`
    expect(await byFeide(await guardian())).toBeNull()
  })
})

test('a pupil’s own address makes nobody a guardian of that pupil', async () => {
  const params = { ...operator, ...(await enrol({ email })) }
  const { body } = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', {
    params,
    body: { firstName: 'Mor', lastName: 'Prøve', email: email.toUpperCase() },
  })
  expect(body.code).toBe('email_taken')
})
