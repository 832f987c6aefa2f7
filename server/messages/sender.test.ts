import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { eventually } from '../../test/eventually.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import type { House } from '../house.ts'
import { forgetOldMessages, localMailbox, makeSender, messagesTo, queueMessage, type Transport } from './index.ts'
import type { Message } from './message.ts'
import { MOST_SENDING_ATTEMPTS } from './sender.ts'
import { OutcomeUnknown, Undeliverable } from './transport.ts'

const MINUTE_MS = 60_000
const SECRET = 'http://127.0.0.1:3000/confirm#token=hemmelig'

let made: TestHouse
let house: House
beforeAll(async () => {
  made = await houseForTest()
  house = made.house
})
afterAll(() => made.close())
beforeEach(async () => {
  made.clock.set(LUNCH)
  made.logged.length = 0
  await house.database.query(sql`delete from message`)
})

type Stored = { state: string; attempts: number; body: string; problem: string | null; sentAt: Date | null; nextAttemptAt: Date }
const stored = () =>
  rows<Stored>(
    house.database,
    sql`select state, attempts, body, last_problem as problem, sent_at as "sentAt", next_attempt_at as "nextAttemptAt" from message order by made_at, id`,
  )
const queue = (wish: Partial<Message> = {}) =>
  transaction(house.database, (tx) =>
    queueMessage(tx, house, { channel: 'email', recipient: 'nora@elev.example', subject: 'Hei', body: `Hei!\n\n${SECRET}`, ...wish }),
  )

/** A transport that does as it is told, and remembers what it was given. */
function transportThat(does: (message: Message) => Promise<void>, given: Partial<Transport> = {}): Transport & { sent: Message[] } {
  const sent: Message[] = []
  return {
    channels: ['email', 'sms'],
    keepsLetters: false,
    close: async () => {},
    ...given,
    sent,
    send: async (message) => {
      await does(message)
      sent.push(message)
    },
  }
}
const working = () => transportThat(async () => {})
const failing = (error: Error = new Error('smtp ECONNECTION')) => transportThat(() => Promise.reject(error))
const soon = async (isSo: () => boolean) => {
  for (let wait = 0; wait < 6000 && !isSo(); wait += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(isSo()).toBe(true)
}

describe('an SMS that is worth something only once', () => {
  const once = { channel: 'sms', recipient: '+4799990001', subject: '', isOnce: true } as const

  test('is not sent again when nobody knows whether it arrived, and other messages are', async () => {
    await queue(once)
    made.clock.pass(1)
    await queue({ subject: 'Kvittering' })
    const silent = failing(new OutcomeUnknown('outcome unknown'))
    await makeSender(house, silent).runOnce()
    expect(await stored()).toMatchObject([
      { state: 'given_up', attempts: 1, problem: 'outcome unknown', body: '' },
      { state: 'waiting', attempts: 1, problem: 'outcome unknown' },
    ])
  })

  test('is sent again when it certainly was not taken', async () => {
    await queue(once)
    await makeSender(house, failing(new Error('link 500'))).runOnce()
    expect(await stored()).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'link 500' }])
    made.clock.pass(MINUTE_MS)
    const transport = working()
    await makeSender(house, transport).runOnce()
    expect(transport.sent).toHaveLength(1)
  })

  test('is not sent again when whoever tried died without telling how it went', async () => {
    await queue(once)
    // Takes it and never comes back.
    void makeSender(
      house,
      transportThat(() => new Promise(() => {})),
    ).runOnce()
    await eventually(async () => expect(await stored()).toMatchObject([{ attempts: 1 }]))
    made.clock.pass(11 * MINUTE_MS)
    const transport = working()
    await makeSender(house, transport).runOnce()
    expect(transport.sent).toEqual([])
    expect(await stored()).toMatchObject([{ state: 'given_up', attempts: 2, problem: 'outcome unknown' }])
  })

  test('is sent until its time is out, and not from that moment on', async () => {
    const expiresAt = new Date(made.clock.now().getTime() + 10 * MINUTE_MS)
    await queue({ ...once, expiresAt })
    made.clock.pass(1)
    await queue({ ...once, expiresAt: new Date(expiresAt.getTime() + 1) })
    made.clock.pass(10 * MINUTE_MS - 1)
    const transport = working()
    await makeSender(house, transport).runOnce()
    expect(transport.sent).toHaveLength(1)
    expect(await stored()).toMatchObject([{ state: 'given_up', problem: 'its time was out' }, { state: 'sent' }])
  })
})

