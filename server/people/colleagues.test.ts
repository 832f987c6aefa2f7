import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { lettersTo, PASSWORD, tokenFor } from '../../test/people.ts'
import { enrolPupil } from '../pupils/index.ts'
import { hashPassword, makePerson, makeStaff, peopleKnowledge } from './index.ts'

const list = 'GET /api/office/schools/:schoolId/colleagues'
const add = 'POST /api/office/schools/:schoolId/colleagues'
const change = 'PATCH /api/office/schools/:schoolId/colleagues/:staffPostId'
const end = 'POST /api/office/schools/:schoolId/colleagues/:staffPostId/end'

let made: TestHouse
let asked: AskableApp
let passwordHash: string
let count = 0

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const wish = (facts: { email?: string; role?: 'administrator' | 'office' | 'canteen' } = {}) => {
  count += 1
  return { firstName: 'Kari', lastName: 'Kollega', email: `kari${count}@skole.example`, role: 'canteen' as const, ...facts }
}
/** A school with an administrator of its own who can sign in, and nobody else. */
async function school(): Promise<{ operator: TestOperator; administrator: Asker; staffPostId: string; addOperatorsAdministrator: () => Promise<Asker> }> {
  const operator = await makeOperatorWithTwoSchools(made.house)
  const ask = async (schoolId: number | null) => {
    const email = wish().email
    const staffPostId = await transaction(made.house.database, async (tx) => {
      const { personId } = await makePerson(tx, made.house, { email, firstName: 'Aud', lastName: 'Min', language: 'nn', passwordHash })
      return (await makeStaff(tx, made.house, { personId, operatorId: operator.operatorId, schoolId, role: 'administrator' })).staffPostId
    })
    const browser = openBrowser(asked.app, { address: `203.0.113.${count}` })
    await browser.ask('POST /api/sessions', { body: { email, password: PASSWORD } })
    return { asker: browser.ask as Asker, staffPostId }
  }
  const { asker, staffPostId } = await ask(operator.schoolId)
  return { operator, administrator: asker, staffPostId, addOperatorsAdministrator: async () => (await ask(null)).asker }
}

describe('a colleague', () => {
  test('who is new gets a link to choose a password, and is at work with it', async () => {
    const { operator, administrator } = await school()
    const kari = wish()
    const { status, body } = await administrator(add, { params: operator, body: kari })
    expect(status).toBe(200)
    expect(body).toMatchObject({ firstName: 'Kari', role: 'canteen', isEverywhere: false, endsAt: null, hasProfile: false })
    const [letter] = await lettersTo(made.house, kari.email)
    expect(letter?.body).toContain('/office/')
    expect(letter?.body, 'in the language of who invites').toContain('stilling')
    const browser = openBrowser(asked.app, { address: '198.51.100.7' })
    const entered = await browser.ask('POST /api/password-resets/finish', {
      body: { token: await tokenFor(made.house, kari.email, 'new-password'), password: PASSWORD },
    })
    expect(entered.body.staffPosts).toMatchObject([{ role: 'canteen', schoolId: operator.schoolId }])
  })

  test('who is known is told, keeps the name, and cannot get the same post twice', async () => {
    const { operator, administrator } = await school()
    const kari = wish()
    await transaction(made.house.database, (tx) => makePerson(tx, made.house, { ...kari, firstName: 'Karianne', language: 'nb', passwordHash }))
    expect((await administrator(add, { params: operator, body: kari })).body).toMatchObject({ firstName: 'Karianne', hasProfile: true })
    expect((await lettersTo(made.house, kari.email)).map(({ body }) => body)).toEqual([expect.not.stringContaining('token')])
    expect((await administrator(add, { params: operator, body: kari })).body.code).toBe('post_held_already')
    expect((await administrator(add, { params: operator, body: { ...kari, role: 'office' } })).status).toBe(200)
    expect((await administrator(add, { params: operator, body: { ...wish(), email: 'kari' } })).body.code).toBe('email_not_valid')
  })

  test('gets another role at once, and both posts stay on record', async () => {
    const { operator, administrator } = await school()
    const { body: kari } = await administrator(add, { params: operator, body: wish() })
    made.clock.pass(60_000)
    const changed = await administrator(change, { params: { ...operator, staffPostId: kari.staffPostId }, body: { role: 'office' } })
    expect(changed.body).toMatchObject({ personId: kari.personId, role: 'office', startsAt: made.clock.now().toISOString() })
    expect(await peopleKnowledge(made.house).staffRoles(kari.personId, operator.schoolId)).toEqual(['office'])
    const { colleagues } = (await administrator(list, { params: operator })).body
    expect(colleagues.filter(({ personId }) => personId === kari.personId).map(({ role, endsAt }) => [role, endsAt])).toEqual([
      ['office', null],
      ['canteen', made.clock.now().toISOString()],
    ])
  })

  test('whose post ends is out at once, and off the list after half a year', async () => {
    const { operator, administrator } = await school()
    const { body: kari } = await administrator(add, { params: operator, body: wish() })
    const params = { ...operator, staffPostId: kari.staffPostId }
    expect((await administrator(end, { params })).body).toEqual({ done: true })
    expect(await peopleKnowledge(made.house).staffRoles(kari.personId, operator.schoolId)).toEqual([])
    expect((await administrator(end, { params })).body.code).toBe('not_found')
    const isListed = async () => (await administrator(list, { params: operator })).body.colleagues.some(({ staffPostId }) => staffPostId === kari.staffPostId)
    expect(await isListed()).toBe(true)
  })
})

