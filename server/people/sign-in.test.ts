import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { PASSWORD } from '../../test/people.ts'
import { asInUse } from '../../test/quick-sign-in.ts'
import { makeApp } from '../app.ts'
import { type House, makeHouse } from '../house.ts'
import { hashPassword, makePerson } from './index.ts'
import { isPassword } from './password-hash.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const enter = 'POST /api/sessions'

let made: TestHouse
let house: House
let asked: AskableApp
let passwordHash: string
let count = 0
let email: string
let personId: string

beforeAll(async () => {
  made = await houseForTest()
  house = made.house
  asked = await askableApp(house)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(async () => {
  count += 1
  email = `Kari.${count}@post.example`
  personId = (await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Kari', lastName: 'Ås', language: 'nb', passwordHash })))
    .personId
})

const browser = (cookie: string | null = null) => openBrowser(asked.app, { address: `203.0.113.${count}`, cookie })
const signIn = (wish: { email?: string; password?: string } = {}) => browser().ask(enter, { body: { email, password: PASSWORD, ...wish } })
const signedIn = async () => {
  const visitor = browser()
  expect((await visitor.ask(enter, { body: { email, password: PASSWORD } })).status).toBe(200)
  return visitor
}

describe('signing in', () => {
  test('works with the address in any capitals and with space around it', async () => {
    expect((await signIn({ email: ` ${email.toUpperCase()} ` })).body).toMatchObject({
      personId,
      email,
      firstName: 'Kari',
      mobile: null,
      language: 'nb',
      wallets: [],
      staffPosts: [],
    })
  })

  test('works with a letter typed as two characters', async () => {
    expect((await signIn({ password: PASSWORD.normalize('NFD') })).status).toBe(200)
  })

  test('is answered the same for a wrong password, an unknown address and somebody without a password', async () => {
    const invited = `invitert${count}@post.example`
    await transaction(house.database, (tx) => makePerson(tx, house, { email: invited, firstName: 'I', lastName: 'J', language: 'nb' }))
    const answers = [await signIn({ password: 'Noe helt annet 1' }), await signIn({ email: `ukjent${count}@post.example` }), await signIn({ email: invited })]
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  })

  test('hashes also for somebody who does not exist, at the same cost, so that the time does not tell', async () => {
    const invited = `uten${count}@post.example`
    await transaction(house.database, (tx) => makePerson(tx, house, { email: invited, firstName: 'I', lastName: 'J', language: 'nb' }))
    const hashed = vi.spyOn(crypto, 'argon2')
    syncBuiltinESMExports()
    try {
      const costsOf = async (wish: object) => {
        hashed.mockClear()
        await signIn(wish)
        return hashed.mock.calls.map(([kind, { memory, passes, parallelism, tagLength }]) => ({ kind, memory, passes, parallelism, tagLength }))
      }
      const known = await costsOf({ password: 'Noe helt annet 1' })
      expect(known).toHaveLength(1)
      expect(await costsOf({ email: `ukjent${count}@post.example` })).toEqual(known)
      expect(await costsOf({ email: invited })).toEqual(known)
    } finally {
      hashed.mockRestore()
      syncBuiltinESMExports()
    }
  })

  test('gives a new token each time', async () => {
    const visitor = await signedIn()
    const first = visitor.cookie()
    await visitor.ask(enter, { body: { email, password: PASSWORD } })
    expect(visitor.cookie()).not.toBe(first)
    expect(visitor.cookie()).toMatch(/^kantinekort=[\w-]{43}$/)
  })

  test('stores only the hash of the token', async () => {
    const token = (await signedIn()).cookie()?.split('=')[1] ?? ''
    const stored = await rows<{ tokenHash: Buffer }>(house.database, sql`select token_hash as "tokenHash" from session where person_id = ${personId}`)
    expect(stored).toHaveLength(1)
    expect(stored[0]?.tokenHash).toHaveLength(32)
    expect(stored[0]?.tokenHash.toString('base64url')).not.toBe(token)
  })

  test('keeps the twenty sessions seen last', async () => {
    const first = await signedIn()
    for (let time = 0; time < 20; time += 1) {
      made.clock.pass(1000)
      await signedIn()
    }
    expect((await first.ask('GET /api/session')).body.code).toBe('not_signed_in')
    expect(await rows(house.database, sql`select 1 from session where person_id = ${personId}`)).toHaveLength(20)
  })
})

describe('guessing', () => {
  const fail = (times: number) => Promise.all(Array.from({ length: times }, () => signIn({ password: 'Noe helt annet 1' })))

  test('a ninth time within a quarter of an hour is refused, also with the right password', async () => {
    made.clock.set(`2026-12-0${1 + (count % 9)}T08:00:00.000Z`)
    expect((await fail(8)).map(({ body }) => body.code)).toEqual(Array(8).fill('sign_in_failed'))
    expect((await signIn()).body).toMatchObject({ code: 'too_many_attempts', waitSeconds: 900 })
  })

  test('seven times and then knowing it begins the count anew', async () => {
    await fail(7)
    expect((await signIn()).status).toBe(200)
    expect((await fail(8)).map(({ body }) => body.code)).toEqual(Array(8).fill('sign_in_failed'))
  })

  test('is limited the same for an address that is unknown', async () => {
    const unknown = { email: `ukjent${count}@post.example`, password: 'Noe helt annet 1' }
    for (let time = 0; time < 8; time += 1) expect((await signIn(unknown)).body.code).toBe('sign_in_failed')
    expect((await signIn(unknown)).body.code).toBe('too_many_attempts')
  })

  test('at one account does not lock the neighbour’s, from the same address', async () => {
    const neighbour = `nabo${count}@post.example`
    await transaction(house.database, (tx) => makePerson(tx, house, { email: neighbour, firstName: 'N', lastName: 'B', language: 'nb', passwordHash }))
    await fail(9)
    expect((await signIn({ email: neighbour })).status).toBe(200)
  })

  test('is remembered by a server that is started again on the same database', async () => {
    await fail(8)
    const restarted = await makeApp(makeHouse({ ...house }), { isHttps: false, proxies: 0 })
    const { body } = await openBrowser(restarted, { address: '203.0.113.250' }).ask(enter, { body: { email, password: PASSWORD } })
    expect(body.code).toBe('too_many_attempts')
    await restarted.close()
  })
})

describe('a session', () => {
  test('ends here when one signs out here', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    const cookie = here.cookie()
    expect((await here.ask('DELETE /api/session')).body).toEqual({ done: true })
    expect(here.cookie()).toBeNull()
    expect((await browser(cookie).ask('GET /api/session')).body.code).toBe('not_signed_in')
    expect((await there.ask('GET /api/session')).status).toBe(200)
  })

  test('ends everywhere when one signs out everywhere, and for nobody else', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    const other = `annen${count}@post.example`
    await transaction(house.database, (tx) => makePerson(tx, house, { email: other, firstName: 'A', lastName: 'B', language: 'nb', passwordHash }))
    const somebody = browser()
    await somebody.ask(enter, { body: { email: other, password: PASSWORD } })
    await here.ask('DELETE /api/sessions')
    expect((await there.ask('GET /api/session')).body.code).toBe('not_signed_in')
    expect((await somebody.ask('GET /api/session')).status).toBe(200)
  })

  test('lasts thirty days without use, and not a moment more', async () => {
    const visitor = await signedIn()
    made.clock.pass(30 * DAY_MS)
    expect((await visitor.ask('GET /api/session')).body.code).toBe('not_signed_in')
    const another = await signedIn()
    made.clock.pass(30 * DAY_MS - 1)
    expect((await another.ask('GET /api/session')).status).toBe(200)
  })

  test('lasts as long as it is used, and never longer than a year', async () => {
    const visitor = await signedIn()
    for (let day = 25; day < 365; day += 25) {
      made.clock.pass(25 * DAY_MS)
      expect((await visitor.ask('GET /api/session')).status).toBe(200)
    }
    made.clock.pass(15 * DAY_MS)
    expect((await visitor.ask('GET /api/session')).body.code).toBe('not_signed_in')
  })

  test('writes that it was seen at most once an hour', async () => {
    const visitor = await signedIn()
    const seenAt = async () =>
      (await rows<{ seenAt: Date }>(house.database, sql`select last_seen_at as "seenAt" from session where person_id = ${personId}`))[0]?.seenAt.getTime() ?? 0
    const first = await seenAt()
    made.clock.pass(HOUR_MS - 1)
    await visitor.ask('GET /api/session')
    expect(await seenAt()).toBe(first)
    made.clock.pass(1)
    await visitor.ask('GET /api/session')
    expect(await seenAt()).toBe(first + HOUR_MS)
  })

  test('changes the language of screens and letters', async () => {
    const visitor = await signedIn()
    expect((await visitor.ask('PATCH /api/person', { body: { language: 'nn' } })).body).toEqual({ done: true })
    expect((await visitor.ask('GET /api/session')).body.language).toBe('nn')
  })

  test('is not there for a cookie that somebody made up', async () => {
    expect((await browser('kantinekort=abc').ask('GET /api/session')).body.code).toBe('not_signed_in')
    expect((await browser().ask('GET /api/session')).body.code).toBe('not_signed_in')
  })
})

describe('a password’s hash', () => {
  test('is argon2id with the cost that is recommended, and never the same twice', async () => {
    asInUse()
    const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await isPassword(PASSWORD, one)).toBe(true)
    expect(await isPassword(`${PASSWORD} `, one)).toBe(false)
    expect(await isPassword(PASSWORD, null)).toBe(false)
  })

  test('made with another cost is still known', async () => {
    // Made by the reference implementation: echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    expect(await isPassword('password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc')).toBe(true)
  })

  test('waits for its turn, and a crowd too large is told to come back', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 210 }, (_none, place) =>
        isPassword(`Gjetting ${place}`, null).then(
          () => 'answered',
          (error: { code: string }) => error.code,
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThanOrEqual(200)
    expect(outcomes.filter((outcome) => outcome === 'too_busy').length).toBeGreaterThanOrEqual(1)
  })
})
