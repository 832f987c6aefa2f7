import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { PASSWORD, tokenFor } from '../../test/people.ts'
import { feideOf, linesOf, listsAt, numbered } from '../../test/pupil-lists.ts'
import { makeGuardian, makePerson } from '../people/index.ts'
import { enrolPupil } from '../pupils/index.ts'

let made: TestHouse
let asking: AskableApp
let operator: TestOperator
let office: Asker
let lists: ReturnType<typeof listsAt>

beforeAll(async () => {
  made = await houseForTest()
})
afterAll(() => made.close())

beforeEach(async () => {
  operator = await makeOperatorWithTwoSchools(made.house)
  asking = await askableApp(made.house, { signInProviders: [feideOf(operator.schoolId, 'vikbyen.no')] })
  office = await asking.staff({ role: 'office', ...operator })
  lists = listsAt(operator.schoolId, made.house.newId)
  return () => asking.app.close()
})

type Row = {
  firstName: string
  className: string
  bornOn: string | null
  pupilNumber: string | null
  until: string | null
  personId: string | null
  email: string | null
}
const pupils = (schoolId = operator.schoolId) =>
  rows<Row>(
    made.house.database,
    sql`
      select first_name as "firstName", class_name as "className", born_on as "bornOn", pupil_number as "pupilNumber", enrolled_until as until,
        person_id as "personId", email
      from pupil
      where school_id = ${schoolId}
      order by pupil_number, first_name, id`,
  )
const enrol = (facts: Partial<Parameters<typeof enrolPupil>[2]> = {}) =>
  transaction(made.house.database, (tx) =>
    enrolPupil(tx, made.house, {
      schoolId: operator.schoolId,
      firstName: 'Kari',
      lastName: 'Nord',
      className: '8A',
      email: null,
      enrolledFrom: '2026-08-17',
      enrolledUntil: null,
      ...facts,
    }),
  )

