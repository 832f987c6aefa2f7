import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refused } from '../../contract/refusals.ts'
import type { StaffRole } from '../../contract/route-types.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { lettersTo, OTHER_PASSWORD, PASSWORD, tokenFor } from '../../test/people.ts'
import type { House } from '../house.ts'
import { enrolPupil } from '../pupils/index.ts'
import { addGuardian } from '../guardians/index.ts'
import { administersOperator, hashPassword, makeGuardian, makePerson, makeStaff, peopleKnowledge, walletOf } from './index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let made: TestHouse
let house: House
let asked: AskableApp
let passwordHash: string
let operator: TestOperator
let rival: TestOperator
let count = 0

beforeAll(async () => {
  made = await houseForTest()
  house = made.house
  asked = await askableApp(house)
  passwordHash = await hashPassword(PASSWORD)
  operator = await makeOperatorWithTwoSchools(house)
  rival = await makeOperatorWithTwoSchools(house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(() => {
  count += 1
  made.clock.pass(HOUR_MS)
})

const pupil = (schoolId = operator.schoolId, firstName = 'Emil', email: string | null = null) =>
  transaction(house.database, (tx) =>
    enrolPupil(tx, house, { schoolId, firstName, lastName: 'Nord', className: '9B', email, enrolledFrom: '2026-08-17', enrolledUntil: null }),
  )
const person = async (name = 'mor') => {
  const email = `${name}${count}@post.example`
  const { personId } = await transaction(house.database, (tx) =>
    makePerson(tx, house, { email, firstName: 'Mor', lastName: 'Nord', language: 'nn', passwordHash }),
  )
  return { email, personId }
}
const guardianWish = (email = `far${count}@post.example`) => ({ firstName: 'Far', lastName: 'Nord', email })
const signedIn = async (email: string, password = PASSWORD) => {
  const visitor = openBrowser(asked.app, { address: `203.0.113.${count}` })
  await visitor.ask('POST /api/sessions', { body: { email, password } })
  return visitor
}
const right = async (personId: string, { walletId }: { walletId: string }, schoolId = operator.schoolId) => {
  const standing = await peopleKnowledge(house).standingOn(personId, schoolId, walletId)
  return standing && (standing.mayPay ? 'pay' : 'see')
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.code : Promise.reject(error)),
  )

describe('a guardian', () => {
  test('who is new gets a link to choose a password, and then sees the child’s card', async () => {
    const { pupilId, walletId } = await pupil()
    const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
    const { body } = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', {
      params: { schoolId: operator.schoolId, pupilId },
      body: guardianWish(),
    })
    expect(body).toEqual({ outcome: 'started' })
    const [letter] = await lettersTo(house, `far${count}@post.example`)
    expect(letter?.subject).toBe('Følg kantinekortet til Emil')
    expect(letter?.body).toContain('Fjordvik skole har gitt deg tilgang')
    const visitor = openBrowser(asked.app)
    const finished = await visitor.ask('POST /api/password-resets/finish', {
      body: { token: await tokenFor(house, `far${count}@post.example`, 'new-password'), password: OTHER_PASSWORD },
    })
    expect(finished.body.wallets).toMatchObject([{ walletId, schoolName: 'Fjordvik skole', firstName: 'Emil', relation: 'guardian', mayPay: true }])
    expect((await visitor.ask('GET /api/session')).status).toBe(200)
  })

  test('may use the invitation for fourteen days, also when somebody asks for a new password meanwhile', async () => {
    const { pupilId } = await pupil()
    await addGuardian(house, { schoolId: operator.schoolId, pupilId, ...guardianWish() })
    const token = await tokenFor(house, `far${count}@post.example`, 'new-password')
    const visitor = openBrowser(asked.app)
    await visitor.ask('POST /api/password-resets', { body: { email: `far${count}@post.example` } })
    const finish = (password: string) => visitor.ask('POST /api/password-resets/finish', { body: { token, password } })
    made.clock.pass(14 * DAY_MS - 1)
    expect((await finish('kort')).body.code).toBe('password_too_weak')
    made.clock.pass(1)
    expect((await finish(OTHER_PASSWORD)).body.code).toBe('link_not_valid')
  })

  test('whose invitation went out gets in with a new link', async () => {
    const { pupilId } = await pupil()
    await addGuardian(house, { schoolId: operator.schoolId, pupilId, ...guardianWish() })
    made.clock.pass(15 * DAY_MS)
    const visitor = openBrowser(asked.app)
    await visitor.ask('POST /api/password-resets', { body: { email: `far${count}@post.example` } })
    const { status } = await visitor.ask('POST /api/password-resets/finish', {
      body: { token: await tokenFor(house, `far${count}@post.example`, 'new-password'), password: OTHER_PASSWORD },
    })
    expect(status).toBe(200)
  })

  test('who is new is written to in the language of whoever invites', async () => {
    const { pupilId } = await pupil()
    const inviter = await person('kontor')
    await addGuardian(house, { schoolId: operator.schoolId, pupilId, ...guardianWish(), invitedByPersonId: inviter.personId })
    expect((await lettersTo(house, `far${count}@post.example`))[0]?.body).toContain('Opne lenkja')
  })

  test('who has a profile is told in their own language, keeps the name and the password, and gets no link', async () => {
    const { pupilId, walletId } = await pupil()
    const mother = await person()
    await addGuardian(house, { schoolId: operator.schoolId, pupilId, ...guardianWish(mother.email.toUpperCase()) })
    const [letter] = await lettersTo(house, mother.email)
    expect(letter?.subject).toBe('No kan du følgje kantinekortet til Emil')
    expect(letter?.body).not.toContain('token=')
    const { body } = await (await signedIn(mother.email)).ask('GET /api/session')
    expect(body).toMatchObject({ firstName: 'Mor', wallets: [{ walletId }] })
  })

  test('of several children at two schools sees them all, the own wallet first', async () => {
    const own = await pupil(rival.schoolId, 'Selv', `mor${count}@post.example`)
    const mother = await person()
    await house.database.query(sql`update pupil set person_id = ${mother.personId} where school_id = ${rival.schoolId} and id = ${own.pupilId}`)
    for (const [schoolId, name] of [
      [operator.schoolId, 'Åse'],
      [operator.schoolId, 'Anna'],
      [rival.otherSchoolId, 'Ola'],
    ] as const) {
      const child = await pupil(schoolId, name)
      await transaction(house.database, (tx) => makeGuardian(tx, house, { schoolId, pupilId: child.pupilId, personId: mother.personId }))
    }
    const { body } = await (await signedIn(mother.email)).ask('GET /api/session')
    expect(body.wallets.map(({ firstName, relation }) => [firstName, relation])).toEqual([
      ['Selv', 'own'],
      ['Anna', 'guardian'],
      ['Åse', 'guardian'],
      ['Ola', 'guardian'],
    ])
  })

  test('sees nothing before the relation begins or after it ends', async () => {
    const child = await pupil()
    const mother = await person()
    const now = house.clock.now()
    const between = (startsAt: Date, endsAt: Date | null) =>
      house.database.query(sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at, ends_at)
      values (${operator.schoolId}, ${child.pupilId}, ${mother.personId}, ${startsAt}, ${endsAt})
      on conflict (school_id, pupil_id, person_id) do update
      set starts_at = excluded.starts_at, ends_at = excluded.ends_at`)
    const wallets = async () => (await (await signedIn(mother.email)).ask('GET /api/session')).body.wallets
    await between(new Date(now.getTime() + 1), null)
    expect([await right(mother.personId, child), await wallets()]).toEqual([null, []])
    await between(now, new Date(now.getTime() + 1))
    expect(await right(mother.personId, child)).toBe('pay')
    expect(await wallets()).toHaveLength(1)
    await between(new Date(now.getTime() - 1), now)
    expect([await right(mother.personId, child), await wallets()]).toEqual([null, []])
  })

  test('who was one before is one again when the office says so, once', async () => {
    const child = await pupil()
    const mother = await person()
    const add = () => addGuardian(house, { schoolId: operator.schoolId, pupilId: child.pupilId, ...guardianWish(mother.email) })
    await add()
    await house.database.query(
      sql`update guardianship set ends_at = ${house.clock.now()} where school_id = ${operator.schoolId} and pupil_id = ${child.pupilId}`,
    )
    expect(await right(mother.personId, child)).toBeNull()
    await add()
    await add()
    expect(await right(mother.personId, child)).toBe('pay')
    expect(await rows(house.database, sql`select 1 from guardianship where school_id = ${operator.schoolId} and pupil_id = ${child.pupilId}`)).toHaveLength(1)
  })

  test('cannot be given to a pupil of another school, and nobody is made by trying', async () => {
    const { pupilId } = await pupil(rival.schoolId)
    const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
    const add = (schoolId: number) =>
      office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', { params: { schoolId, pupilId }, body: guardianWish() })
    expect((await add(operator.schoolId)).body.code).toBe('not_found')
    expect((await add(rival.schoolId)).body.code).toBe('not_allowed')
    expect(await rows(house.database, sql`select 1 from person where email = ${`far${count}@post.example`}`)).toEqual([])
  })

  test('is not the pupil, and needs an address and a name that can be read', async () => {
    const child = await person('barn')
    const own = await pupil(operator.schoolId, 'Emil', child.email)
    const add = (wish: object) => refusal(addGuardian(house, { schoolId: operator.schoolId, pupilId: own.pupilId, ...guardianWish(), ...wish }))
    expect(await add({ email: child.email })).toBe('email_taken')
    expect(await add({ email: 'far' })).toBe('email_not_valid')
    expect(await add({ firstName: '1' })).toBe('name_not_valid')
  })
})

describe('a wallet’s door', () => {
  test('is open to its pupil, who may pay', async () => {
    const child = await person('barn')
    const own = await pupil(operator.schoolId, 'Emil', child.email)
    expect(await right(child.personId, own)).toBe('pay')
    expect(
      await walletOf(house.database, { personId: child.personId, schoolId: operator.schoolId, walletId: own.walletId, now: house.clock.now() }),
    ).toMatchObject({ relation: 'own', firstName: 'Emil', balanceOre: 0 })
  })

  test('is closed to others, and does not say that there is a wallet', async () => {
    const own = await pupil()
    const stranger = await person('fremmed')
    expect(await right(stranger.personId, own)).toBeNull()
    expect(
      await walletOf(house.database, { personId: stranger.personId, schoolId: operator.schoolId, walletId: own.walletId, now: house.clock.now() }),
    ).toBeNull()
    const { status } = await (
      await signedIn(stranger.email)
    ).ask('GET /api/wallets/:schoolId/:walletId', { params: { schoolId: operator.schoolId, walletId: own.walletId } })
    expect(status).toBe(404)
  })

  test('of another school is not opened by the same wallet number', async () => {
    const child = await person('barn')
    const own = await pupil(operator.schoolId, 'Emil', child.email)
    expect(await right(child.personId, own, rival.schoolId)).toBeNull()
  })
})

describe('staff', () => {
  const give = async (role: StaffRole, at: { operatorId: string; schoolId: number | null }) => {
    const worker = await person(role)
    await transaction(house.database, (tx) => makeStaff(tx, house, { personId: worker.personId, role, ...at }))
    return worker
  }
  const roles = (personId: string, schoolId: number | null) => peopleKnowledge(house).staffRoles(personId, schoolId)
  const posts = async (email: string) => (await (await signedIn(email)).ask('GET /api/session')).body.staffPosts

  test('of one school work there and nowhere else', async () => {
    const worker = await give('office', { operatorId: operator.operatorId, schoolId: operator.schoolId })
    expect(await roles(worker.personId, operator.schoolId)).toEqual(['office'])
    expect(await roles(worker.personId, operator.otherSchoolId)).toEqual([])
    expect(await roles(worker.personId, null)).toEqual(['office'])
    expect(await posts(worker.email)).toEqual([
      { role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId, schoolName: 'Fjordvik skole', isEverywhere: false },
    ])
  })

  test('who administer an operator work at every school of it, and at none of another', async () => {
    const worker = await give('administrator', { operatorId: operator.operatorId, schoolId: null })
    expect(await roles(worker.personId, operator.schoolId)).toEqual(['administrator'])
    expect(await roles(worker.personId, operator.otherSchoolId)).toEqual(['administrator'])
    expect(await roles(worker.personId, rival.schoolId)).toEqual([])
    expect((await posts(worker.email)).map(({ schoolName, isEverywhere }) => [schoolName, isEverywhere])).toEqual([
      ['Fjordvik skole', true],
      ['Ås ungdomsskole', true],
    ])
  })

  test('have no post at a school that their operator does not run', async () => {
    const worker = await give('office', { operatorId: operator.operatorId, schoolId: rival.schoolId })
    expect(await roles(worker.personId, rival.schoolId)).toEqual([])
    expect(await posts(worker.email)).toEqual([])
  })

  test('have no role before the post begins or after it ends', async () => {
    const worker = await give('canteen', { operatorId: operator.operatorId, schoolId: operator.schoolId })
    const set = (startsInMs: number, endsInMs: number) => {
      const nowMs = house.clock.now().getTime()
      return house.database.query(
        sql`update staff_post set starts_at = ${new Date(nowMs + startsInMs)}, ends_at = ${new Date(nowMs + endsInMs)} where person_id = ${worker.personId}`,
      )
    }
    await set(1, 2)
    expect([await roles(worker.personId, operator.schoolId), await roles(worker.personId, null)]).toEqual([[], []])
    await set(0, 1)
    expect(await roles(worker.personId, operator.schoolId)).toEqual(['canteen'])
    await set(-1, 0)
    expect([await roles(worker.personId, operator.schoolId), await roles(worker.personId, null), await posts(worker.email)]).toEqual([[], [], []])
  })

  test('see no wallet by being staff', async () => {
    const worker = await give('administrator', { operatorId: operator.operatorId, schoolId: null })
    expect(await right(worker.personId, await pupil())).toBeNull()
  })

  test('may add schools only as administrators of the whole operator', async () => {
    const now = house.clock.now()
    const whole = await give('administrator', { operatorId: operator.operatorId, schoolId: null })
    expect(await administersOperator(house.database, { personId: whole.personId, operatorId: operator.operatorId, now })).toBe(true)
    expect(await administersOperator(house.database, { personId: whole.personId, operatorId: rival.operatorId, now })).toBe(false)
    const one = await give('office', { operatorId: operator.operatorId, schoolId: null })
    expect(await administersOperator(house.database, { personId: one.personId, operatorId: operator.operatorId, now })).toBe(false)
  })
})

test('a person is not made twice with one address, whatever its capitals', async () => {
  const { email } = await person()
  const again = transaction(house.database, (tx) => makePerson(tx, house, { email: email.toUpperCase(), firstName: 'En', lastName: 'Til', language: 'nb' }))
  expect(await refusal(again)).toBe('email_taken')
})
