import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { countRows, lettersTo, makeSchoolToRegisterAt, OTHER_PASSWORD, PASSWORD, tokenFor } from '../../test/people.ts'
import { asInUse } from '../../test/quick-sign-in.ts'
import type { House } from '../house.ts'
import { hashPassword, makePerson } from './index.ts'
import { insertStaffPost } from './staff-store.ts'
import { personByEmail } from './store.ts'

const HOUR_MS = 3_600_000
const ask = 'POST /api/password-resets'
const finish = 'POST /api/password-resets/finish'

let made: TestHouse
let house: House
let asked: AskableApp
let passwordHash: string
let count = 0
let email: string

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
  email = `Far.${count}@post.example`
  made.clock.pass(2 * HOUR_MS)
  await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Far', lastName: 'Sin', language: 'nb', passwordHash }))
})

const browser = () => openBrowser(asked.app, { address: `203.0.113.${count}` })
const request = (of = email) => browser().ask(ask, { body: { email: of } })
const token = () => tokenFor(house, email, 'new-password')
const finishWith = async (password = OTHER_PASSWORD) => browser().ask(finish, { body: { token: await token(), password } })
const signIn = (password: string) => browser().ask('POST /api/sessions', { body: { email, password } })

describe('asking for a new password', () => {
  test('is answered the same for an address that is known and one that is not', async () => {
    const before = await countRows(house, 'message')
    const [known, unknown] = [await request(), await request(`ukjent${count}@post.example`)]
    expect(known).toEqual({ status: 200, body: { done: true } })
    expect(unknown).toEqual(known)
    expect(await countRows(house, 'message')).toBe(before + 1)
  })

  test('takes as long for both', async () => {
    asInUse()
    const time = async (of: string) => {
      const started = performance.now()
      await request(of)
      return performance.now() - started
    }
    expect(Math.min(await time(email), await time(`ukjent${count}@post.example`))).toBeGreaterThan(145)
  })

  test('finds the address in any capitals', async () => {
    await request(email.toUpperCase())
    expect(await lettersTo(house, email)).toHaveLength(1)
  })

  test('a sixth time within the hour is refused, whether or not the address is known', async () => {
    for (const of of [email, `ukjent${count}@post.example`]) {
      for (let time = 0; time < 5; time += 1) expect((await request(of)).status).toBe(200)
      expect((await request(of)).body.code).toBe('too_many_attempts')
    }
  })

  test('leaves the old password as it is', async () => {
    await request()
    expect((await signIn(PASSWORD)).status).toBe(200)
  })
})

describe('the new password', () => {
  test('is set, signs in, and the old one is gone', async () => {
    await request()
    const { status, body } = await finishWith()
    expect([status, body.email]).toEqual([200, email])
    expect((await signIn(PASSWORD)).body.code).toBe('sign_in_failed')
    expect((await signIn(OTHER_PASSWORD)).status).toBe(200)
  })

  test('signs out everywhere else', async () => {
    const elsewhere = browser()
    await elsewhere.ask('POST /api/sessions', { body: { email, password: PASSWORD } })
    await request()
    const here = browser()
    await here.ask(finish, { body: { token: await token(), password: OTHER_PASSWORD } })
    expect((await elsewhere.ask('GET /api/session')).body.code).toBe('not_signed_in')
    expect((await here.ask('GET /api/session')).status).toBe(200)
  })

  test('is told by e-mail, so that a theft is seen', async () => {
    await request()
    await finishWith()
    expect((await lettersTo(house, email)).map(({ subject }) => subject)).toContain('Passordet ditt er endret')
  })

  test('opens an account that others’ guesses had locked', async () => {
    for (let guess = 0; guess < 9; guess += 1) await signIn('Noe helt annet 1')
    expect((await signIn(PASSWORD)).body.code).toBe('too_many_attempts')
    await request()
    await finishWith()
    expect((await signIn(OTHER_PASSWORD)).status).toBe(200)
  })

  test('is held to the same rules, and the link still works after a refusal', async () => {
    await request()
    expect((await finishWith('kort')).body.code).toBe('password_too_weak')
    expect((await finishWith('Sommer2026')).body.code).toBe('password_too_common')
    expect((await finishWith()).status).toBe(200)
  })
})

