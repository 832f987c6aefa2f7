// «Be om lov» is answered from the message, whichever way it came: the link leads to the ask, one press answers it, and a day later it is over.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { limit } from '../../test/limits.ts'
import { playPushService } from '../../test/push-service.ts'
import { makeHolder } from '../../test/relations.ts'
import type { TestGuardian } from '../../test/stops.ts'
import { makeSender, messagesTo } from '../messages/index.ts'

let world: DayWorld
let asked: AskableApp
let service: Awaited<ReturnType<typeof playPushService>>
let nora: TestPupil
let guardian: TestGuardian
let own: Awaited<ReturnType<AskableApp['person']>>
beforeAll(async () => {
  service = await playPushService()
  world = await openDayWorld({ pushHosts: [service.origin] })
  const { house } = world.made
  asked = await askableApp(house)
  nora = await world.canteen.makePupil({ firstName: 'Nora' })
  guardian = await limit(house, nora, { mostPerDayOre: 1_000 })
  own = await asked.person(await makeHolder(house, nora, 'Nora'))
  await house.database.query(sql`insert into school_calendar (school_id, offers_sms) values (${nora.schoolId}, true)`)
  await house.database.query(sql`
    update person set mobile = '+4791234567', mobile_confirmed_at = ${house.clock.now()} where id = ${guardian.personId}`)
  const asGuardian = await asked.person(guardian.personId)
  await asGuardian('POST /api/person/push-browsers', { body: { ...service.subscribe(), name: 'Chrome · Android' } })
  const events = [{ event: 'limit_ask', channels: ['email', 'sms', 'push'] }]
  expect((await asGuardian('PUT /api/person/message-choices', { body: { events, quiet: null } })).status).toBe(200)
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
  await service.close()
})

/** Nora asks, and what comes of it: the link in each message, by the way it came. */
async function ask(): Promise<Record<string, string>> {
  await world.made.house.database.query(sql`delete from message`)
  const body = { askId: world.made.house.newId(), amountOre: 3_500, productIds: [] }
  expect((await own('POST /api/wallets/:schoolId/:walletId/limit-asks', { params: nora, body })).status).toBe(200)
  const messages = await messagesTo(world.made.house, null)
  return Object.fromEntries(messages.map(({ channel, body: text }) => [channel, /\/leave#token=([\w-]+)/.exec(text)?.[1] ?? '']))
}
const look = async (token: string) => (await asked.nobody()('POST /api/limit-asks/look', { body: { token } })).body
const yes = async (token: string) => (await asked.nobody()('POST /api/limit-asks/answer', { body: { token, isYes: true } })).body

test.each(['email', 'sms', 'push'])('a guardian says yes from the message that came by %s, by one press and without signing in', async (channel) => {
  const links = await ask()
  expect(Object.keys(links).toSorted()).toEqual(['email', 'push', 'sms'])
  const token = links[channel] as string
  expect(await look(token)).toMatchObject({ firstName: 'Nora', amountOre: 3_500, isYes: null })
  expect(await yes(token)).toMatchObject({ isYes: true })
  // Whoever presses in the others sees that it is answered.
  for (const other of Object.values(links)) expect(await look(other)).toMatchObject({ isYes: true })
  expect(await world.sell(nora)).toMatchObject({ totalOre: 3_500 })
  expect(await look(token)).toMatchObject({ isUsed: true })
})

test('what was not answered is over the day after, says so, and is sent no more', async () => {
  const links = await ask()
  world.made.clock.set('2026-11-03T22:59:59Z')
  expect(await look(links.sms as string)).toMatchObject({ isYes: null })
  world.made.clock.set('2026-11-03T23:00:00Z')
  for (const token of Object.values(links)) {
    expect(await look(token)).toMatchObject({ code: 'ask_not_open' })
    expect(await yes(token)).toMatchObject({ code: 'ask_not_open' })
  }
  const sent: string[] = []
  await makeSender(world.made.house, {
    channels: ['email', 'sms', 'push'],
    keepsLetters: true,
    send: async ({ channel }) => void sent.push(channel),
    close: async () => {},
  }).runOnce()
  expect(sent).toEqual([])
  expect(await rows(world.made.house.database, sql`select state from message where state <> 'given_up'`)).toEqual([])
})
