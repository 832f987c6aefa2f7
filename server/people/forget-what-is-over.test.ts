import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { countRows, makeSchoolToRegisterAt, PASSWORD } from '../../test/people.ts'
import type { House } from '../house.ts'
import { forgetWhatIsOver, makePerson, openSession } from './index.ts'
import { register } from './register.ts'
import { requestNewPassword } from './request-new-password.ts'

const DAY_MS = 24 * 3_600_000

let made: TestHouse
let house: House
beforeAll(async () => {
  made = await houseForTest()
  house = made.house
})
afterAll(() => made.close())

const counts = async () => [await countRows(house, 'password_reset'), await countRows(house, 'registration'), await countRows(house, 'session')]

test('registrations, links and sessions are forgotten when their time is out, and people are kept', async () => {
  const school = await makeSchoolToRegisterAt(house)
  const email = 'kari@post.example'
  const { personId } = await transaction(house.database, (tx) =>
    makePerson(tx, house, { email, firstName: 'Kari', lastName: 'Ås', language: 'nb', password: PASSWORD }),
  )
  await transaction(house.database, (tx) => openSession(tx, house, personId))
  await requestNewPassword(house, { email, address: '192.0.2.1' })
  await register(house, { wish: school.registration(), address: '192.0.2.1' })
  expect([await forgetWhatIsOver(house), await counts()]).toEqual([0, [1, 1, 1]])
  made.clock.pass(2 * 3_600_000)
  expect([await forgetWhatIsOver(house), await counts()]).toEqual([1, [0, 1, 1]])
  made.clock.pass(DAY_MS)
  expect([await forgetWhatIsOver(house), await counts()]).toEqual([1, [0, 0, 1]])
  made.clock.pass(30 * DAY_MS)
  expect([await forgetWhatIsOver(house), await counts()]).toEqual([1, [0, 0, 0]])
  expect(await countRows(house, 'person')).toBe(1)
})