describe('a message', () => {
  test('is sent once, as it was written', async () => {
    await queue()
    const transport = working()
    const sender = makeSender(house, transport)
    expect([await sender.runOnce(), await sender.runOnce()]).toEqual([1, 0])
    expect(transport.sent).toMatchObject([{ recipient: 'nora@elev.example', subject: 'Hei', body: `Hei!\n\n${SECRET}` }])
    expect(await stored()).toMatchObject([{ state: 'sent', attempts: 1, sentAt: new Date(LUNCH) }])
  })

  test('is not sent when what it tells about did not happen', async () => {
    const failed = transaction(house.database, async (tx) => {
      await queueMessage(tx, house, { channel: 'email', recipient: 'nora@elev.example', subject: 'Hei', body: 'Hei' })
      throw new Error('it did not happen')
    })
    await expect(failed).rejects.toThrow('it did not happen')
    expect(await makeSender(house, working()).runOnce()).toBe(0)
  })

  test('is sealed while it waits, and has no text once it is sent', async () => {
    await queue()
    expect((await stored())[0]?.body).not.toBe('')
    expect(Buffer.from((await stored())[0]?.body ?? '', 'base64').toString('latin1')).not.toContain('token')
    await makeSender(house, working()).runOnce()
    expect((await stored())[0]?.body).toBe('')
    expect(await messagesTo(house, 'nora@elev.example')).toMatchObject([{ body: '' }])
  })

  test('keeps its text in the local mailbox', async () => {
    await queue()
    await makeSender(house, localMailbox()).runOnce()
    expect(await messagesTo(house, 'nora@elev.example')).toMatchObject([{ body: `Hei!\n\n${SECRET}` }])
    expect(await stored()).toMatchObject([{ state: 'sent' }])
  })

  test('of a kind that nothing here can send is left for whoever can', async () => {
    await queue({ channel: 'sms', recipient: '+4791234567' })
    await makeSender(
      house,
      transportThat(async () => {}, { channels: ['email'] }),
    ).runOnce()
    expect(await stored()).toMatchObject([{ state: 'waiting', attempts: 0, problem: null }])
  })
})

describe('a message that does not get through', () => {
  test('is tried again with longer and longer waits, eight times in all, and then given up', async () => {
    await queue()
    const sender = makeSender(house, failing())
    const waits: number[] = []
    for (let attempt = 1; attempt < MOST_SENDING_ATTEMPTS; attempt += 1) {
      expect(await sender.runOnce()).toBe(1)
      const [message] = await stored()
      expect(message).toMatchObject({ state: 'waiting', attempts: attempt, problem: 'smtp ECONNECTION' })
      waits.push((message?.nextAttemptAt.getTime() ?? 0) - house.clock.now().getTime())
      made.clock.pass((waits.at(-1) as number) - 1)
      expect(await sender.runOnce()).toBe(0)
      made.clock.pass(1)
    }
    await sender.runOnce()
    expect(await stored()).toMatchObject([{ state: 'given_up', attempts: 8, body: '' }])
    expect(waits.map((wait) => wait / MINUTE_MS)).toEqual([0.5, 1, 2, 5, 15, 60, 180])
    made.clock.pass(24 * 60 * MINUTE_MS)
    expect(await sender.runOnce()).toBe(0)
  })

  test('and never will, is given up at once', async () => {
    await queue()
    await makeSender(house, failing(new Undeliverable('smtp EENVELOPE 550'))).runOnce()
    expect(await stored()).toMatchObject([{ state: 'given_up', attempts: 1, problem: 'smtp EENVELOPE 550' }])
  })

  test('gets through later', async () => {
    await queue()
    await makeSender(house, failing()).runOnce()
    made.clock.pass(MINUTE_MS)
    await makeSender(house, working()).runOnce()
    expect(await stored()).toMatchObject([{ state: 'sent', attempts: 2, problem: null }])
  })

  test('does not hold up the others', async () => {
    for (const recipient of ['a@elev.example', 'dårlig@elev.example', 'c@elev.example']) {
      await queue({ recipient })
      made.clock.pass(1)
    }
    const transport = transportThat(async ({ recipient }) => {
      if (recipient.startsWith('dårlig')) throw new Error('smtp 451')
    })
    await makeSender(house, transport).runOnce()
    expect((await stored()).map(({ state }) => state)).toEqual(['sent', 'waiting', 'sent'])
  })

  test('tells the log what kind and how often, and neither address, text nor link', async () => {
    await queue()
    await makeSender(house, failing(new Undeliverable('smtp EENVELOPE 550'))).runOnce()
    expect(made.logged).toMatchObject([{ event: 'message_given_up', facts: { channel: 'email', attempts: 1, problem: 'smtp EENVELOPE 550' } }])
    expect(JSON.stringify(made.logged)).not.toMatch(/nora|elev\.example|token/)
  })
})

