// A guardian whom the office adds: with which rights, and from when until when. Rights hold from the first day's midnight in
// Oslo to the last day's, whatever the clocks do, and nothing before or after.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { usualTerms } from '../../rules/relation-rights.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo } from '../../test/people.ts'
import { makeHolder, makePersonNamed, makeRelation, setBorn } from '../../test/relations.ts'
import { readersOf } from '../relations/index.ts'

const add = 'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians'
const set = 'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms'
const end = 'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end'
const relations = 'GET /api/office/schools/:schoolId/pupils/:pupilId/relations'
const show = 'GET /api/office/schools/:schoolId/pupils/:pupilId'

let made: TestHouse
let canteen: Canteen
let asked: AskableApp
let office: Asker

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
  const school = await made.house.database.query<{ operatorId: string }>(sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  office = await asked.staff({ role: 'office', operatorId: school.rows[0]?.operatorId ?? '', schoolId: canteen.schoolId })
})
beforeEach(() => made.clock.set('2026-11-03T10:42:00Z'))
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

type Days = { firstDay?: string | null; lastDay?: string | null }

/** Somebody with a profile, added by the office. */
async function added(pupil: TestPupil, wish: Days & { terms?: object } = {}) {
  const { personId, email } = await makePersonNamed(made.house, 'Far')
  const answer = await office(add, { params: pupil, body: { firstName: 'Far', lastName: 'Prøve', email, ...wish } })
  return { personId, email, answer, ask: () => asked.person(personId) }
}
const sees = async (personId: string, pupil: TestPupil) =>
  (await (await asked.person(personId))('GET /api/wallets/:schoolId/:walletId', { params: pupil })).status === 200
const at = async <Answer>(instant: string, work: () => Promise<Answer>): Promise<Answer> => {
  made.clock.set(instant)
  return work()
}