describe('a class list', () => {
  test('is looked at without changing anything, and taken in whole: pupils without a profile, with an empty wallet each', async () => {
    const lines = numbered(3, (index) => ({ className: '8A', bornOn: '2012-02-29', email: `elev${index}@elev.example`, mobile: '+4791234567' }))
    expect(await lists.look(office, lines)).toMatchObject({ added: [2, 3, 4], changed: [], unchanged: 0, unsure: [], missing: [], faults: [], present: 0 })
    expect(await pupils()).toEqual([])
    const { status, body } = await lists.take(office, lines)
    expect(status).toBe(200)
    expect(body).toMatchObject({ number: 1, madeBy: 'Ansatt Prøve', listed: 3, added: 3, moved: 0, changed: 0, unchanged: 0, ended: 0, leftOut: 0 })
    expect(await pupils()).toMatchObject([1, 2, 3].map((number) => ({ pupilNumber: String(number), className: '8A', bornOn: '2012-02-29', personId: null })))
    const page = await office('GET /api/office/schools/:schoolId/pupils', { params: operator })
    expect(page.body.pupils.map(({ balanceOre, hasProfile, enrolledFrom }) => [balanceOre, hasProfile, enrolledFrom])).toEqual(
      Array.from({ length: 3 }, () => [0, false, '2026-08-17']),
    )
  })

  test('changes nothing when it comes again: by its id the first answer, as a new list nobody', async () => {
    const wish = await lists.wishOf(office, numbered(2))
    const first = await lists.send(office, wish)
    expect(await lists.send(office, wish)).toEqual(first)
    expect((await lists.send(office, { ...wish, unreadCount: 1 })).body.code).toBe('same_id_other_content')
    expect((await lists.take(office, numbered(2))).body).toMatchObject({ number: 2, added: 0, changed: 0, unchanged: 2 })
    expect(await pupils()).toHaveLength(2)
    const { body } = await office('GET /api/office/schools/:schoolId/pupil-lists', { params: operator })
    expect(body.lists.map(({ number, unchanged }) => [number, unchanged])).toEqual([
      [2, 2],
      [1, 0],
    ])
  })

  test('moves everybody up a class when the next school year’s comes', async () => {
    await lists.take(
      office,
      numbered(3, () => ({ className: '8A' })),
    )
    const next = numbered(3, (index) => ({ className: index === 2 ? '8A' : '9A' }))
    expect((await lists.look(office, next)).changed).toMatchObject([
      { line: 2, pupil: { className: '8A' }, changes: [{ what: 'className', before: '8A', after: '9A' }], isMoved: true },
      { line: 3, isMoved: true },
    ])
    expect((await lists.take(office, next)).body).toMatchObject({ moved: 2, changed: 0, unchanged: 1 })
    expect((await pupils()).map(({ className }) => className)).toEqual(['9A', '9A', '8A'])
  })

  test('leaves whoever is not in it alone unless it is said, and ends them as by hand when it is', async () => {
    await lists.take(office, numbered(10))
    const nine = numbered(9)
    expect((await lists.look(office, nine)).missing).toHaveLength(1)
    expect((await lists.take(office, nine)).body.ended).toBe(0)
    expect((await pupils()).every(({ until }) => until === null)).toBe(true)
    expect((await lists.take(office, nine, { lastDay: '2026-12-18' })).body.ended).toBe(1)
    expect((await pupils()).filter(({ until }) => until !== null)).toMatchObject([{ pupilNumber: '10', until: '2026-12-18' }])
  })

  test('has whoever comes back belong to the school again', async () => {
    await enrol({ email: 'kari@elev.example', enrolledFrom: '2025-08-17', enrolledUntil: '2026-06-19' })
    const { body } = await lists.take(office, linesOf({ email: 'kari@elev.example' }))
    expect(body).toMatchObject({ added: 0, changed: 1 })
    expect(await pupils()).toMatchObject([{ until: null }])
  })

  test('ends no large part of a school by one word, and nobody where something could not be read', async () => {
    await lists.take(office, numbered(10))
    const seven = { lastDay: '2026-12-18' }
    const many = await lists.take(office, numbered(7), seven)
    expect(many.body).toMatchObject({ code: 'pupil_list_ends_many', endCount: 3, presentCount: 10 })
    expect((await lists.take(office, numbered(9), { ...seven, unreadCount: 1 })).body.code).toBe('pupil_list_has_faults')
    const withFault = [...numbered(9), ...linesOf({}).map((line) => ({ ...line, line: 90, pupilNumber: '99', email: 'x@annet.example' }))]
    expect((await lists.take(office, withFault, seven)).body.code).toBe('pupil_list_has_faults')
    expect((await pupils()).every(({ until }) => until === null)).toBe(true)
    expect((await lists.take(office, numbered(7), { ...seven, endsMany: true })).body.ended).toBe(3)
  })

  test('never takes a namesake for the same before somebody has said so', async () => {
    await enrol()
    const line = linesOf({ pupilNumber: '7', className: '9A' })
    const { unsure } = await lists.look(office, line)
    expect(unsure).toMatchObject([{ line: 2, mayBeNew: true, candidates: [{ firstName: 'Kari', className: '8A', pupilNumber: null }] }])
    expect((await lists.take(office, line)).body).toMatchObject({ added: 0, changed: 0, leftOut: 1 })
    const pupilId = unsure[0]?.candidates[0]?.pupilId as string
    expect((await lists.take(office, line, { decisions: [{ line: 2, pupilId }] })).body).toMatchObject({ moved: 1, leftOut: 0 })
    expect(await pupils()).toMatchObject([{ pupilNumber: '7', className: '9A' }])
    expect((await lists.take(office, linesOf({ pupilNumber: '8' }), { decisions: [{ line: 2, pupilId: null }] })).body.added).toBe(1)
    const two = linesOf({ bornOn: '2012-01-01' }, { bornOn: '2012-01-02' })
    const both = [2, 3].map((each) => ({ line: each, pupilId }))
    expect((await lists.take(office, two, { decisions: both })).body.code).toBe('pupil_decided_twice')
  })

  test('is not taken in when the school is another than it was looked at, and then nothing of it is', async () => {
    const wish = await lists.wishOf(office, numbered(2))
    await enrol({ firstName: 'Ola' })
    expect((await lists.send(office, wish)).body.code).toBe('pupil_list_outdated')
    expect((await pupils()).map(({ firstName }) => firstName)).toEqual(['Ola'])
  })

  test('is refused where a line is not as our own pages read it', async () => {
    for (const wrong of [
      { firstName: 'http://x.example' },
      { pupilNumber: '01010750160' },
      { bornOn: '2011-02-29' },
      { bornOn: '2026-11-27' },
      { email: 'kari@' },
      { feideName: 'kari' },
    ])
      expect((await lists.look(office, linesOf(wrong))).code, JSON.stringify(wrong)).toBe('not_well_formed')
    expect((await lists.look(office, linesOf({ pupilNumber: '1' }, { pupilNumber: '1' }))).code).toBe('not_well_formed')
    expect((await lists.look(office, [])).code).toBe('not_well_formed')
    for (const days of [{ firstDay: '2026-02-30' }, { firstDay: '2024-08-17' }, { lastDay: '2030-01-01' }])
      expect((await lists.take(office, numbered(1), days)).body.code, JSON.stringify(days)).toBe('not_well_formed')
  })

  test('is the office’s, and reaches no pupil of another school', async () => {
    const other = listsAt(operator.otherSchoolId, made.house.newId)
    const elsewhere = await asking.staff({ role: 'office', ...operator, schoolId: operator.otherSchoolId })
    await other.take(
      elsewhere,
      numbered(3, () => ({ className: '8A', email: null })),
    )
    await lists.take(
      office,
      numbered(1, () => ({ className: '9A' })),
    )
    expect((await pupils(operator.otherSchoolId)).map(({ className, until }) => [className, until])).toEqual(Array.from({ length: 3 }, () => ['8A', null]))
    const canteen = await asking.staff({ role: 'canteen', ...operator })
    for (const stranger of [canteen, elsewhere]) expect((await lists.look(stranger, numbered(1))).code).toBe('not_allowed')
    // A pupil of the other school is nobody that a line here could be said to be.
    await enrol()
    const theirs = await rows<{ id: string }>(made.house.database, sql`select id from pupil where school_id = ${operator.otherSchoolId} limit 1`)
    const line = linesOf({ bornOn: '2012-01-01' })
    expect((await lists.take(office, line, { decisions: [{ line: 2, pupilId: theirs[0]?.id as string }] })).body).toMatchObject({ changed: 0, leftOut: 1 })
  })

  test('forgets a pupil’s number when the pupil is forgotten', async () => {
    await lists.take(office, numbered(1))
    await made.house.database.query(sql`update pupil set last_name = '---', pupil_number = null where school_id = ${operator.schoolId}`)
    expect((await lists.look(office, numbered(1))).added).toEqual([2])
  })
})

