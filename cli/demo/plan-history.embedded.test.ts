import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import { faultOfPassword } from '../../rules/passwords.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { readPupilList } from '../../rules/pupil-list.ts'
import { readName } from '../../rules/people-names.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { isPictureName } from '../../kit/pictures/names.ts'
import { planPupils } from './people.ts'
import { planHistory } from './plan-history.ts'
import { seeded } from './random.ts'
import { isSchoolDay, lastSchoolDays } from './school-days.ts'
import { DEMO_PASSWORD, operator, schools, signIns } from './schools.ts'

function plan({ seed = 1, now = new Date('2026-11-21T09:00:00Z') } = {}) {
  const random = seeded(seed)
  const pupils = planPupils(random)
  const days = lastSchoolDays(norwegianTime(now).date, 20)
  return { pupils, days, happenings: planHistory({ pupils, days, now, random }) }
}

describe('the made-up people', () => {
  test('are nobody: no real company’s number, no address that could be written to', () => {
    for (const { organisationNumber } of [operator, ...schools.map(({ wish }) => wish)]) {
      expect(readOrganisationNumber(organisationNumber)).toBe(organisationNumber)
      expect(organisationNumber).toMatch(/^3/)
    }
    const addresses = [
      ...plan().pupils.flatMap(({ email, guardians }) => [email, ...guardians.map((guardian) => guardian.email)]),
      ...Object.values(signIns).map(({ email }) => email),
    ]
    for (const address of addresses) expect(readEmail(address), address).toMatch(/\.example$/)
  })

  test('have numbers of their schools’ own, and stand in the class list that the documents let one try', () => {
    for (const { key } of schools) {
      const numbers = plan().pupils.flatMap(({ schoolKey, pupilNumber }) => (schoolKey === key ? [pupilNumber] : []))
      expect(numbers).toEqual(numbers.map((_, index) => String(1001 + index)))
    }
    const [, example = ''] =
      /i demoen\n[^`]*```csv\n([^`]*)```/.exec(fs.readFileSync(path.join(import.meta.dirname, '../../docs/class-lists.md'), 'utf8')) ?? []
    const read = readPupilList(new TextEncoder().encode(example), '2026-11-21')
    const there = new Map(plan().pupils.flatMap((pupil) => (pupil.schoolKey === 'fjellsyn' ? [[pupil.pupilNumber, pupil]] : [])))
    const found = 'pupils' in read ? read.pupils.map((line) => [line, there.get(line.pupilNumber ?? '')] as const) : []
    expect(found.map(([line, pupil]) => (pupil ? `${pupil.className} ${line.className}` : 'new'))).toEqual(['8A 9A', '8A 9A', '8A 8A', 'new'])
    for (const [{ firstName, lastName, email }, pupil] of found) if (pupil) expect(pupil).toMatchObject({ firstName, lastName, email })
  })

  test('have names and addresses that the product takes, and no two pupils share an address', () => {
    for (const { firstName, lastName } of plan().pupils) expect([readName(firstName), readName(lastName)]).toEqual([firstName, lastName])
    const addresses = plan().pupils.map(({ email }) => email)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(faultOfPassword(DEMO_PASSWORD)).toBe(null)
  })

  test('are some hundred at each school, with long names, Sámi names and siblings among them', () => {
    const { pupils } = plan()
    for (const { key } of schools) expect(pupils.filter(({ schoolKey }) => schoolKey === key).length).toBeGreaterThan(200)
    expect(pupils.some(({ firstName, lastName }) => `${firstName} ${lastName}`.length > 30)).toBe(true)
    expect(pupils.filter(({ guardians }) => guardians[0]?.email === signIns.guardian.email)).toHaveLength(3)
  })
})

test('the menu has drawings that are there, and food that is served to pupils carries no VAT', () => {
  for (const dish of schools.flatMap(({ menu }) => menu).flatMap(({ dishes }) => dishes)) {
    expect(dish.picture === null || isPictureName(dish.picture), dish.name).toBe(true)
    expect(dish.vatCode === '6', dish.name).toBe(dish.part !== 'other')
  }
})

describe('four weeks of history', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(plan()).toEqual(plan())
    expect(plan({ seed: 2 }).happenings).not.toEqual(plan().happenings)
  })

  test('sell nothing that is not paid for, and one thing at a time at each till', () => {
    const { happenings, pupils } = plan()
    const balances = pupils.map(() => 0)
    let before = new Date(0)
    for (const happening of happenings) {
      expect(happening.at >= before).toBe(true)
      before = happening.at
      if ('topup' in happening) {
        balances[happening.topup.pupil] = (balances[happening.topup.pupil] as number) + happening.topup.amountOre
        continue
      }
      const tills = happening.sales.map(({ school, till }) => `${school} ${till}`)
      expect(new Set(tills).size).toBe(tills.length)
      for (const { pupil, basket } of happening.sales) {
        const totalOre = basket.reduce((sum, { dish, quantity }) => sum + dish.priceOre * quantity, 0)
        balances[pupil] = (balances[pupil] as number) - totalOre
        expect(balances[pupil]).toBeGreaterThanOrEqual(0)
      }
    }
    expect(Math.max(...balances)).toBeLessThanOrEqual(120_000)
  })

  test('happen on school days in school hours, mostly at lunch, and end before now', () => {
    const now = new Date('2026-11-18T10:20:00Z')
    const { happenings } = plan({ now })
    const times = happenings.flatMap((happening) => ('sales' in happening ? happening.sales.map(() => norwegianTime(happening.at)) : []))
    expect(times.every(({ date, time }) => isSchoolDay(date) && time > '07:30:00' && time < '14:30:00')).toBe(true)
    expect(times.filter(({ time }) => time > '10:50:00' && time < '12:15:00').length / times.length).toBeGreaterThan(0.6)
    expect(happenings.every(({ at }) => at < now)).toBe(true)
    expect(times.filter(({ date }) => date === '2026-11-18').length).toBeGreaterThan(20)
    expect(new Set(times.map(({ date }) => date)).size).toBe(20)
  })
})

describe('school days', () => {
  test('leave out weekends, public holidays and the schools’ own', () => {
    const closed = ['2026-11-21', '2026-05-14', '2026-05-25', '2026-04-03', '2026-04-06', '2026-05-01', '2026-07-15', '2026-12-24', '2026-10-01', '2027-03-24']
    const open = ['2026-11-20', '2026-05-15', '2026-05-26', '2026-04-07', '2026-08-19', '2026-12-18', '2026-10-05', '2027-03-19']
    expect(closed.filter(isSchoolDay)).toEqual([])
    expect(open.filter((day) => !isSchoolDay(day))).toEqual([])
  })

  test('are counted back over a weekend and over the summer', () => {
    expect(lastSchoolDays('2026-11-22', 2)).toEqual(['2026-11-19', '2026-11-20'])
    expect(lastSchoolDays('2026-08-01', 1)).toEqual(['2026-06-19'])
  })
})
