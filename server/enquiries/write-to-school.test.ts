// The family's side of an enquiry, over HTTP: writing, limits, letters, replies, links.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import { rows, sql } from '../../database/transaction.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo } from '../../test/people.ts'

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
beforeEach(async () => {
  made.clock.set(LUNCH)
  await made.house.database.query(sql`delete from attempt`)
  await made.house.database.query(sql`delete from message`)
})

const DAY_MS = 24 * 3_600_000
const countOf = async () => (await rows(made.house.database, sql`select 1 from enquiry`)).length

describe('anyone may write', () => {
  test('without a profile, and gets the number and the text back by e-mail in their language', async () => {
    const { status, body } = await world.nobody()('POST /api/enquiries', { body: world.wish({ message: 'More fruit,\n\nplease <b>' }) })
    expect([status, body.sentTo]).toEqual([200, 't•••@familie.example'])
    const [letter, ...more] = await lettersTo(made.house, 'tor@familie.example')
    expect(more).toEqual([])
    expect(letter?.subject).toBe(`We have received your enquiry (number ${body.number})`)
    expect(letter?.body).toContain('> More fruit,\n>\n> please <b>')
    expect(letter?.body).toMatch(/http:\/\/127\.0\.0\.1:3000\/enquiry#token=[\w-]{43}/)
  })

  test('signed in with a pupil attached, and is written to in the profile’s language with a link that needs signing in', async () => {
    const wish = world.ownWish()
    const { status, body } = await world.guardian('POST /api/person/enquiries', { body: wish })
    expect([status, body.sentTo]).toEqual([200, 'k•••@familie.example'])
    const [letter] = await lettersTo(made.house, world.guardianEmail)
    expect(letter?.subject).toBe(`Vi har fått førespurnaden din (nummer ${body.number})`)
    expect(letter?.body).toContain(`http://127.0.0.1:3000/enquiries/${wish.schoolId}/${wish.id}`)
    expect(letter?.body).not.toContain('token')
  })

  test('but attaches only a pupil of their own', async () => {
    const before = await countOf()
    expect(await world.stranger('POST /api/person/enquiries', { body: world.ownWish() })).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await world.nobody()('POST /api/person/enquiries', { body: world.ownWish() })).toMatchObject({ status: 401 })
    expect(await countOf()).toBe(before)
  })

  test('and the numbers of a school follow each other, also when many write at once', async () => {
    const sent = await Promise.all(
      Array.from({ length: 4 }, (_each, at) => world.nobody()('POST /api/enquiries', { body: world.wish({ email: `en${at}@familie.example` }) })),
    )
    const numbers = sent.map(({ body }) => body.number).toSorted((one, other) => one - other)
    expect(numbers.map((number) => number - (numbers[0] as number))).toEqual([0, 1, 2, 3])
  })

  test('but not with links for a stranger’s mailbox', async () => {
    await world.nobody()('POST /api/enquiries', { body: world.wish({ message: 'Vinn nå: https://farlig.example/x' }) })
    expect((await lettersTo(made.house, 'tor@familie.example'))[0]?.body).toContain('> Vinn nå: [link]')
  })
})

describe('what cannot be sent', () => {
  test.each([
    ['an empty message', { message: ' \n ' }, 'message_not_valid'],
    ['an address that is none', { email: 'tor uten krøllalfa' }, 'email_not_valid'],
    ['a school that is not there', { schoolId: 999_999 }, 'not_found'],
    ['what a machine filled in', { website: 'http://spam.example' }, 'looks_automatic'],
    ['a message of 4001 characters', { message: 'x'.repeat(4_001) }, 'not_well_formed'],
  ])('is %s', async (_what, wish, code) => {
    const before = await countOf()
    expect((await world.nobody()('POST /api/enquiries', { body: world.wish(wish) })).body.code).toBe(code)
    expect(await countOf()).toBe(before)
  })

  test('and 4000 characters are taken, without those that cannot be seen', async () => {
    const message = `${'x'.repeat(3_989)}\u0007\u202e 12345678`
    const { status, body } = await world.nobody()('POST /api/enquiries', { body: world.wish({ message }) })
    expect(status).toBe(200)
    const stored = await rows<{ body: string }>(made.house.database, sql`select body from enquiry_message where id = ${body.enquiryId}`)
    expect(stored[0]?.body).toBe(`${'x'.repeat(3_989)} 12345678`)
  })
})