describe('whose a pupil of a list is', () => {
  test('is no guardian: a line with a parent’s address is left out, with the reason', async () => {
    const parent = await transaction(made.house.database, (tx) =>
      makePerson(tx, made.house, { firstName: 'Mor', lastName: 'Nord', language: 'nb', email: 'mor@elev.example' }),
    )
    const child = await enrol({ firstName: 'Barn' })
    await transaction(made.house.database, (tx) => makeGuardian(tx, made.house, { schoolId: operator.schoolId, pupilId: child.pupilId, ...parent }))
    const lines = linesOf({ pupilNumber: '1' }, { pupilNumber: '2', email: 'mor@elev.example' })
    expect((await lists.look(office, lines)).faults).toEqual([{ line: 3, why: 'email_of_adult' }])
    expect((await lists.take(office, lines)).body).toMatchObject({ added: 1, leftOut: 1 })
  })

  test('is the one who registers with the address and confirms it: the pupil that is there, and no second one', async () => {
    const email = 'ny.elev@elev.example'
    await lists.take(office, linesOf({ pupilNumber: '1', className: '8A', email: 'Ny.Elev@elev.example' }))
    const anybody = asking.nobody('198.51.100.9')
    const body = { email, schoolId: operator.schoolId, firstName: 'K', lastName: 'Nord', password: PASSWORD, mobile: '912 34 567', language: 'nb' }
    expect((await anybody('POST /api/registrations', { body })).status).toBe(200)
    expect(await pupils()).toMatchObject([{ personId: null }])
    const { body: session } = await anybody('POST /api/registrations/confirm', { body: { token: await tokenFor(made.house, email), password: PASSWORD } })
    expect(session.wallets).toMatchObject([{ relation: 'own', firstName: 'Kari' }])
    expect(await pupils()).toMatchObject([{ className: '8A', pupilNumber: '1', personId: session.personId }])
  })

  test('is said by a Feide name of the school’s own, confirmed for the pupil, and never taken from another', async () => {
    await lists.take(office, linesOf({ pupilNumber: '1', feideName: 'kari@vikbyen.no' }))
    const names = await rows<{ name: string }>(made.house.database, sql`select name from feide_name where school_id = ${operator.schoolId}`)
    expect(names).toEqual([{ name: 'kari@vikbyen.no' }])
    expect(await lists.look(office, linesOf({ pupilNumber: '1', feideName: 'ny@vikbyen.no' }))).toMatchObject({
      unchanged: 1,
      kept: [{ line: 2, what: 'feideName' }],
    })
    expect((await lists.look(office, linesOf({ pupilNumber: '2', feideName: 'x@annen.no' }))).faults).toEqual([{ line: 2, why: 'feide_name_of_other_org' }])
  })
})
