// The code's way to a phone, over HTTP as phones, families and the office go it.

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RouteKey } from '../../contract/route-types.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { phoneCode, readCode, textForMac } from '../../rules/card-codes.ts'
import { textForPhoneProof, writeProof } from '../../rules/phone-proof.ts'
import { smsLength } from '../../rules/sms-text.ts'
import { type Answer, type AskableApp, askableApp } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { hmac256 } from '../keys.ts'
import { messagesTo } from '../messages/index.ts'
import { openSession } from '../people/index.ts'

const MINUTE_MS = 60_000

let made: TestHouse
let asking: AskableApp
let canteen: Canteen
let operatorId: string
beforeAll(async () => {
  made = await houseForTest()
  asking = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  operatorId = (await firstRow<{ id: string }>(made.house.database, sql`select operator_id as id from school where id = ${canteen.schoolId}`))?.id ?? ''
})
beforeEach(() => made.clock.set(LUNCH))
afterAll(async () => {
  await asking.app.close()
  await made.close()
})

let count = 0
/** Somebody with a session of their own. */
async function somebody(firstName: string): Promise<{ personId: string; email: string; cookie: string }> {
  count += 1
  const [personId, email, now] = [made.house.newId(), `person${count}@familie.example`, made.clock.now()]
  await made.house.database.query(sql`
    insert into person (id, email, first_name, last_name, email_confirmed_at, language, made_at)
    values (${personId}, ${email}, ${firstName}, 'Prøve', ${now}, 'nb', ${now})`)
  return { personId, email, cookie: `kantinekort=${await openSession(made.house.database, made.house, personId)}` }
}

type Sent = { params?: Record<string, string | number>; body?: object; headers?: Record<string, string> }
async function ask<K extends RouteKey>(route: K, { params = {}, body, headers = {} }: Sent = {}): Promise<Answer<K>> {
  const [method, pattern] = route.split(' ') as ['GET' | 'POST' | 'DELETE', string]
  const url = pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => String(params[name]))
  const reply = await asking.app.inject({
    method,
    url,
    headers: { 'x-kantinekort': '1', ...headers },
    remoteAddress: '192.0.2.7',
    ...(body && { payload: body }),
  })
  return { status: reply.statusCode, body: reply.json() }
}

/** A family: a pupil with a profile and a guardian, and no code on any phone yet. */
async function family() {
  const pupil = await canteen.makePupil()
  await made.house.database.query(
    sql`update card set ended_at = ${made.clock.now()}, end_reason = 'returned' where school_id = ${pupil.schoolId} and id = ${pupil.phoneCardId}`,
  )
  const [child, parent] = [await somebody('Nora'), await somebody('Kari')]
  const mobile = `+4791${String(100_000 + count)}`
  await made.house.database.query(sql`update person set mobile = ${mobile} where id = ${child.personId}`)
  await made.house.database.query(sql`update pupil set person_id = ${child.personId} where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
  await made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${pupil.schoolId}, ${pupil.pupilId}, ${parent.personId}, ${made.clock.now()})`)
  const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  return {
    pupil,
    child,
    parent,
    mobile,
    send: (body: object = {}, cookie = child.cookie) => ask('POST /api/wallets/:schoolId/:walletId/phone/links', { params, body, headers: { cookie } }),
    status: async () => (await ask('GET /api/wallets/:schoolId/:walletId/phone', { params, headers: { cookie: parent.cookie } })).body,
    end: () => ask('DELETE /api/wallets/:schoolId/:walletId/phone', { params, headers: { cookie: parent.cookie } }),
  }
}

async function tokenSentTo(mobile: string): Promise<string> {
  const [sms] = await messagesTo(made.house, mobile)
  return /#token=(\S+)/.exec(sms?.body ?? '')?.[1] ?? ''
}

