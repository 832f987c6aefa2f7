import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MOST_PERIODS } from '../../rules/school-calendar.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'

let made: TestHouse
let asking: AskableApp
let operator: TestOperator
let office: Asker
let params: { schoolId: number }

beforeAll(async () => {
  made = await houseForTest()
  asking = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  params = { schoolId: operator.schoolId }
  office = await asking.staff({ role: 'office', ...operator })
})
afterAll(async () => {
  await asking.app.close()
  await made.close()
})

const show = async (ask = office) => (await ask('GET /api/office/schools/:schoolId/calendar', { params })).body
const add = (wish: object, ask = office) =>
  ask('POST /api/office/schools/:schoolId/calendar/periods', {
    params,
    body: { id: made.house.newId(), kind: 'free', title: 'Fri', firstDay: '2026-12-21', lastDay: '2027-01-01', ...wish },
  })

describe('the calendar of a school', () => {
  test('that has said nothing is its weekdays, without the country’s holidays', async () => {
    const calendar = await show()
    expect(calendar).toMatchObject({
      openWeekdays: [1, 2, 3, 4, 5],
      warnsAt: '18:00',
      offersSms: false,
      periods: [],
      endsOn: null,
      nextSchoolDay: '2026-11-04',
    })
    expect(calendar.publicHolidays.map(({ day, holiday }) => `${day} ${holiday}`)).toEqual([
      '2026-12-25 christmas_day',
      '2027-01-01 new_year',
      '2027-03-25 maundy_thursday',
      '2027-03-26 good_friday',
      '2027-03-29 easter_monday',
      '2027-05-06 ascension_day',
      '2027-05-17 constitution_day',
    ])
  })

  test('shows its terms and days off by their first day, with what is over last, and where it ends', async () => {
    await add({ kind: 'term', title: ' Vår ', firstDay: '2027-01-04', lastDay: '2027-06-18' })
    await add({ title: 'Høstferie', firstDay: '2026-10-05', lastDay: '2026-11-02' })
    await add({ kind: 'planning', title: 'Planleggingsdag', firstDay: '2026-11-04', lastDay: '2026-11-04' })
    const { status, body } = await add({ kind: 'term', title: 'Høst', firstDay: '2026-08-17', lastDay: '2026-12-18' })
    expect(status).toBe(200)
    expect(body.periods.map(({ title }) => title)).toEqual(['Høst', 'Planleggingsdag', 'Vår', 'Høstferie'])
    expect(body).toMatchObject({ endsOn: '2027-06-18', endsSoon: false, nextSchoolDay: '2026-11-05' })
    for (const { periodId } of body.periods)
      await office('DELETE /api/office/schools/:schoolId/calendar/periods/:periodId', { params: { ...params, periodId } })
    expect((await show()).periods).toEqual([])
  })

  test('says four weeks before that its last term ends', async () => {
    const { body } = await add({ kind: 'term', firstDay: '2026-08-17', lastDay: '2026-12-02' })
    expect(body.endsSoon).toBe(false)
    made.clock.pass(24 * 3_600_000)
    expect((await show()).endsSoon).toBe(true)
    made.clock.pass(-24 * 3_600_000)
    for (const { periodId } of body.periods)
      await office('DELETE /api/office/schools/:schoolId/calendar/periods/:periodId', { params: { ...params, periodId } })
  })

  test('takes a period that is sent twice once, and one that is removed twice is gone', async () => {
    const wish = { id: made.house.newId() }
    await add(wish)
    expect((await add(wish)).body.periods).toHaveLength(1)
    const gone = { params: { ...params, periodId: wish.id } }
    for (let time = 0; time < 2; time += 1)
      expect((await office('DELETE /api/office/schools/:schoolId/calendar/periods/:periodId', gone)).body.periods).toEqual([])
  })

  test('takes no days that do not exist, run backwards, last longer than a year, or have no name', async () => {
    for (const wrong of [
      { firstDay: '2026-02-30' },
      { firstDay: '2026-12-24', lastDay: '2026-12-23' },
      { firstDay: '2026-01-01', lastDay: '2027-01-02' },
      { title: '  ' },
    ])
      expect((await add(wrong)).body.code, JSON.stringify(wrong)).toBe('calendar_days_not_valid')
    const { body } = await add({ firstDay: '2026-01-01', lastDay: '2027-01-01' })
    expect(body.periods).toHaveLength(1)
  })

  test('changes only what is named, and keeps the weekdays in their order', async () => {
    const change = async (body: object) => (await office('PATCH /api/office/schools/:schoolId/calendar', { params, body })).body
    expect(await change({ openWeekdays: [5, 1] })).toMatchObject({ openWeekdays: [1, 5], warnsAt: '18:00' })
    expect(await change({ warnsAt: '20:00', offersSms: true })).toMatchObject({ openWeekdays: [1, 5], warnsAt: '20:00', offersSms: true })
    for (const wrong of [{ warnsAt: '20:01' }, { warnsAt: '14:59' }, { openWeekdays: [] }, { openWeekdays: [0] }, { openWeekdays: [1, 1] }])
      expect((await change(wrong)).code, JSON.stringify(wrong)).toBe('not_well_formed')
    await change({ openWeekdays: [1, 2, 3, 4, 5], warnsAt: '18:00', offersSms: false })
  })

  test('takes in what a file changes all at once or not at all, and the second time nothing', async () => {
    const change = (body: object) => office('POST /api/office/schools/:schoolId/calendar/changes', { params, body })
    const before = await show()
    const wish = { id: made.house.newId(), kind: 'term', title: 'Skoleår', firstDay: '2027-08-16', lastDay: '2028-06-16' }
    const old = before.periods[0]?.periodId as string
    const wrong = await change({ added: [wish, { ...wish, id: made.house.newId(), lastDay: '2027-08-15' }], removedIds: [old] })
    expect(wrong.body.code).toBe('calendar_days_not_valid')
    expect(await show()).toEqual(before)
    for (let time = 0; time < 2; time += 1) {
      const { body } = await change({ added: [wish], removedIds: [old] })
      expect(body.periods.map(({ periodId }) => periodId)).toContain(wish.id)
      expect(body.periods).toHaveLength(before.periods.length)
      expect(body.periods.map(({ periodId }) => periodId)).not.toContain(old)
    }
    const canteen = await asking.staff({ role: 'canteen', ...operator })
    expect((await canteen('POST /api/office/schools/:schoolId/calendar/changes', { params, body: { added: [], removedIds: [] } })).status).toBe(403)
  })

  test('is not without end', async () => {
    const before = (await show()).periods.length
    for (let count = before; count < MOST_PERIODS; count += 1) expect((await add({})).status).toBe(200)
    expect((await add({})).body).toMatchObject({ code: 'calendar_full', most: MOST_PERIODS })
    // A file that takes as much out as it puts in finds room.
    const full = await show()
    const added = [{ id: made.house.newId(), kind: 'free', title: 'Ny', firstDay: '2026-12-21', lastDay: '2026-12-21' }]
    const change = (removedIds: (string | undefined)[]) =>
      office('POST /api/office/schools/:schoolId/calendar/changes', { params, body: { added, removedIds } })
    expect((await change([])).body.code).toBe('calendar_full')
    expect((await change([full.periods[0]?.periodId])).body.periods).toHaveLength(MOST_PERIODS)
  })

  test('is seen by the canteen and changed by the office, and is its own school’s', async () => {
    const canteen = await asking.staff({ role: 'canteen', ...operator })
    expect((await show(canteen)).code).toBeUndefined()
    expect((await add({}, canteen)).body.code).toBe('not_allowed')
    const elsewhere = await asking.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
    expect((await show(elsewhere)).code).toBe('not_allowed')
    const other = await elsewhere('GET /api/office/schools/:schoolId/calendar', { params: { schoolId: operator.otherSchoolId } })
    expect(other.body.periods).toEqual([])
  })
})
