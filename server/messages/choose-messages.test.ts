// How people want to hear, over HTTP, and that it is done as they say.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { messageEvents } from '../../contract/message-words.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makeSender, messagesTo, tellPerson, type Telling, Undeliverable } from './index.ts'

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
  await made.house.database.query(sql`delete from message`)
  await offerSms(false)
})

const offerSms = (isOn: boolean) => {
  const { schoolId } = world.canteen
  return made.house.database.query(sql`
    insert into school_calendar (school_id, offers_sms) values (${schoolId}, ${isOn})
    on conflict (school_id) do update set offers_sms = excluded.offers_sms`)
}

let count = 0
async function guardian({ mobile = null as string | null } = {}) {
  count += 1
  const who = { email: `voksen${count}@familie.example`, firstName: 'Kari' }
  const signedIn = await world.signedIn(who)
  const { personId } = signedIn
  const { schoolId } = world.canteen
  const now = made.clock.now()
  const [pupil] = await rows<{ pupilId: string }>(made.house.database, sql`select id as "pupilId" from pupil where school_id = ${schoolId} limit 1`)
  await made.house.database.query(sql`
    update person set email_confirmed_at = ${now}, mobile = ${mobile}, mobile_confirmed_at = ${mobile === null ? null : now} where id = ${personId}`)
  await made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at) values (${schoolId}, ${pupil?.pupilId}, ${personId}, '2026-10-01')`)
  return { ...signedIn, ...who }
}

const tell = (personId: string, telling: Partial<Telling> = {}) =>
  transaction(made.house.database, (tx) =>
    tellPerson(tx, made.house, {
      personId,
      schoolId: world.canteen.schoolId,
      event: 'lunch_warning',
      walletId: null,
      child: 'Nora',
      path: '/topups/1/2',
      subject: 'I morgen',
      body: 'Fyll på.',
      ...telling,
    }),
  )
const sent = () =>
  rows<{ channel: string; recipient: string; sendAt: Date; state: string }>(
    made.house.database,
    sql`select channel, recipient, next_attempt_at as "sendAt", state from message order by made_at, id`,
  )
const bodyTo = async (recipient: string) => (await messagesTo(made.house, recipient)).map(({ body }) => body)

describe('how somebody wants to hear', () => {
  test('is the usual way until they say otherwise, and is kept as they say', async () => {
    const { ask } = await guardian()
    const { body } = await ask('GET /api/person/message-choices', {})
    expect(body).toMatchObject({ quiet: { from: '21:00', until: '07:00' }, sms: null })
    expect(body).toHaveProperty(
      'events',
      expect.arrayContaining([
        { event: 'lunch_warning', channels: ['email', 'push'], offered: ['email'] },
        { event: 'purchase_stopped', channels: [], offered: ['email'] },
      ]),
    )
    const wish = { events: [{ event: 'lunch_warning' as const, channels: [] }], quiet: null }
    expect((await ask('PUT /api/person/message-choices', { body: wish })).body).toMatchObject({ quiet: null })
    const again = await ask('GET /api/person/message-choices', {})
    expect(again.body).toHaveProperty('events', expect.arrayContaining([{ event: 'lunch_warning', channels: [], offered: ['email'] }]))
    expect(again.body).toMatchObject({ quiet: null })
  })

  test('cannot be never, where the law, money or safety needs a letter', async () => {
    const { ask, personId, email } = await guardian()
    const events = messageEvents.map((event) => ({ event, channels: [] }))
    await ask('PUT /api/person/message-choices', { body: { events, quiet: null } })
    expect([await tell(personId), await tell(personId, { event: 'payment_receipt' })]).toEqual([0, 1])
    expect(await bodyTo(email)).toEqual(['Fyll på.\n\nVelg hvordan du vil ha meldinger:\nhttp://127.0.0.1:3000/messages'])
  })

  test('is each guardian’s own', async () => {
    const [one, other] = [await guardian(), await guardian()]
    await one.ask('PUT /api/person/message-choices', { body: { events: [{ event: 'lunch_warning', channels: [] }], quiet: null } })
    expect([await tell(one.personId), await tell(other.personId)]).toEqual([0, 1])
  })

  test('is obeyed at night: what can wait leaves in the morning, and what is urgent at once', async () => {
    made.clock.set('2026-11-03T22:30:00.000Z')
    const { personId } = await guardian()
    await tell(personId)
    await tell(personId, { event: 'sold_against_stop' })
    expect((await sent()).map(({ sendAt }) => sendAt.toISOString()).toSorted()).toEqual(['2026-11-03T22:30:00.000Z', '2026-11-04T06:00:00.000Z'])
  })

  test('is quiet for twelve hours at most, and for nobody who is not signed in', async () => {
    const { ask } = await guardian()
    const wish = (until: string) => ({ body: { events: [], quiet: { from: '20:00', until } } })
    expect(await ask('PUT /api/person/message-choices', wish('08:01'))).toMatchObject({ status: 422, body: { code: 'quiet_hours_not_valid', hours: 12 } })
    expect((await ask('PUT /api/person/message-choices', wish('08:00'))).status).toBe(200)
    expect((await world.nobody()('GET /api/person/message-choices', {})).status).toBe(401)
  })
})

describe('a number', () => {
  const codeTo = async (mobile: string) => /\d{6}/.exec((await bodyTo(mobile))[0] ?? '')?.[0] ?? ''

  test('is confirmed with the code that came to it, and SMS may be chosen', async () => {
    await offerSms(true)
    const { ask } = await guardian()
    expect((await ask('GET /api/person/message-choices', {})).body).toMatchObject({ sms: { mobile: null, isConfirmed: false } })
    expect((await ask('POST /api/person/mobile-codes', { body: { mobile: '912 34 501' } })).body).toEqual({ mobile: '+4791234501' })
    const code = await codeTo('+4791234501')
    const wrong = { mobile: '91234501', code: code === '000000' ? '000001' : '000000' }
    expect(await ask('POST /api/person/mobile-codes/confirm', { body: wrong })).toMatchObject({ status: 422, body: { code: 'mobile_code_wrong' } })
    // A code is for the number it came to alone.
    expect(await ask('POST /api/person/mobile-codes/confirm', { body: { mobile: '91234502', code } })).toMatchObject({ body: { code: 'mobile_code_wrong' } })
    const { body } = await ask('POST /api/person/mobile-codes/confirm', { body: { mobile: '91234501', code } })
    expect(body).toMatchObject({ sms: { mobile: '+4791234501', isConfirmed: true } })
    expect(body).toHaveProperty('events', expect.arrayContaining([{ event: 'lunch_warning', channels: ['email', 'push'], offered: ['email', 'sms'] }]))
    expect(body).toHaveProperty('events', expect.arrayContaining([{ event: 'payment_receipt', channels: ['email'], offered: ['email'] }]))
  })

  test('is confirmed within half an hour, and not with the code of somebody else', async () => {
    await offerSms(true)
    const [{ ask }, other] = [await guardian(), await guardian()]
    const body = { mobile: '91234503', code: '' }
    await ask('POST /api/person/mobile-codes', { body: { mobile: body.mobile } })
    body.code = await codeTo('+4791234503')
    expect((await other.ask('POST /api/person/mobile-codes/confirm', { body })).status).toBe(422)
    made.clock.pass(30 * 60_000)
    expect((await ask('POST /api/person/mobile-codes/confirm', { body })).status).toBe(422)
  })

  test('is not guessed: the ninth try in a quarter of an hour is refused', async () => {
    const { ask } = await guardian()
    const guess = () => ask('POST /api/person/mobile-codes/confirm', { body: { mobile: '91234504', code: '12' } })
    for (let tries = 0; tries < 8; tries += 1) expect((await guess()).status).toBe(422)
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
  })

  test('is asked for only where a school offers SMS, and only as a number', async () => {
    const { ask } = await guardian()
    const send = (mobile: string) => ask('POST /api/person/mobile-codes', { body: { mobile } })
    expect(await send('91234505')).toMatchObject({ status: 409, body: { code: 'channel_not_offered' } })
    expect(await send('22 22 22 22')).toMatchObject({ status: 422, body: { code: 'mobile_not_valid' } })
  })
})

describe('an SMS', () => {
  const bySms = async (mobile: string) => {
    await offerSms(true)
    const made = await guardian({ mobile })
    await made.ask('PUT /api/person/message-choices', { body: { events: [{ event: 'lunch_warning', channels: ['sms'] }], quiet: null } })
    return made
  }
  const send = (problem: string | null) =>
    makeSender(made.house, {
      channels: ['sms'],
      keepsLetters: true,
      send: async () => {
        if (problem) throw new Undeliverable(problem)
      },
      close: async () => {},
    }).runOnce()

  test('says the matter in a line and where it leads', async () => {
    const { personId } = await bySms('+4791234511')
    await tell(personId)
    expect(await bodyTo('+4791234511')).toEqual(['Saldoen til Nora rekker kanskje ikke til lunsj i morgen. http://127.0.0.1:3000/topups/1/2'])
    await send(null)
    expect(await sent()).toMatchObject([{ channel: 'sms', state: 'sent' }])
  })

  test('that the day’s budget does not hold comes as a letter that says so, once', async () => {
    const { personId, email } = await bySms('+4791234512')
    await tell(personId)
    await send('sms day is full')
    await send('sms day is full')
    expect(await sent()).toMatchObject([
      { channel: 'sms', state: 'given_up' },
      { channel: 'email', recipient: email, state: 'waiting' },
    ])
    expect((await bodyTo(email))[0]).toMatch(/^Dette skulle ha kommet på SMS\. Dagens SMS-er er brukt opp, så du får det på e-post\.\n\nFyll på\./)
  })

  test('that comes besides an e-mail leaves no second letter, and neither does what is worth nothing any more', async () => {
    const { personId, ask } = await bySms('+4791234513')
    await tell(personId, { expiresAt: new Date(made.clock.now().getTime() + 1000) })
    made.clock.pass(1000)
    await send('link 400')
    await ask('PUT /api/person/message-choices', { body: { events: [{ event: 'lunch_warning', channels: ['sms', 'email'] }], quiet: null } })
    await tell(personId)
    await send('link 400')
    expect((await sent()).filter(({ channel }) => channel === 'email')).toHaveLength(1)
  })

  test('is an e-mail where the school has ceased to offer it', async () => {
    const { personId, email } = await bySms('+4791234514')
    await offerSms(false)
    await tell(personId)
    expect(await sent()).toMatchObject([{ channel: 'email', recipient: email }])
  })
})

test('a trial goes by a way that there is, and only so often', async () => {
  const { ask, email } = await guardian()
  const trial = (channel: 'email' | 'sms' | 'push') => ask('POST /api/person/message-trials', { body: { channel } })
  expect(await trial('sms')).toMatchObject({ status: 409, body: { code: 'channel_not_offered' } })
  for (let tries = 0; tries < 6; tries += 1) expect((await trial('email')).status).toBe(200)
  expect(await trial('email')).toMatchObject({ status: 429 })
  expect(await bodyTo(email)).toHaveLength(6)
})