/** A phone with a browser of its own. */
function makePhone({ hasKey = true } = {}) {
  const secret = randomBytes(32).toString('base64url')
  const keys = hasKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : null
  const publicKey = keys ? rawOf(keys.publicKey).toString('base64url') : null
  let card = { schoolId: 0, cardId: '' }
  const headers = (atMs = made.clock.now().getTime(), key = keys?.privateKey): Record<string, string> => ({
    authorization: `Phone ${card.schoolId}.${card.cardId}.${secret}`,
    ...(key && {
      'x-kantinekort-proof': writeProof({
        atMs,
        signature: sign('sha256', Buffer.from(textForPhoneProof({ ...card, atMs })), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
      }),
    }),
  })
  return {
    headers,
    bind: async (token: string) => {
      const answer = await ask('POST /api/phone-links/bind', { body: { token, phoneSecret: secret, publicKey, device: 'android' } })
      if (answer.status === 200) card = answer.body
      return answer
    },
    ask: (given = headers()) => ask('GET /api/phone', { headers: given }),
    /** The code on its screen, made from what it was told. */
    code: async (atMs = made.clock.now().getTime()) => {
      const { body } = await ask('GET /api/phone', { headers: headers() })
      return codeFrom(body, atMs)
    },
  }
}

function codeFrom({ credentialId, dayKeys }: Answer<'GET /api/phone'>['body'], atMs: number): string {
  const day = new Date(atMs).toISOString().slice(0, 10)
  const stepOfDay = Math.floor((atMs % 86_400_000) / 30_000)
  const key = Buffer.from(dayKeys.find((each) => each.day === day)?.key ?? '', 'base64')
  return phoneCode({ credentialId, stepOfDay, hmac: hmac256(key, textForMac(credentialId, stepOfDay)) })
}

function rawOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
}

async function boundFamily() {
  const home = await family()
  await home.send()
  const phone = makePhone()
  expect((await phone.bind(await tokenSentTo(home.mobile))).status).toBe(200)
  return { ...home, phone }
}

const buy = (pupil: TestPupil, code: string, till = canteen.till) => {
  const { id, lines, totalOre } = canteen.wish(pupil)
  return asking.till(till.token)('POST /api/purchases', { body: { id, code, lines, totalOre } })
}

