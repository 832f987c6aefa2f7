// Push from the choice to the browser: what is sent is read with the browser's own keys, by a push service that is played here.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../../database/transaction.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../../test/house-for-test.ts'
import { playPushService } from '../../../test/push-service.ts'
import type { House } from '../../house.ts'
import { makeKeys } from '../../keys.ts'
import { makeSender, messagesTo, tellPerson, type Telling } from '../index.ts'
import { webPushTransport } from './transport.ts'
import { vapidOf } from './vapid.ts'

let made: TestHouse
let house: House
let world: EnquiryWorld
let service: Awaited<ReturnType<typeof playPushService>>
const hosts: string[] = []
beforeAll(async () => {
  service = await playPushService()
  hosts.push(service.origin)
  made = await houseForTest({ pushHosts: hosts })
  house = made.house
  world = await openEnquiryWorld(made)
})
afterAll(async () => {
  expect(service.refused).toEqual([])
  await world.app.close()
  await made.close()
  await service.close()
})
beforeEach(async () => {
  // What is signed is good for half a day of the real clock.
  made.clock.set(LUNCH)
  service.pushed.length = 0
  service.answer()
  await house.database.query(sql`delete from message`)
})

let count = 0
async function somebody(name = 'Kari') {
  count += 1
  const who = { email: `push${count}@familie.example`, firstName: name }
  const signedIn = await world.signedIn(who)
  await house.database.query(sql`update person set email_confirmed_at = ${made.clock.now()} where id = ${signedIn.personId}`)
  return { ...signedIn, ...who }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const turnOn = ({ ask }: Somebody, subscription = service.subscribe(), name = 'Chrome · Android') =>
  ask('POST /api/person/push-browsers', { body: { ...subscription, name } })
const choose = ({ ask }: Somebody, channels: ('email' | 'push')[]) =>
  ask('PUT /api/person/message-choices', { body: { events: [{ event: 'purchase_stopped', channels }], quiet: null } })
const tell = ({ personId }: Somebody, telling: Partial<Telling> = {}) =>
  transaction(house.database, (tx) =>
    tellPerson(tx, house, {
      personId,
      schoolId: world.canteen.schoolId,
      event: 'purchase_stopped',
      walletId: null,
      child: 'Nora',
      path: '/limits/1/2',
      subject: 'Stoppet',
      body: 'Bolle, 25 kr.',
      ...telling,
    }),
  )
const send = () => makeSender(house, webPushTransport(house)).runOnce()
const states = () =>
  rows<{ channel: string; state: string; attempts: number; nextAt: Date }>(
    house.database,
    sql`select channel, state, attempts, next_attempt_at as "nextAt" from message order by made_at, id`,
  )
const browsersOf = async ({ ask }: Somebody) => {
  const { body } = await ask('GET /api/person/message-choices', {})
  return 'push' in body ? (body.push?.browsers ?? []) : []
}

describe('a push', () => {
  test('arrives as one kind sentence and where it leads, with nothing else in it', async () => {
    const kari = await somebody()
    expect((await turnOn(kari)).body).toMatchObject({ push: { browsers: [{ name: 'Chrome · Android', isThis: true }] } })
    await choose(kari, ['push'])
    await tell(kari)
    await send()
    expect(service.pushed).toMatchObject([
      {
        text: 'En grense du har satt, stoppet et kjøp for Nora.',
        path: '/limits/1/2',
        publicKey: vapidOf(house.keys).publicKey,
        headers: { ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' },
      },
    ])
    expect(Object.keys(service.pushed[0] ?? {}).toSorted()).toEqual(['browser', 'headers', 'path', 'publicKey', 'tag', 'text'])
    expect(await states()).toMatchObject([{ channel: 'push', state: 'sent' }])
  })

  test('of the same matter takes the place of the one before, and lives no longer than it is worth something', async () => {
    const kari = await somebody()
    await turnOn(kari)
    await choose(kari, ['push'])
    for (const path of ['/limits/1/2', '/limits/1/2', '/limits/1/3']) await tell(kari, { path, expiresAt: new Date(made.clock.now().getTime() + 90_000) })
    await send()
    const topics = service.pushed.map(({ headers }) => headers.topic)
    expect(new Set(topics).size).toBe(2)
    expect(service.pushed.map(({ headers }) => headers.ttl)).toEqual(['90', '90', '90'])
  })

  test('goes to each of somebody’s browsers, and at once where it is urgent', async () => {
    made.clock.set('2026-11-03T22:30:00.000Z')
    const kari = await somebody()
    await turnOn(kari)
    made.clock.pass(1_000)
    const there = { ...kari, ask: await world.person(kari.personId) }
    await turnOn(there, service.subscribe(), 'Firefox · Windows')
    await tell(kari, { event: 'sold_against_stop' })
    await send()
    expect(service.pushed.map(({ headers }) => headers.urgency)).toEqual(['high', 'high'])
    expect((await browsersOf(there)).map(({ name, isThis }) => [name, isThis])).toEqual([
      ['Firefox · Windows', true],
      ['Chrome · Android', false],
    ])
  })

  test('is tried again when the service has too much to do, as late as it asks for and no later than an hour', async () => {
    const kari = await somebody()
    await turnOn(kari)
    await choose(kari, ['push'])
    await tell(kari)
    service.answer({ status: 429, headers: { 'retry-after': '120' } }, { status: 503, headers: { 'retry-after': '999999' } })
    await send()
    expect((await states()).map(({ state, nextAt }) => [state, nextAt.getTime() - made.clock.now().getTime()])).toEqual([['waiting', 120_000]])
    made.clock.pass(120_000)
    await send()
    expect((await states())[0]?.nextAt.getTime()).toBe(made.clock.now().getTime() + 3_600_000)
    made.clock.pass(3_600_000)
    await send()
    expect(await states()).toMatchObject([{ state: 'sent', attempts: 3 }])
    expect(service.pushed).toHaveLength(1)
  })

  test('to a browser that is gone comes as a letter, once, and the browser is forgotten', async () => {
    for (const status of [404, 410]) {
      const kari = await somebody()
      await turnOn(kari)
      await choose(kari, ['push'])
      await tell(kari)
      service.answer({ status })
      await send()
      expect(await browsersOf(kari)).toEqual([])
      expect((await messagesTo(house, kari.email)).filter(({ channel }) => channel === 'email').map(({ body }) => body)).toEqual([
        expect.stringMatching(/^Dette skulle ha kommet som varsel\. Det kom ikke fram, så du får det på e-post\.\n\nBolle, 25 kr\./),
      ])
      // From now on it is an e-mail at once.
      await tell(kari)
      expect((await states()).at(-1)).toMatchObject({ channel: 'email', state: 'waiting' })
      await house.database.query(sql`delete from message`)
    }
  })

  test('that the service will never take is given up', async () => {
    const kari = await somebody()
    await turnOn(kari)
    await choose(kari, ['push', 'email'])
    await tell(kari)
    service.answer({ status: 403 })
    await send()
    expect((await states()).map(({ channel, state }) => [channel, state]).toSorted()).toEqual([
      ['email', 'waiting'],
      ['push', 'given_up'],
    ])
    expect(await browsersOf(kari)).toHaveLength(1)
  })

  test('goes nowhere that the house no longer allows', async () => {
    const kari = await somebody()
    await turnOn(kari)
    await choose(kari, ['push'])
    await tell(kari)
    hosts.length = 0
    await send()
    hosts.push(service.origin)
    expect(service.pushed).toEqual([])
    expect((await states())[0]).toMatchObject({ channel: 'push', state: 'given_up' })
  })
})

describe('a browser', () => {
  test('is told of only with an address of a push service and keys that fit', async () => {
    const kari = await somebody()
    const good = service.subscribe()
    for (const wrong of [
      { endpoint: 'https://169.254.169.254/latest' },
      { endpoint: 'http://127.0.0.1:1/push/1' },
      { endpoint: 'https://fcm.googleapis.com.evil.example/a' },
      { p256dh: Buffer.alloc(65, 4).toString('base64url') },
      { p256dh: good.p256dh.slice(0, 80) },
      { auth: 'AAAA' },
    ])
      expect(await turnOn(kari, { ...good, ...wrong }), JSON.stringify(wrong)).toMatchObject({ status: 422, body: { code: 'push_not_possible' } })
    expect(await browsersOf(kari)).toEqual([])
  })

  test('is turned off by its owner alone', async () => {
    const [kari, ola] = [await somebody(), await somebody('Ola')]
    await turnOn(kari)
    const params = { browserId: (await browsersOf(kari))[0]?.browserId ?? '' }
    expect((await ola.ask('DELETE /api/person/push-browsers/:browserId', { params })).status).toBe(404)
    expect((await kari.ask('DELETE /api/person/push-browsers/:browserId', { params })).body).toMatchObject({ push: { browsers: [] } })
  })

  test('hears nothing any more once somebody has signed out there', async () => {
    const kari = await somebody()
    await turnOn(kari)
    await choose(kari, ['push'])
    await tell(kari)
    expect((await kari.ask('DELETE /api/session', {})).status).toBe(200)
    await send()
    expect(service.pushed).toEqual([])
    expect((await states()).map(({ channel, state }) => [channel, state])).toEqual([
      ['push', 'given_up'],
      ['email', 'waiting'],
    ])
  })

  test('that another signs in on is theirs, and never gets what was for the one before', async () => {
    const [kari, ola] = [await somebody(), await somebody('Ola')]
    const subscription = service.subscribe()
    await turnOn(kari, subscription)
    await choose(kari, ['push'])
    await tell(kari)
    await turnOn(ola, subscription)
    await send()
    expect(service.pushed).toEqual([])
    expect([await browsersOf(kari), (await browsersOf(ola)).length]).toEqual([[], 1])
  })

  test('is one of ten at most: the eleventh takes the place of the first', async () => {
    const kari = await somebody()
    await turnOn(kari, service.subscribe(), 'Nummer 0')
    for (let number = 1; number <= 10; number += 1) {
      made.clock.pass(1_000)
      await turnOn({ ...kari, ask: await world.person(kari.personId) }, service.subscribe(), `Nummer ${number}`)
    }
    const names = (await browsersOf(kari)).map(({ name }) => name)
    expect([names.length, names.at(-1)]).toEqual([10, 'Nummer 1'])
  })

  test('lies sealed in the database: neither its address nor its keys can be read there', async () => {
    const kari = await somebody()
    const { endpoint, auth } = service.subscribe()
    await turnOn(kari, { ...service.subscribe(), endpoint, auth })
    const stored = JSON.stringify(await rows(house.database, sql`select sealed, encode(endpoint_hash, 'hex') as hash from push_subscription`))
    expect(stored).not.toContain('127.0.0.1')
    expect(stored).not.toContain(auth)
  })
})

test('a trial comes as push where it is on', async () => {
  const kari = await somebody()
  const trial = () => kari.ask('POST /api/person/message-trials', { body: { channel: 'push' } })
  expect(await trial()).toMatchObject({ status: 409, body: { code: 'channel_not_offered' } })
  await turnOn(kari)
  expect((await trial()).status).toBe(200)
  await send()
  expect(service.pushed).toMatchObject([{ text: 'Dette er en prøve. Slik kommer meldingene dine.', path: '/messages' }])
})

test('in the mailbox a push is read as it would be seen', async () => {
  const kari = await somebody()
  await turnOn(kari)
  await choose(kari, ['push'])
  await tell(kari)
  expect(await messagesTo(house, kari.email)).toMatchObject([
    { channel: 'push', body: 'En grense du har satt, stoppet et kjøp for Nora.\n\nhttp://127.0.0.1:3000/limits/1/2' },
  ])
})

test('the key of an installation is the same after every restart, and another’s is another', () => {
  const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  expect(vapidOf(makeKeys(one))).toEqual(vapidOf(makeKeys(one)))
  expect(vapidOf(makeKeys(one)).publicKey).not.toBe(vapidOf(makeKeys(other)).publicKey)
})