describe('the same id twice', () => {
  test('is one enquiry, one number and one letter, also at the same time and when nothing more may be sent', async () => {
    const wish = world.wish({ email: 'twice@familie.example' })
    const answers = await Promise.all([1, 2, 3].map(() => world.nobody()('POST /api/enquiries', { body: wish })))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    for (let more = 0; more < 5; more += 1) await world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'twice@familie.example' }) })
    expect(await world.nobody()('POST /api/enquiries', { body: wish })).toEqual(answers[0])
    const letters = (await lettersTo(made.house, 'twice@familie.example')).filter(({ subject }) => subject.includes(`number ${answers[0]?.body.number})`))
    expect(letters).toHaveLength(1)
  })

  test('with another text is refused with the first one’s number, and tells others nothing', async () => {
    const wish = world.wish()
    const { body } = await world.nobody()('POST /api/enquiries', { body: wish })
    expect((await world.nobody()('POST /api/enquiries', { body: { ...wish, message: 'Noe annet' } })).body).toMatchObject({
      code: 'enquiry_already_sent',
      number: body.number,
    })
    const other = await world.nobody()('POST /api/enquiries', { body: { ...wish, email: 'en@annen.example' } })
    expect(other.body.code).toBe('enquiry_already_sent')
    expect(other.body.number).toBeUndefined()
  })
})

describe('the limits', () => {
  test('let an address be written to five times an hour, and refuse the sixth', async () => {
    const send = () => world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'ofte@familie.example' }) })
    for (let count = 0; count < 5; count += 1) expect((await send()).status).toBe(200)
    expect((await send()).body).toMatchObject({ code: 'too_many_attempts', waitSeconds: expect.any(Number) })
    made.clock.pass(3_600_000)
    expect((await send()).status).toBe(200)
  })

  test('let one person write ten times an hour, and refuse the eleventh', async () => {
    const { ask } = await world.signedIn({ email: 'flittig@familie.example', firstName: 'Flittig' })
    const send = () => ask('POST /api/person/enquiries', { body: world.ownWish({ walletId: null }) })
    for (let count = 0; count < 10; count += 1) expect((await send()).status).toBe(200)
    expect((await send()).body.code).toBe('too_many_attempts')
  })

  test('let sixty come from one place an hour, and refuse the one after', async () => {
    const from = world.nobody('198.51.100.7')
    for (let count = 0; count < 60; count += 1) {
      const { status } = await from('POST /api/enquiries', { body: world.wish({ email: `nr${count}@familie.example` }) })
      expect(status).toBe(200)
    }
    expect((await from('POST /api/enquiries', { body: world.wish({ email: 'nr61@familie.example' }) })).body.code).toBe('too_many_attempts')
  })
})