describe('the link in the SMS', () => {
  test('says whose code it is and uses nothing up, however often it is opened', async () => {
    const home = await family()
    expect((await home.send()).body).toMatchObject({
      phone: null,
      mobileEnding: home.mobile.slice(-3),
      isMobileConfirmed: false,
      link: { state: 'on_its_way' },
    })
    const token = await tokenSentTo(home.mobile)
    for (let opened = 0; opened < 3; opened += 1) {
      const { body } = await ask('POST /api/phone-links/look', { body: { token } })
      expect(body).toEqual({
        firstName: 'Nora',
        schoolName: expect.stringMatching(/^Testskolen/),
        mobileEnding: home.mobile.slice(-3),
        expiresAt: '2026-11-03T11:30:00.000Z',
      })
    }
    expect((await makePhone().bind(token)).status).toBe(200)
  })

  test('fits in two parts of plain SMS, also with a long name and a long address', async () => {
    const home = await family()
    await made.house.database.query(
      sql`update pupil set first_name = 'Bartholomeus-Emmanuel Nguyễn' where school_id = ${home.pupil.schoolId} and id = ${home.pupil.pupilId}`,
    )
    await home.send()
    const [sms] = await messagesTo(made.house, home.mobile)
    expect(sms?.body).toContain('Bartholomeus-Emmanuel Nguyen')
    expect(smsLength(`${sms?.body}${'x'.repeat(20)}`)).toMatchObject({ alphabet: 'gsm7', parts: 2 })
  })

  test('binds once: another phone with the same link is refused, and the same phone gets its answer again', async () => {
    const home = await family()
    await home.send()
    const token = await tokenSentTo(home.mobile)
    const [first, other] = [makePhone(), makePhone()]
    const bound = await first.bind(token)
    expect(await first.bind(token)).toEqual(bound)
    expect((await other.bind(token)).body.code).toBe('phone_link_not_valid')
    expect((await ask('POST /api/phone-links/look', { body: { token } })).body.code).toBe('phone_link_not_valid')
    const phones = await rows(
      made.house.database,
      sql`select card_id from phone where school_id = ${home.pupil.schoolId} and wallet_id = ${home.pupil.walletId}`,
    )
    expect(phones).toHaveLength(1)
  })

  test('binds one phone when two tap at the same moment', async () => {
    const home = await family()
    await home.send()
    const token = await tokenSentTo(home.mobile)
    const answers = await Promise.all([makePhone().bind(token), makePhone().bind(token), makePhone().bind(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
  })

  test('works until its hour is over, and not from that moment on', async () => {
    const home = await family()
    await home.send()
    const token = await tokenSentTo(home.mobile)
    made.clock.pass(60 * MINUTE_MS - 1)
    expect((await ask('POST /api/phone-links/look', { body: { token } })).status).toBe(200)
    made.clock.pass(1)
    expect((await ask('POST /api/phone-links/look', { body: { token } })).body.code).toBe('phone_link_not_valid')
    expect((await makePhone().bind(token)).body.code).toBe('phone_link_not_valid')
    expect((await home.status()).link).toBeNull()
  })

  test('is dead when nobody knows whether its SMS arrived, when a newer one was asked for, and when the code was ended', async () => {
    const home = await family()
    await home.send()
    const unknown = await tokenSentTo(home.mobile)
    await made.house.database.query(sql`update message set state = 'given_up', last_problem = 'outcome unknown' where recipient = ${home.mobile}`)
    expect((await makePhone().bind(unknown)).body.code).toBe('phone_link_not_valid')
    expect((await home.status()).link).toMatchObject({ state: 'failed' })
    made.clock.pass(1000)
    await home.send()
    const older = await tokenSentTo(home.mobile)
    made.clock.pass(1000)
    await home.send()
    expect((await makePhone().bind(older)).body.code).toBe('phone_link_not_valid')
    const newest = await tokenSentTo(home.mobile)
    await home.end()
    expect((await makePhone().bind(newest)).body.code).toBe('phone_link_not_valid')
  })

  test('that was guessed, cut off or changed is refused', async () => {
    const home = await family()
    await home.send()
    const token = await tokenSentTo(home.mobile)
    for (const bad of [token.slice(0, -1), `${token}A`, token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), `99${token}`, 'x'.repeat(30)])
      expect((await ask('POST /api/phone-links/look', { body: { token: bad } })).body.code).toBe('phone_link_not_valid')
    expect(
      (await ask('POST /api/phone-links/bind', { body: { token, phoneSecret: 'a'.repeat(43), publicKey: 'B'.repeat(87), device: 'android' } })).body.code,
    ).toBe('not_well_formed')
  })

  test('leaves neither number nor token in the log', async () => {
    const home = await boundFamily()
    const log = JSON.stringify(made.logged)
    expect(log).toContain('phone bound')
    expect(log).not.toContain(home.mobile.slice(3))
    expect(log).not.toContain(await tokenSentTo(home.mobile))
  })
})

describe('who asks for the SMS', () => {
  test('is the pupil, a guardian or the office, and nobody else', async () => {
    const home = await family()
    expect((await home.send({}, home.parent.cookie)).status).toBe(200)
    expect((await home.send({}, (await somebody('Fremmed')).cookie)).body.code).toBe('not_found')
    const office = await asking.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
    const canteenStaff = await asking.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
    const params = { schoolId: home.pupil.schoolId, pupilId: home.pupil.pupilId }
    expect((await office('POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links', { params, body: {} })).status).toBe(200)
    expect((await canteenStaff('POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links', { params, body: {} })).body.code).toBe('not_allowed')
  })

  test('may give a number until one is confirmed; from then on only the office may', async () => {
    const home = await family()
    expect((await home.send({ mobile: '22 33 44 55' })).body.code).toBe('mobile_not_valid')
    expect((await home.send({ mobile: '400 00 123' })).body).toMatchObject({ mobileEnding: '123', isMobileConfirmed: false })
    await makePhone().bind(await tokenSentTo('+4740000123'))
    expect(await home.status()).toMatchObject({ mobileEnding: '123', isMobileConfirmed: true })
    expect((await home.send({ mobile: '400 00 124' })).body.code).toBe('mobile_is_confirmed')
    expect((await home.send({ mobile: '40000123' })).status).toBe(200)
    const office = await asking.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
    const params = { schoolId: home.pupil.schoolId, pupilId: home.pupil.pupilId }
    const { body } = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links', { params, body: { mobile: '400 00 125' } })
    expect(body).toMatchObject({ mobileEnding: '125', isMobileConfirmed: false })
  })

  test('is told when there is no number, no gateway, or nothing left of the day', async () => {
    const home = await family()
    await made.house.database.query(sql`update person set mobile = null where id = ${home.child.personId}`)
    expect((await home.send()).body.code).toBe('mobile_missing')
    const without = await askableApp({ ...made.house, smsPartsADay: null })
    const office = await without.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
    const params = { schoolId: home.pupil.schoolId, pupilId: home.pupil.pupilId }
    const send = 'POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links'
    expect((await office(send, { params, body: { mobile: '40000777' } })).body.code).toBe('sms_not_set_up')
    expect((await office('GET /api/office/schools/:schoolId/phone-codes', { params: { schoolId: canteen.schoolId } })).body.sms).toMatchObject({
      state: 'not_set_up',
      partsADay: null,
    })
    await without.app.close()
    await made.house.database.query(sql`insert into sms_day (day, parts, failed) values ('2026-11-03', 1000, 2)`)
    expect((await home.send({ mobile: '40000777' })).body.code).toBe('sms_day_is_full')
    expect((await home.status()).sms).toBe('day_is_full')
    await made.house.database.query(sql`delete from sms_day`)
  })

  test('gets four to a number and five to a wallet in an hour, and is then told to wait', async () => {
    const home = await family()
    for (let sent = 0; sent < 4; sent += 1) expect((await home.send()).status).toBe(200)
    expect((await home.send()).body).toMatchObject({ code: 'too_many_attempts' })
    expect((await home.send({ mobile: '400 00 321' })).body.code).toBe('too_many_attempts')
    made.clock.pass(60 * MINUTE_MS)
    expect((await home.send()).status).toBe(200)
  })
})

describe('the phone that holds the code', () => {
  test('shows a code that pays, with another identity than any printed card', async () => {
    const home = await boundFamily()
    const code = await home.phone.code()
    const [phoneCredential, printed] = [readCode(code)?.credentialId, readCode(home.pupil.code)?.credentialId]
    expect(phoneCredential).not.toBe(printed)
    const ids = await rows<{ cardId: string }>(
      made.house.database,
      sql`select id as "cardId" from card where school_id = ${canteen.schoolId} and kind <> 'phone'`,
    )
    expect(ids.map(({ cardId }) => made.house.keys.credentialIdOf(cardId))).not.toContain(phoneCredential)
    expect((await buy(home.pupil, code)).body).toMatchObject({ firstName: 'Nora', balanceOre: 16_500 })
    expect((await home.phone.ask()).body).toMatchObject({
      balanceOre: 16_500,
      latest: { kind: 'purchase', amountOre: -3_500 },
      isBlocked: false,
      hoursOff: null,
    })
  })

  test('pays once with a code: the same at another till, in the same moment and later, is refused', async () => {
    const home = await boundFamily()
    const other = await canteen.makeTill()
    const code = await home.phone.code()
    const both = await Promise.all([buy(home.pupil, code), buy(home.pupil, code, other)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('code_used_before')
    made.clock.pass(29_000)
    expect((await buy(home.pupil, code, other)).body.code).toBe('code_used_before')
  })

  test('pays once also where two processes serve the tills', async () => {
    const home = await boundFamily()
    const [process, other] = [await askableApp(made.house), await canteen.makeTill()]
    const code = await home.phone.code()
    const [wish, later] = [canteen.wish(home.pupil), canteen.wish(home.pupil)]
    const body = ({ id, lines, totalOre }: typeof wish) => ({ id, code, lines, totalOre })
    const answers = await Promise.all([
      asking.till(canteen.till.token)('POST /api/purchases', { body: body(wish) }),
      process.till(other.token)('POST /api/purchases', { body: body(later) }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await process.app.close()
  })

  test('on a screenshot is worth nothing 60 seconds later', async () => {
    const home = await boundFamily()
    const code = await home.phone.code()
    made.clock.pass(60_000)
    expect((await buy(home.pupil, code)).body.code).toBe('code_expired')
  })

  test('has the keys of today and tomorrow, and pays with them after a night without asking', async () => {
    const home = await boundFamily()
    const told = (await home.phone.ask()).body
    expect(told.dayKeys.map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-04'])
    made.clock.set('2026-11-04T10:30:00Z')
    expect((await buy(home.pupil, codeFrom(told, made.clock.now().getTime()))).status).toBe(200)
  })

  test('does not pay in the hours that the school has switched it off, and the card does', async () => {
    const home = await boundFamily()
    const office = await asking.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
    const params = { schoolId: canteen.schoolId }
    const change = (hoursOff: object | null) => office('PATCH /api/office/schools/:schoolId/phone-codes', { params, body: { hoursOff } })
    expect((await change({ from: '14:00', until: '08:00' })).body.code).toBe('not_well_formed')
    // It is 11:30 in Oslo.
    expect((await change({ from: '11:30', until: '14:00' })).body).toEqual({ hoursOff: { from: '11:30', until: '14:00' } })
    expect((await buy(home.pupil, await home.phone.code())).body).toMatchObject({ code: 'phone_codes_off', until: '14:00' })
    expect((await buy(home.pupil, home.pupil.code)).status).toBe(200)
    expect((await home.phone.ask()).body.hoursOff).toEqual({ from: '11:30', until: '14:00' })
    await change({ from: '08:00', until: '11:30' })
    expect((await buy(home.pupil, await home.phone.code())).status).toBe(200)
    await change(null)
    const seen = await office('GET /api/office/schools/:schoolId/phone-codes', { params })
    expect(seen.body).toMatchObject({ hoursOff: null, sms: { state: 'ready' } })
  })

  test('alone can ask: its token without its signature, with another’s, or with an old one is refused', async () => {
    const home = await boundFamily()
    const { headers } = home.phone
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const { 'x-kantinekort-proof': _proof, ...token } = headers()
    expect((await home.phone.ask(token)).body.code).toBe('phone_not_bound')
    expect((await home.phone.ask(headers(made.clock.now().getTime(), stranger))).body.code).toBe('phone_not_bound')
    expect((await home.phone.ask({ ...headers(), authorization: `${headers().authorization?.slice(0, -1)}-` })).body.code).toBe('phone_not_bound')
    const now = made.clock.now().getTime()
    expect((await home.phone.ask(headers(now - 5 * MINUTE_MS))).status).toBe(200)
    expect((await home.phone.ask(headers(now - 5 * MINUTE_MS - 1))).body).toMatchObject({
      code: 'phone_clock_wrong',
      serverTime: made.clock.now().toISOString(),
    })
    expect((await ask('GET /api/phone')).body.code).toBe('phone_not_bound')
  })

  test('may be an old one that can keep no key: then its token is enough', async () => {
    const home = await family()
    await home.send()
    const phone = makePhone({ hasKey: false })
    await phone.bind(await tokenSentTo(home.mobile))
    expect((await phone.ask()).status).toBe(200)
  })

  test('is never stored with its secret', async () => {
    const home = await boundFamily()
    const stored = await firstRow<{ text: string }>(
      made.house.database,
      sql`select row_to_json(phone)::text as text from phone where school_id = ${home.pupil.schoolId} and wallet_id = ${home.pupil.walletId}`,
    )
    const secret = home.phone.headers().authorization?.split('.')[2] as string
    expect(stored?.text).not.toContain(secret)
    expect(stored?.text).not.toContain(Buffer.from(secret).toString('hex'))
  })
})

describe('a new phone', () => {
  test('takes the code from the one before, for good, and everybody is told by e-mail', async () => {
    const home = await boundFamily()
    const before = await home.phone.code()
    made.clock.pass(30_000)
    await home.send({}, home.parent.cookie)
    const next = makePhone()
    await next.bind(await tokenSentTo(home.mobile))
    expect((await buy(home.pupil, before)).body.code).toBe('card_over')
    expect((await home.phone.ask()).body.code).toBe('phone_not_bound')
    expect((await buy(home.pupil, await next.code())).status).toBe(200)
    for (const reader of [home.child, home.parent]) {
      const [letter] = await messagesTo(made.house, reader.email)
      expect(letter).toMatchObject({ channel: 'email', subject: 'Kantinekoden til Nora er nå på en ny telefon' })
      expect(letter?.body).toContain('Android-telefon, 3. november 2026 11:30')
    }
    expect(await home.status()).toMatchObject({ phone: { device: 'android', isBlocked: false }, link: null })
  })

  test('is stopped at once with the link in the letter, without signing in, and a later one is not', async () => {
    const home = await boundFamily()
    const letter = async () => /\/phone-stop#token=(\S+)/.exec((await messagesTo(made.house, home.parent.email))[0]?.body ?? '')?.[1] ?? ''
    const token = await letter()
    const code = await home.phone.code()
    expect((await ask('POST /api/phone-stops', { body: { token: `${token.slice(0, -2)}AA` } })).body.code).toBe('phone_link_not_valid')
    expect((await ask('POST /api/phone-stops', { body: { token } })).body).toMatchObject({ firstName: 'Nora' })
    expect((await buy(home.pupil, code)).body.code).toBe('card_over')
    expect((await home.phone.ask()).body.code).toBe('phone_not_bound')
    made.clock.pass(1000)
    await home.send()
    const later = makePhone()
    await later.bind(await tokenSentTo(home.mobile))
    expect((await ask('POST /api/phone-stops', { body: { token } })).status).toBe(200)
    expect((await later.ask()).status).toBe(200)
  })

  test('is ended at once by the family and by the office, and its history tells who', async () => {
    for (const by of ['family', 'office'] as const) {
      const home = await boundFamily()
      const code = await home.phone.code()
      const params = { schoolId: home.pupil.schoolId, pupilId: home.pupil.pupilId }
      const office = await asking.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })
      made.clock.pass(1)
      const ended = by === 'family' ? await home.end() : await office('DELETE /api/office/schools/:schoolId/pupils/:pupilId/phone', { params })
      expect(ended.body).toMatchObject({ phone: null })
      expect((await buy(home.pupil, code)).body.code).toBe('card_over')
      expect((await home.phone.ask()).body.code).toBe('phone_not_bound')
      const events = await rows<{ kind: string; side: string }>(
        made.house.database,
        sql`
          select card_event.kind, card_event.side
          from card_event
          join card on card.school_id = ${home.pupil.schoolId} and card.id = card_event.card_id
          where card_event.school_id = ${home.pupil.schoolId}
          and card.wallet_id = ${home.pupil.walletId}
          and card.kind = 'phone'
          order by card_event.happened_at, card_event.id`,
      )
      expect(events).toEqual([
        { kind: 'paired', side: 'family' },
        { kind: 'returned', side: by },
      ])
      // And every till is told.
      const told = await rows(made.house.database, sql`select kind from school_change where school_id = ${home.pupil.schoolId} and kind = 'card'`)
      expect(told.length).toBeGreaterThan(0)
    }
  })
})