describe('a guardian with days to come', () => {
  test.each([
    // [what, first day, last day, a moment before, its beginning, its last moment, its end]
    ['in winter', '2026-11-05', '2026-11-06', '2026-11-04T22:59:59.999Z', '2026-11-04T23:00:00Z', '2026-11-06T22:59:59.999Z', '2026-11-06T23:00:00Z'],
    [
      'on the day that summer time begins',
      '2027-03-28',
      '2027-03-28',
      '2027-03-27T22:59:59.999Z',
      '2027-03-27T23:00:00Z',
      '2027-03-28T21:59:59.999Z',
      '2027-03-28T22:00:00Z',
    ],
    [
      'on the day that it ends',
      '2027-10-31',
      '2027-10-31',
      '2027-10-30T21:59:59.999Z',
      '2027-10-30T22:00:00Z',
      '2027-10-31T22:59:59.999Z',
      '2027-10-31T23:00:00Z',
    ],
  ])('has rights from midnight to midnight in Oslo and not a moment more, %s', async (_when, firstDay, lastDay, before, begins, last, over) => {
    const pupil = await canteen.makePupil()
    const { personId, answer } = await added(pupil, { firstDay, lastDay })
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'starts_later' } })
    const told = async () => (await readersOf(made.house.database, { ...pupil, now: made.clock.now(), tells: 'items' })).length
    expect(await at(before, () => sees(personId, pupil))).toBe(false)
    expect(await told()).toBe(0)
    expect(await at(begins, () => sees(personId, pupil))).toBe(true)
    expect(await told()).toBe(1)
    expect(await at(last, () => sees(personId, pupil))).toBe(true)
    expect(await at(over, () => sees(personId, pupil))).toBe(false)
    expect(await told()).toBe(0)
  })

  test('is shown to the office with both days, and to the pupil, but to no other guardian before it begins', async () => {
    const pupil = await canteen.makePupil()
    const [mother, holder] = [await makeRelation(made.house, pupil), await makeHolder(made.house, pupil)]
    const { personId } = await added(pupil, { firstDay: '2026-11-05', lastDay: '2026-12-18' })
    const { body } = await office(relations, { params: pupil })
    expect(body.relations.find((each) => each.personId === personId)).toMatchObject({ firstDay: '2026-11-05', lastDay: '2026-12-18' })
    expect((await office(show, { params: pupil })).body.guardians.map((each) => each.personId)).toContain(personId)
    const family = async (who: string) => (await (await asked.person(who))('GET /api/wallets/:schoolId/:walletId/family', { params: pupil })).body.relations
    expect(await family(holder)).toContainEqual(expect.objectContaining({ personId, firstDay: '2026-11-05', lastDay: '2026-12-18' }))
    expect((await family(mother)).map((each) => each.personId)).toEqual([mother])
    made.clock.set('2026-11-05T08:00:00Z')
    expect(await family(mother)).toContainEqual(expect.objectContaining({ personId, firstDay: null, lastDay: null }))
    expect(await family(personId)).toContainEqual(expect.objectContaining({ personId, firstDay: null, lastDay: '2026-12-18' }))
  })

  test('is told from which day', async () => {
    const { email } = await added(await canteen.makePupil(), { firstDay: '2026-11-05' })
    expect((await lettersTo(made.house, email))[0]?.body).toMatch(/Fra torsdag 5\.\snov\. ser du kortet, og ikke før\./)
    const { email: sooner } = await added(await canteen.makePupil(), { firstDay: '2026-11-04' })
    expect((await lettersTo(made.house, sooner))[0]?.body).toContain('Fra i morgen ser du kortet, og ikke før.')
  })

  test('may have its first day moved until it has come, and never after', async () => {
    const pupil = await canteen.makePupil()
    const { personId } = await added(pupil, { firstDay: '2026-11-05' })
    const move = (firstDay: string | null, lastDay: string | null = null) =>
      office(set, { params: { ...pupil, personId }, body: { terms: { ...usualTerms, sees: 'sums' }, firstDay, lastDay } })
    expect((await move('2026-11-10')).status).toBe(200)
    expect(await at('2026-11-09T22:59:59.999Z', () => sees(personId, pupil))).toBe(false)
    expect(await at('2026-11-09T23:00:00Z', () => sees(personId, pupil))).toBe(true)
    expect((await move('2026-11-20')).body.code).toBe('relation_has_begun')
    expect((await move(null, '2026-11-11')).status).toBe(200)
    expect(await at('2026-11-11T23:00:00Z', () => sees(personId, pupil))).toBe(false)
    expect((await move(null)).status).toBe(404)
  })

  test('begins at once when its first day is taken away', async () => {
    const pupil = await canteen.makePupil()
    const { personId } = await added(pupil, { firstDay: '2026-11-05' })
    await office(set, { params: { ...pupil, personId }, body: { terms: usualTerms, firstDay: null, lastDay: null } })
    expect(await sees(personId, pupil)).toBe(true)
  })

  test('is ended before it has begun: then it never begins', async () => {
    const pupil = await canteen.makePupil()
    const { personId } = await added(pupil, { firstDay: '2026-11-05' })
    expect((await office(end, { params: { ...pupil, personId } })).status).toBe(200)
    expect(await at('2026-11-05T08:00:00Z', () => sees(personId, pupil))).toBe(false)
    expect((await office(show, { params: pupil })).body.guardians).toEqual([])
  })

  test('is not let in before the day by a code, from the school or from another guardian', async () => {
    const pupil = await canteen.makePupil()
    const { ask } = await added(pupil, { firstDay: '2026-11-05' })
    const { code } = (await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes', { params: pupil, body: { terms: usualTerms } })).body
    expect((await (await ask())('POST /api/guardian-codes/use', { body: { code } })).body.code).toBe('guardian_already')
  })

  test('has days that add up', async () => {
    const refused = async (days: Days) => (await added(await canteen.makePupil(), days)).answer.body.code
    expect(await refused({ lastDay: '2026-11-02' })).toBe('day_has_passed')
    expect(await refused({ firstDay: '2026-11-02' })).toBe('relation_days_not_valid')
    expect(await refused({ firstDay: '2026-11-05', lastDay: '2026-11-04' })).toBe('relation_days_not_valid')
    expect(await refused({ firstDay: '2026-11-05', lastDay: '2026-11-05' })).toBeUndefined()
  })
})