describe('the administrators', () => {
  test('are never none: the last cannot leave or become something else, the last but one can', async () => {
    const { operator, administrator, staffPostId } = await school()
    const params = { ...operator, staffPostId }
    // Somebody who has not chosen a password yet cannot let anybody in.
    await administrator(add, { params: operator, body: wish({ role: 'administrator' }) })
    expect((await administrator(end, { params })).body.code).toBe('last_administrator')
    expect((await administrator(change, { params, body: { role: 'office' } })).body.code).toBe('last_administrator')
    const other = wish({ role: 'administrator' })
    await transaction(made.house.database, (tx) => makePerson(tx, made.house, { ...other, language: 'nb', passwordHash }))
    await administrator(add, { params: operator, body: other })
    expect((await administrator(end, { params })).status).toBe(200)
    expect((await administrator(list, { params: operator })).status).toBe(403)
  })

  test('of a school do not touch posts at all schools; those of the operator do', async () => {
    const { operator, administrator, addOperatorsAdministrator } = await school()
    const everywhere = await addOperatorsAdministrator()
    const { colleagues } = (await administrator(list, { params: operator })).body
    const post = colleagues.find(({ isEverywhere }) => isEverywhere)
    const params = { ...operator, staffPostId: post?.staffPostId ?? '' }
    expect((await administrator(end, { params })).body.code).toBe('not_allowed')
    expect((await everywhere(end, { params })).body.code).toBe('last_administrator')
    await addOperatorsAdministrator()
    expect((await everywhere(end, { params })).status).toBe(200)
  })

  test('are the only ones who see or change who works there, and only there', async () => {
    const { operator, administrator } = await school()
    const rival = await school()
    const { body: kari } = await administrator(add, { params: operator, body: wish() })
    const params = { ...operator, staffPostId: kari.staffPostId }
    for (const role of ['office', 'canteen'] as const) {
      const asker = await asked.staff({ role, operatorId: operator.operatorId, schoolId: operator.schoolId })
      expect((await asker(list, { params: operator })).status).toBe(403)
      expect((await asker(add, { params: operator, body: wish() })).status).toBe(403)
      expect((await asker(change, { params, body: { role: 'administrator' } })).status).toBe(403)
      expect((await asker(end, { params })).status).toBe(403)
    }
    expect((await rival.administrator(end, { params })).status).toBe(403)
    expect((await rival.administrator(end, { params: { ...rival.operator, staffPostId: kari.staffPostId } })).body.code).toBe('not_found')
  })
})

describe('a guardian’s access', () => {
  test('ends at once, stays on record with its days, and may begin anew', async () => {
    const { operator } = await school()
    const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
    const pupil = await transaction(made.house.database, (tx) =>
      enrolPupil(tx, made.house, {
        schoolId: operator.schoolId,
        firstName: 'Emil',
        lastName: 'Nord',
        className: '',
        email: null,
        enrolledFrom: '2026-08-17',
        enrolledUntil: null,
      }),
    )
    const params = { schoolId: operator.schoolId, pupilId: pupil.pupilId }
    const far = { firstName: 'Far', lastName: 'Nord', email: wish().email }
    const give = () => office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', { params, body: far })
    const shown = async () => (await office('GET /api/office/schools/:schoolId/pupils/:pupilId', { params })).body
    const begun = made.clock.now().toISOString()
    await give()
    const [guardian] = (await shown()).guardians
    const personId = guardian?.personId ?? ''
    const stop = (asker = office) => asker('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end', { params: { ...params, personId } })
    const canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
    expect((await stop(canteen)).status).toBe(403)

    made.clock.pass(3_600_000)
    expect((await stop()).body).toEqual({ done: true })
    expect(await peopleKnowledge(made.house).standingOn(personId, operator.schoolId, pupil.walletId)).toBeNull()
    expect(await shown()).toMatchObject({ guardians: [], formerGuardians: [{ personId, startsAt: begun, endsAt: made.clock.now().toISOString() }] })
    expect((await stop()).body.code).toBe('not_found')

    made.clock.pass(3_600_000)
    await give()
    expect(await shown()).toMatchObject({ guardians: [{ personId, startsAt: made.clock.now().toISOString(), endsAt: null }], formerGuardians: [] })
  })
})
