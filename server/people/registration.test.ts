import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { countRows, lettersTo, makeSchoolToRegisterAt, OTHER_PASSWORD, PASSWORD, type TestSchool, tokenFor } from '../../test/people.ts'
import { asInUse } from '../../test/quick-sign-in.ts'
import type { House } from '../house.ts'
import { messagesTo } from '../messages/index.ts'
import { enrolPupil } from '../pupils/index.ts'
import { addGuardian } from '../guardians/index.ts'
import { makePerson } from './index.ts'

const HOUR_MS = 3_600_000
const register = 'POST /api/registrations'
const confirm = 'POST /api/registrations/confirm'

let made: TestHouse
let house: House
let asked: AskableApp
let school: TestSchool
let openSchool: TestSchool
let count = 0
let email: string

beforeAll(async () => {
  made = await houseForTest()
  house = made.house
  asked = await askableApp(house)
  school = await makeSchoolToRegisterAt(house)
  openSchool = await makeSchoolToRegisterAt(house, { domain: null })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(async () => {
  count += 1
  email = `elev${count}@elev.example`
  // Each test comes from an address and at an hour of its own.
  made.clock.pass(2 * HOUR_MS)
})

const browser = () => openBrowser(asked.app, { address: `198.51.100.${count}` })
const send = (wish = {}) => browser().ask(register, { body: school.registration({ email, ...wish }) })
const confirmWith = async (password = PASSWORD) => browser().ask(confirm, { body: { token: await tokenFor(house, email), password } })
const people = () =>
  rows<{ id: string; language: string; mobile: string }>(house.database, sql`select id, language, mobile from person where lower(email) = ${email}`)

describe('a registration', () => {
  test('makes nobody before the address is confirmed', async () => {
    const before = [await countRows(house, 'person'), await countRows(house, 'pupil'), await countRows(house, 'wallet')]
    const { status, body } = await send()
    expect([status, body]).toEqual([200, { done: true, sentTo: 'e•••@elev.example' }])
    expect([await countRows(house, 'person'), await countRows(house, 'pupil'), await countRows(house, 'wallet')]).toEqual(before)
  })

  test('becomes a pupil with an empty wallet, no code on any phone and a session once it is confirmed', async () => {
    await send({ language: 'nn' })
    const visitor = browser()
    const { status, body } = await visitor.ask(confirm, { body: { token: await tokenFor(house, email), password: PASSWORD } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ email, firstName: 'Nora', lastName: 'Å Ødegård', mobile: '+4791234567', language: 'nn', staffPosts: [] })
    expect(body.wallets).toHaveLength(1)
    expect(body.wallets[0]).toMatchObject({ schoolId: school.schoolId, balanceOre: 0, relation: 'own', mayPay: true })
    const cards = await rows(house.database, sql`select kind from card where school_id = ${school.schoolId} and wallet_id = ${body.wallets[0]?.walletId}`)
    expect(cards).toEqual([])
    expect((await visitor.ask('GET /api/session')).body.personId).toBe(body.personId)
  })

  test('sends the link that brings the code to the mobile phone, and it works', async () => {
    await send({ mobile: '0047 900 00 001' })
    await confirmWith()
    const [sms] = await messagesTo(house, '+4790000001')
    expect(sms).toMatchObject({ channel: 'sms' })
    const token = /\/phone#token=(\S+)/.exec(sms?.body ?? '')?.[1] ?? ''
    expect((await browser().ask('POST /api/phone-links/look', { body: { token } })).body).toMatchObject({ firstName: 'Nora', mobileEnding: '001' })
  })

  test('keeps the token out of what a server is told: it comes after the #', async () => {
    await send()
    expect((await lettersTo(house, email))[0]?.body).toMatch(/http:\/\/127\.0\.0\.1:3000\/confirm#token=[\w-]{43}\s/)
  })

  test('is written to in the language of whoever registers', async () => {
    await send({ language: 'en' })
    expect((await lettersTo(house, email))[0]?.subject).toBe('Confirm your e-mail address')
  })

  test('is stored with neither its token nor its password in clear', async () => {
    asInUse()
    await send()
    const token = await tokenFor(house, email)
    const stored = JSON.stringify([
      await rows(house.database, sql`select encode(token_hash, 'escape') as token, password_hash from registration`),
      await rows(house.database, sql`select body from message`),
    ])
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(PASSWORD)
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })
})

describe('the link', () => {
  test('works once', async () => {
    await send()
    const token = await tokenFor(house, email)
    expect((await browser().ask(confirm, { body: { token, password: PASSWORD } })).status).toBe(200)
    expect((await browser().ask(confirm, { body: { token, password: PASSWORD } })).body.code).toBe('link_not_valid')
  })

  test('works once also when it is opened twice at the same time', async () => {
    await send()
    const token = await tokenFor(house, email)
    const answers = await Promise.all([1, 2, 3].map(() => browser().ask(confirm, { body: { token, password: PASSWORD } })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410])
    expect(await people()).toHaveLength(1)
  })

  test('works to the end of its 24 hours and not after', async () => {
    await send()
    made.clock.pass(24 * HOUR_MS - 1)
    expect((await confirmWith(OTHER_PASSWORD)).body.code).toBe('sign_in_failed')
    made.clock.pass(1)
    expect((await confirmWith()).body.code).toBe('link_not_valid')
  })

  test('of an earlier registration is replaced by that of a newer one', async () => {
    await send()
    const earlier = await tokenFor(house, email)
    made.clock.pass(1000)
    await send({ email: email.toUpperCase(), password: OTHER_PASSWORD })
    expect((await browser().ask(confirm, { body: { token: earlier, password: PASSWORD } })).body.code).toBe('link_not_valid')
    expect((await confirmWith(OTHER_PASSWORD)).status).toBe(200)
  })

  test('that nobody was sent is answered as one that is used', async () => {
    expect((await browser().ask(confirm, { body: { token: 'a'.repeat(43), password: PASSWORD } })).body.code).toBe('link_not_valid')
  })

  test('lets nobody in with another password: an address registered by a stranger is not opened by its owner’s click', async () => {
    await send({ password: 'Fremmed var her 1' })
    expect((await confirmWith('Eieren av adressen 2')).body.code).toBe('sign_in_failed')
    expect(await people()).toEqual([])
    made.clock.pass(1000)
    await send({ password: 'Eieren av adressen 2' })
    expect((await confirmWith('Eieren av adressen 2')).status).toBe(200)
    expect((await browser().ask('POST /api/sessions', { body: { email, password: 'Fremmed var her 1' } })).body.code).toBe('sign_in_failed')
  })

  test('takes no more than eight guesses at the password', async () => {
    await send()
    for (let guess = 0; guess < 8; guess += 1) expect((await confirmWith(`Gjetting nummer ${guess}`)).body.code).toBe('sign_in_failed')
    expect((await confirmWith()).body).toMatchObject({ code: 'too_many_attempts' })
  })
})

describe('what is refused at once', () => {
  test.each([
    ['an address that is none', 'email_not_valid', { email: 'nora(at)elev.example' }],
    ['a first name that could be a link', 'name_not_valid', { firstName: 'se evil.no' }],
    ['a last name that is empty', 'name_not_valid', { lastName: '  ' }],
    ['a number that is not of a mobile phone', 'mobile_not_valid', { mobile: '22 33 44 55' }],
    ['a password that is too weak', 'password_too_weak', { password: 'blåbær7' }],
    ['a password that is guessed first', 'password_too_common', { password: 'Passord1' }],
    ['a school that does not exist', 'not_found', { schoolId: 999_999 }],
  ])('%s', async (_what, code, wish) => {
    expect((await send(wish)).body.code).toBe(code)
    expect(await lettersTo(house, email)).toEqual([])
  })

  test('an address that is not of the school, also when it is of another school', async () => {
    const other = await makeSchoolToRegisterAt(house, { domain: 'annen.example' })
    expect((await send({ email: 'nora@annen.example' })).body).toMatchObject({ code: 'email_not_of_school', domain: 'elev.example' })
    expect((await send({ email: 'nora@gmail.example' })).body.code).toBe('email_not_of_school')
    expect((await browser().ask(register, { body: other.registration({ email }) })).body).toMatchObject({
      code: 'email_not_of_school',
      domain: 'annen.example',
    })
  })

  test('not an address below the school’s domain', async () => {
    expect((await send({ email: `x${count}@klasse.elev.example` })).status).toBe(200)
  })

  test('not any address, where the school asks for none', async () => {
    expect((await browser().ask(register, { body: openSchool.registration({ email: `x${count}@gmail.example` }) })).status).toBe(200)
  })

  test('a sixth registration of one address within the hour', async () => {
    for (let time = 0; time < 5; time += 1) expect((await send()).status).toBe(200)
    expect((await send()).body).toMatchObject({ code: 'too_many_attempts' })
    expect((await lettersTo(house, email)).length).toBe(5)
  })
})

describe('an address that already has a profile', () => {
  beforeEach(async () => {
    await send({ firstName: 'Kari' })
    await confirmWith()
    made.clock.pass(2 * HOUR_MS)
  })

  test('is answered as any other', async () => {
    const known = await send({ firstName: 'Ola' })
    const unknown = await browser().ask(register, { body: school.registration({ email: `e.ukjent${count}@elev.example` }) })
    expect(known).toEqual(unknown)
  })

  test('is told so by e-mail, with its own name, and can sign in as before only', async () => {
    await send({ firstName: 'Ola', password: OTHER_PASSWORD })
    const [letter] = await lettersTo(house, email)
    expect(letter?.subject).toBe('Du har allerede en profil')
    expect(letter?.body).toContain('Hei, Kari!')
    expect(letter?.body).not.toContain('token=')
    expect((await browser().ask('POST /api/sessions', { body: { email, password: OTHER_PASSWORD } })).body.code).toBe('sign_in_failed')
    expect((await browser().ask('POST /api/sessions', { body: { email, password: PASSWORD } })).status).toBe(200)
  })

  test('takes as long to answer as one that is new', async () => {
    asInUse()
    const time = async (wish: object) => {
      const started = performance.now()
      await send(wish)
      return performance.now() - started
    }
    const [known, unknown] = [await time({}), await time({ email: `ny${count}@elev.example` })]
    expect(Math.min(known, unknown)).toBeGreaterThan(295)
  })
})

describe('somebody the school already knows', () => {
  const enrol = (wish = {}) =>
    transaction(house.database, (tx) =>
      enrolPupil(tx, house, {
        schoolId: school.schoolId,
        firstName: 'Nora',
        lastName: 'Fra Skolen',
        className: '9B',
        email: email.toUpperCase(),
        enrolledFrom: '2026-08-17',
        enrolledUntil: null,
        ...wish,
      }),
    )

  test('gets the wallet that was made at enrolment, found by the address whatever its capitals', async () => {
    const { walletId } = await enrol()
    await send()
    const { body } = await confirmWith()
    expect(body.wallets.map((wallet) => wallet.walletId)).toEqual([walletId])
  })

  test('does not get a wallet of the same address at another school', async () => {
    const other = await makeSchoolToRegisterAt(house, { domain: null })
    await transaction(house.database, (tx) =>
      enrolPupil(tx, house, {
        schoolId: other.schoolId,
        firstName: 'En',
        lastName: 'Annen',
        className: '',
        email,
        enrolledFrom: '2026-08-17',
        enrolledUntil: null,
      }),
    )
    await send()
    const { body } = await confirmWith()
    expect(body.wallets.map(({ schoolId }) => schoolId)).toEqual([school.schoolId])
  })

  test('keeps the name that the office wrote, and gets the password, the mobile number and the language', async () => {
    await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Skrevet', lastName: 'Av Kontoret', language: 'nb' }))
    await send({ language: 'en' })
    const { body } = await confirmWith()
    expect(body).toMatchObject({ firstName: 'Skrevet', language: 'en', mobile: '+4791234567' })
    expect(await people()).toHaveLength(1)
  })

  test('as a guardian gets the child’s card and is not made a pupil', async () => {
    const pupil = await transaction(house.database, (tx) =>
      enrolPupil(tx, house, {
        schoolId: openSchool.schoolId,
        firstName: 'Barnet',
        lastName: 'Mitt',
        className: '',
        email: null,
        enrolledFrom: '2026-08-17',
        enrolledUntil: null,
      }),
    )
    await addGuardian(house, { schoolId: openSchool.schoolId, pupilId: pupil.pupilId, firstName: 'Mor', lastName: 'Mor', email })
    await browser().ask(register, { body: openSchool.registration({ email }) })
    const { body } = await confirmWith()
    expect(body.wallets).toMatchObject([{ walletId: pupil.walletId, relation: 'guardian' }])
  })

  test('and has a profile by invitation meanwhile, cannot be taken over by the older registration', async () => {
    await send()
    const token = await tokenFor(house, email)
    await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Eier', lastName: 'Eier', language: 'nb', password: OTHER_PASSWORD }))
    expect((await browser().ask(confirm, { body: { token, password: PASSWORD } })).body.code).toBe('link_not_valid')
    expect((await browser().ask('POST /api/sessions', { body: { email, password: OTHER_PASSWORD } })).status).toBe(200)
  })
})

test('the schools one can register at are shown in Norwegian order, each with who runs it', async () => {
  const { body } = await browser().ask('GET /api/locations')
  expect(body.installation).toBe('real')
  expect(body.locations.find(({ schoolId }) => schoolId === school.schoolId)).toMatchObject({
    pupilEmailDomain: 'elev.example',
    operator: { name: 'Åsmund Kantinedrift AS', organisationNumber: '988077917' },
  })
})

test('nothing of a registration reaches the log', async () => {
  await send()
  await confirmWith()
  const log = JSON.stringify(made.logged)
  for (const secret of [email, 'Nora', PASSWORD, '91234567', await tokenFor(house, email)]) expect(log).not.toContain(secret)
})