describe('what a guardian is given when the office adds one', () => {
  const given = async (pupil: TestPupil, personId: string) =>
    (await office(relations, { params: pupil })).body.relations.find((each) => each.personId === personId)?.terms

  test('is what the office chooses in the same step', async () => {
    const pupil = await canteen.makePupil()
    const terms = { sees: 'balance', mayPay: true, mayLimit: false, mayRefund: false } as const
    const { personId } = await added(pupil, { terms })
    expect(await given(pupil, personId)).toEqual(terms)
  })

  test.each([
    ['2011-11-03', { sees: 'items', mayPay: true, mayLimit: true, mayRefund: true }],
    ['2010-11-03', { sees: 'categories', mayPay: true, mayLimit: true, mayRefund: true }],
    ['2008-11-03', { sees: 'balance', mayPay: true, mayLimit: false, mayRefund: true }],
    [null, { sees: 'items', mayPay: true, mayLimit: true, mayRefund: true }],
  ] as const)('is what is usual at the pupil’s age unless the office says it, born %s', async (bornOn, expected) => {
    const pupil = await canteen.makePupil()
    await setBorn(made.house, pupil, bornOn)
    expect((await office(relations, { params: pupil })).body.offered).toEqual(expected)
    const { personId } = await added(pupil)
    expect(await given(pupil, personId)).toEqual(expected)
  })

  test('waits with its days for a pupil who is asked, who is written to, and is over when the last day is', async () => {
    const pupil = await canteen.makePupil()
    await setBorn(made.house, pupil, '2010-01-01')
    const holder = await asked.person(await makeHolder(made.house, pupil))
    const { personId, answer } = await added(pupil, { firstDay: '2026-11-05', lastDay: '2026-11-06', terms: { ...usualTerms, sees: 'sums' } })
    expect(answer.body).toEqual({ outcome: 'waits_for_pupil' })
    const [request] = (await office(relations, { params: pupil })).body.requests
    expect(request).toMatchObject({ firstDay: '2026-11-05', lastDay: '2026-11-06', terms: { sees: 'sums' } })
    const shown = (await holder('GET /api/wallets/:schoolId/:walletId/family', { params: pupil })).body.requests
    expect(shown).toMatchObject([{ firstDay: '2026-11-05', lastDay: '2026-11-06', terms: { sees: 'sums' } }])
    const letters = await made.house.database.query<{ subject: string }>(sql`select subject from message where subject like 'Far vil følge%'`)
    expect(letters.rows).toHaveLength(1)
    const yes = () =>
      holder('POST /api/wallets/:schoolId/:walletId/guardian-requests/:requestId/answer', {
        params: { ...pupil, requestId: request?.requestId },
        body: { isYes: true },
      })
    expect((await at('2026-11-06T23:00:00Z', yes)).body.code).toBe('day_has_passed')
    expect((await at('2026-11-04T08:00:00Z', yes)).status).toBe(200)
    expect(await sees(personId, pupil)).toBe(false)
    expect(await at('2026-11-04T23:00:00Z', () => sees(personId, pupil))).toBe(true)
    expect(await at('2026-11-06T23:00:00Z', () => sees(personId, pupil))).toBe(false)
  })

  test('is kept when the office writes to somebody who is a guardian already', async () => {
    const pupil = await canteen.makePupil()
    const { email, personId } = await added(pupil, { terms: { ...usualTerms, mayLimit: false } })
    await office(add, { params: pupil, body: { firstName: 'Far', lastName: 'Prøve', email } })
    expect(await given(pupil, personId)).toMatchObject({ mayLimit: false })
  })
})