describe('one’s own enquiries', () => {
  test('are listed with the latest first, read and replied to; nobody else’s are', async () => {
    const older = world.ownWish({ walletId: null, topic: 'money', message: 'Hvor er pengene?' })
    await world.guardian('POST /api/person/enquiries', { body: older })
    made.clock.pass(60_000)
    const newer = world.ownWish()
    await world.guardian('POST /api/person/enquiries', { body: newer })
    const { enquiries } = (await world.guardian('GET /api/person/enquiries')).body
    expect(enquiries.slice(0, 2).map(({ topic, pupilFirstName, state }) => [topic, pupilFirstName, state])).toEqual([
      ['lost_card', 'Mai', 'new'],
      ['money', null, 'new'],
    ])
    const params = { schoolId: older.schoolId, enquiryId: older.id }
    const thread = (await world.guardian('GET /api/person/enquiries/:schoolId/:enquiryId', { params })).body
    expect(thread).toMatchObject({ mayReply: true, messages: [{ from: 'family', writtenBy: null, body: 'Hvor er pengene?' }] })
    expect((await world.stranger('GET /api/person/enquiries/:schoolId/:enquiryId', { params })).body.code).toBe('not_found')
    const reply = { params, body: { id: newId(), message: 'Fant dem!' } }
    expect((await world.stranger('POST /api/person/enquiries/:schoolId/:enquiryId/messages', reply)).body.code).toBe('not_found')
    const once = await world.guardian('POST /api/person/enquiries/:schoolId/:enquiryId/messages', reply)
    expect(once.body.messages.map(({ body }) => body)).toEqual(['Hvor er pengene?', 'Fant dem!'])
    expect(await world.guardian('POST /api/person/enquiries/:schoolId/:enquiryId/messages', reply)).toEqual(once)
    const changed = { params, body: { ...reply.body, message: 'Noe annet' } }
    expect((await world.guardian('POST /api/person/enquiries/:schoolId/:enquiryId/messages', changed)).body.code).toBe('enquiry_already_sent')
  })

  test('take twenty replies an hour, and not the one after', async () => {
    const wish = world.ownWish()
    await world.guardian('POST /api/person/enquiries', { body: wish })
    const reply = () =>
      world.guardian('POST /api/person/enquiries/:schoolId/:enquiryId/messages', {
        params: { schoolId: wish.schoolId, enquiryId: wish.id },
        body: { id: newId(), message: 'Og så …' },
      })
    for (let count = 0; count < 20; count += 1) expect((await reply()).status).toBe(200)
    expect((await reply()).body.code).toBe('too_many_attempts')
  })
})

describe('a letter’s link', () => {
  test('reads the enquiry, takes one reply, and the same reply again', async () => {
    await world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'lenke@familie.example' }) })
    const token = await world.tokenTo('lenke@familie.example')
    const ask = world.nobody()
    expect((await ask('POST /api/enquiry-links/read', { body: { token } })).body).toMatchObject({ mayReply: true, messages: [{ from: 'family' }] })
    const reply = { token, id: newId(), message: 'Og mer grønt.' }
    const replied = await ask('POST /api/enquiry-links/reply', { body: reply })
    expect(replied.body).toMatchObject({ mayReply: false, messages: [{}, { from: 'family', body: 'Og mer grønt.' }] })
    expect(await ask('POST /api/enquiry-links/reply', { body: reply })).toEqual(replied)
    expect((await ask('POST /api/enquiry-links/reply', { body: { ...reply, id: newId() } })).body.code).toBe('enquiry_link_not_valid')
    expect((await ask('POST /api/enquiry-links/read', { body: { token } })).body).toMatchObject({ mayReply: false })
  })

  test('takes one of two replies that come at once', async () => {
    await world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'to@familie.example' }) })
    const token = await world.tokenTo('to@familie.example')
    const both = await Promise.all(['a', 'b'].map((message) => world.nobody()('POST /api/enquiry-links/reply', { body: { token, id: newId(), message } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410])
  })

  test('works for thirty days and not a millisecond longer, and no other token works', async () => {
    await world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'frist@familie.example' }) })
    const token = await world.tokenTo('frist@familie.example')
    const read = async (which: string) => (await world.nobody()('POST /api/enquiry-links/read', { body: { token: which } })).status
    made.clock.pass(30 * DAY_MS - 1)
    expect(await read(token)).toBe(200)
    made.clock.pass(1)
    expect(await read(token)).toBe(410)
    expect(await read('x'.repeat(43))).toBe(410)
  })

  test('is stored as a hash only', async () => {
    await world.nobody()('POST /api/enquiries', { body: world.wish({ email: 'hash@familie.example' }) })
    const token = await world.tokenTo('hash@familie.example')
    const links = await rows<{ hash: Buffer }>(made.house.database, sql`select token_hash as hash from enquiry_link`)
    expect(links.length).toBeGreaterThan(0)
    for (const { hash } of links) expect(hash.toString('base64url')).not.toBe(token)
  })
})

test('nothing that was written reaches the log', () => {
  expect(made.logged.map(({ event }) => event)).toContain('enquiry_received')
  const log = JSON.stringify(made.logged)
  for (const text of ['frukt', 'Kortet til', 'familie.example', 'Kari']) expect(log).not.toContain(text)
})
