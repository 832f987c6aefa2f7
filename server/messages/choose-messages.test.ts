// How people want to hear, over HTTP, and that it is done as they say.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '../../database/transaction.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { rows } from '../../database/transaction.ts'
import { tellPerson } from './index.ts'

let made: TestHouse
let world: EnquiryWorld
beforeAll(async () => {
  made = await houseForTest()
  world = await openEnquiryWorld(made)
})
afterAll(async () => {
  await world.app.close()
  await made.close()
})

let count = 0
async function somebody() {
  count += 1
  const who = { email: `voksen${count}@familie.example`, firstName: 'Kari' }
  const signedIn = await world.signedIn(who)
  await made.house.database.query(sql`update person set email_confirmed_at = ${made.clock.now()} where id = ${signedIn.personId}`)
  return { ...signedIn, ...who }
}

const tell = (personId: string) =>
  transaction(made.house.database, (tx) =>
    tellPerson(tx, made.house, { personId, schoolId: world.canteen.schoolId, event: 'lunch_warning', subject: 'I morgen', body: 'Fyll på.' }),
  )
const letters = (email: string) =>
  rows<{ sendAt: Date }>(made.house.database, sql`select next_attempt_at as "sendAt" from message where recipient = ${email} and subject = 'I morgen'`)

describe('how somebody wants to hear', () => {
  test('is by e-mail until they say otherwise, and is kept as they say', async () => {
    const { ask } = await somebody()
    const usual = { events: [{ event: 'lunch_warning', channels: ['email'], offered: ['email'] }], quiet: null }
    expect((await ask('GET /api/person/message-choices', {})).body).toEqual(usual)
    const wish = { events: [{ event: 'lunch_warning' as const, channels: [] }], quiet: { from: '21:00', until: '07:00' } }
    const chosen = { events: [{ ...usual.events[0], channels: [] }], quiet: wish.quiet }
    expect((await ask('PUT /api/person/message-choices', { body: wish })).body).toEqual(chosen)
    expect((await ask('GET /api/person/message-choices', {})).body).toEqual(chosen)
    expect((await ask('PUT /api/person/message-choices', { body: { events: [], quiet: null } })).body).toEqual({ ...chosen, quiet: null })
  })

  test('is obeyed: no letter where none is wanted, and one at the end of the quiet hours', async () => {
    made.clock.set(LUNCH)
    const [none, quiet] = [await somebody(), await somebody()]
    await none.ask('PUT /api/person/message-choices', { body: { events: [{ event: 'lunch_warning', channels: [] }], quiet: null } })
    await quiet.ask('PUT /api/person/message-choices', { body: { events: [], quiet: { from: '11:00', until: '13:00' } } })
    expect(await tell(none.personId)).toBe(0)
    expect(await letters(none.email)).toEqual([])
    expect(await tell(quiet.personId)).toBe(1)
    expect((await letters(quiet.email)).map(({ sendAt }) => sendAt.toISOString())).toEqual(['2026-11-03T12:00:00.000Z'])
  })

  test('is quiet for twelve hours at most, and for nobody who is not signed in', async () => {
    const { ask } = await somebody()
    const wish = (until: string) => ({ body: { events: [], quiet: { from: '20:00', until } } })
    expect(await ask('PUT /api/person/message-choices', wish('08:01'))).toMatchObject({ status: 422, body: { code: 'quiet_hours_not_valid', hours: 12 } })
    expect((await ask('PUT /api/person/message-choices', wish('08:00'))).status).toBe(200)
    expect((await world.nobody()('GET /api/person/message-choices', {})).status).toBe(401)
  })
})
