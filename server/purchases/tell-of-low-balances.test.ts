import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeGuardianOf, makeReader } from '../../test/stops.ts'
import { forgetOldMessages, messagesTo } from '../messages/index.ts'

let world: DayWorld
beforeAll(async () => {
  world = await openDayWorld()
})
beforeEach(() => world.made.house.database.query(sql`delete from message`))
afterAll(() => world.made.close())

const subjectsTo = async (email: string) => (await messagesTo(world.made.house, email)).map(({ subject }) => subject)
const SUBJECT = 'Saldoen til Ola rakk ikke i kantina'

test('guardians are told once a day that the balance did not reach, with the way to top up', async () => {
  const { made, canteen, sell } = world
  made.clock.set('2026-11-03T10:30:00Z')
  const ola = await canteen.makePupil({ firstName: 'Ola', balanceOre: 1_250 })
  const guardian = await makeGuardianOf(made.house, ola, 'Kari')
  for (let times = 0; times < 3; times += 1) await expect(sell(ola)).rejects.toThrow('balance_too_low')
  expect(await subjectsTo(guardian.email)).toEqual([SUBJECT])
  const [told] = await messagesTo(made.house, guardian.email)
  expect(told?.body).toContain('Det er 12,50\u00a0kr igjen. Ingenting er betalt.')
  expect(told?.body).toContain(`/topups/${ola.schoolId}/${ola.walletId}`)

  made.clock.set('2026-11-03T22:30:00Z')
  await expect(sell(ola)).rejects.toThrow('balance_too_low')
  made.clock.set('2026-11-03T23:30:00Z')
  await expect(sell(ola)).rejects.toThrow('balance_too_low')
  expect(await subjectsTo(guardian.email)).toEqual([SUBJECT, SUBJECT])
})

test('the pupil is not told, who stands there, and neither is a guardian who sees the balance alone', async () => {
  const { made, canteen, sell } = world
  const ola = await canteen.makePupil({ firstName: 'Ola', balanceOre: 0 })
  const [own, guardian] = [await makeReader(made.house, 'Ola'), await makeGuardianOf(made.house, ola, 'Kari')]
  await made.house.database.query(sql`update pupil set person_id = ${own.personId} where id = ${ola.pupilId}`)
  await made.house.database.query(sql`update guardianship set sees = 'balance' where person_id = ${guardian.personId}`)
  await expect(sell(ola)).rejects.toThrow('balance_too_low')
  expect(await rows(made.house.database, sql`select id from message`)).toEqual([])
})

test('which day somebody was told is forgotten when it is past', async () => {
  const { made } = world
  made.clock.set('2026-11-06T10:00:00Z')
  await forgetOldMessages(made.house)
  expect(await rows(made.house.database, sql`select wallet_id from low_balance_told`)).toEqual([])
})