describe('several senders', () => {
  test('send each message once between them', async () => {
    for (let count = 0; count < 30; count += 1) await queue({ subject: `Hei ${count}` })
    const transport = transportThat(() => new Promise((resolve) => setTimeout(resolve, 5)))
    const senders = [1, 2, 3].map(() => makeSender(house, transport))
    await Promise.all(senders.map((sender) => sender.runOnce()))
    expect(transport.sent).toHaveLength(30)
    expect(new Set(transport.sent.map(({ subject }) => subject)).size).toBe(30)
  })

  test('leave what one of them took and never told of, until it is clear that it died', async () => {
    await queue()
    let answer: (() => void) | null = null
    const hanging = makeSender(
      house,
      transportThat(() => new Promise((resolve) => (answer = resolve))),
    )
    const underWay = hanging.runOnce()
    const other = working()
    await soon(() => answer !== null)
    expect(await makeSender(house, other).runOnce()).toBe(0)
    made.clock.pass(10 * MINUTE_MS)
    expect(await makeSender(house, other).runOnce()).toBe(1)
    expect(other.sent).toHaveLength(1)
    ;(answer as (() => void) | null)?.()
    await underWay
  })

  test('take no more than a batch at a time, the oldest first, a few at once', async () => {
    for (let count = 0; count < 12; count += 1) {
      await queue({ subject: `Hei ${count}` })
      made.clock.pass(1000)
    }
    let now = 0
    let most = 0
    const transport = transportThat(async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now -= 1
    })
    expect(await makeSender(house, transport, { pollMs: 1, batch: 10, atOnce: 3 }).runOnce()).toBe(10)
    expect(transport.sent.map(({ subject }) => subject)).not.toContain('Hei 11')
    expect(most).toBe(3)
  })
})

describe('a sender that runs', () => {
  test('sends at once when it is poked', async () => {
    const transport = working()
    const sender = makeSender(house, transport, { pollMs: 60_000, batch: 20, atOnce: 4 })
    sender.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await queue()
    sender.poke()
    await soon(() => transport.sent.length === 1)
    await sender.stop()
  })

  test('finds by itself what nobody poked it for', async () => {
    const transport = working()
    const sender = makeSender(house, transport, { pollMs: 10, batch: 20, atOnce: 4 })
    sender.start()
    await queue()
    await soon(() => transport.sent.length === 1)
    await sender.stop()
  })

  test('stops after what is under way, and gives the rest back', async () => {
    for (let count = 0; count < 5; count += 1) await queue()
    let answer: (() => void) | null = null
    const transport = transportThat(() => new Promise((resolve) => (answer = resolve)))
    const sender = makeSender(house, transport, { pollMs: 60_000, batch: 20, atOnce: 1 })
    sender.start()
    await soon(() => answer !== null)
    const stopped = sender.stop()
    ;(answer as (() => void) | null)?.()
    await stopped
    expect(transport.sent).toHaveLength(1)
    expect((await stored()).map(({ state }) => state).toSorted()).toEqual(['sent', 'waiting', 'waiting', 'waiting', 'waiting'])
    expect(await makeSender(house, working()).runOnce()).toBe(4)
  })

  test('goes on after the database was away for a moment', async () => {
    let isAway = true
    const database = {
      ...house.database,
      query: ((statement) => (isAway ? Promise.reject(new Error('away')) : house.database.query(statement))) as typeof house.database.query,
    }
    const transport = working()
    const sender = makeSender({ ...house, database }, transport, { pollMs: 10, batch: 20, atOnce: 4 })
    await queue()
    sender.start()
    await soon(() => made.logged.some(({ event }) => event === 'sending_failed'))
    isAway = false
    await soon(() => transport.sent.length === 1)
    await sender.stop()
  })
})

test('messages a month old are forgotten, and newer ones kept', async () => {
  await queue()
  made.clock.pass(30 * 24 * 60 * MINUTE_MS)
  await queue({ subject: 'Ny' })
  expect(await forgetOldMessages(house)).toBe(0)
  made.clock.pass(1)
  expect(await forgetOldMessages(house)).toBe(1)
  expect(await messagesTo(house, null)).toMatchObject([{ subject: 'Ny' }])
})