describe('the link', () => {
  test('works once', async () => {
    await request()
    expect((await finishWith()).status).toBe(200)
    expect((await finishWith('Et tredje passord 3')).body.code).toBe('link_not_valid')
    expect((await signIn(OTHER_PASSWORD)).status).toBe(200)
  })

  test('works once also when it is used twice at the same time', async () => {
    await request()
    const answers = await Promise.all([finishWith('Det ene passordet 1'), finishWith('Det andre passordet 2')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
  })

  test('works to the end of its hour and not after', async () => {
    await request()
    made.clock.pass(HOUR_MS - 1)
    expect((await finishWith('kort')).body.code).toBe('password_too_weak')
    made.clock.pass(1)
    expect((await finishWith()).body.code).toBe('link_not_valid')
  })

  test('is not spoilt by somebody else’s asking again, and all are gone once one is used', async () => {
    await request()
    const first = await token()
    await request()
    expect((await browser().ask(finish, { body: { token: first, password: OTHER_PASSWORD } })).status).toBe(200)
    expect((await finishWith('Et tredje passord 3')).body.code).toBe('link_not_valid')
  })

  test('is no way to confirm a registration, nor the other way round', async () => {
    await request()
    expect((await browser().ask('POST /api/registrations/confirm', { body: { token: await token(), password: PASSWORD } })).body.code).toBe('link_not_valid')
    const school = await makeSchoolToRegisterAt(house)
    await browser().ask('POST /api/registrations', { body: school.registration({ email: `ny${count}@elev.example` }) })
    const confirming = await tokenFor(house, `ny${count}@elev.example`)
    expect((await browser().ask(finish, { body: { token: confirming, password: PASSWORD } })).body.code).toBe('link_not_valid')
  })

  test('is stored as a hash only', async () => {
    await request()
    const stored = await rows<{ tokenHash: Buffer }>(house.database, sql`select token_hash as "tokenHash" from password_reset order by made_at desc limit 1`)
    expect(stored[0]?.tokenHash).toHaveLength(32)
    expect(stored[0]?.tokenHash.toString('base64url')).not.toBe(await token())
  })
})

describe('signing in by the link alone', () => {
  const enter = 'POST /api/password-resets/sign-in'
  const enterWith = async (of = browser()) => of.ask(enter, { body: { token: await token() } })

  test('lets in, once, and leaves the password and those who are signed in elsewhere', async () => {
    const elsewhere = browser()
    await elsewhere.ask('POST /api/sessions', { body: { email, password: PASSWORD } })
    await request()
    const here = browser()
    expect(await enterWith(here)).toMatchObject({ status: 200, body: { email } })
    expect((await here.ask('GET /api/session')).body.email).toBe(email)
    expect((await enterWith()).body.code).toBe('link_not_valid')
    expect((await finishWith()).body.code).toBe('link_not_valid')
    expect((await elsewhere.ask('GET /api/session')).status).toBe(200)
    expect((await signIn(PASSWORD)).status).toBe(200)
  })

  test('twice at the same time, or beside a new password, only one of them counts', async () => {
    await request()
    const link = await token()
    const answers = await Promise.all([enterWith(), enterWith(), browser().ask(finish, { body: { token: link, password: OTHER_PASSWORD } })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410])
  })

  test('works to the end of its hour and not after', async () => {
    await request()
    made.clock.pass(HOUR_MS)
    expect((await enterWith()).body.code).toBe('link_not_valid')
  })

  test('is for nobody who works at a canteen, whose link still makes a new password', async () => {
    const person = await personByEmail(house.database, email)
    const { operatorId, schoolId } = await makeSchoolToRegisterAt(house)
    await transaction(house.database, (tx) =>
      insertStaffPost(tx, {
        staffPostId: house.newId(),
        personId: person?.personId as string,
        operatorId,
        schoolId,
        role: 'canteen',
        now: house.clock.now(),
      }),
    )
    await request()
    expect((await enterWith()).body.code).toBe('staff_need_password')
    expect((await finishWith()).status).toBe(200)
  })
})

test('nothing of a new password reaches the log', async () => {
  await request()
  const link = await token()
  await finishWith()
  const log = JSON.stringify(made.logged)
  for (const secret of [email, OTHER_PASSWORD, link]) expect(log).not.toContain(secret)
})
