// An SMS that the gateway took and later reports as lost: its reader gets a letter, once, whatever the order of things.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../../database/transaction.ts'
import { LETTER_IN_TIME_MS } from '../../../rules/sms-delivery.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../../test/house-for-test.ts'
import { makeApp } from '../../app.ts'
import { deliveryReportPath, forgetOldMessages, makeSender, messagesTo, queueMessage, Undeliverable } from '../index.ts'

let made: TestHouse
let app: Awaited<ReturnType<typeof makeApp>>
beforeAll(async () => {
  made = await houseForTest()
  app = await makeApp(made.house, { isHttps: false, proxies: 0 })
})
beforeEach(async () => {
  made.clock.set(LUNCH)
  await made.house.database.query(sql`delete from message`)
})
afterAll(async () => {
  await app.close()
  await made.close()
})

const EMAIL = 'kari@familie.example'
const otherwise = { recipient: EMAIL, subject: 'I morgen', body: 'Fyll på.', language: 'nb' } as const
const CODES = { sent: 1000, delivered: 1001, expired: 1002, failed: 1003, unknown: 1010 } as const
type Reported = keyof typeof CODES

async function queueSms({ hasLetter = true, expiresAt = null as Date | null } = {}): Promise<string> {
  const { messageId } = await transaction(made.house.database, (tx) =>
    queueMessage(tx, made.house, {
      channel: 'sms',
      recipient: '+4791234567',
      subject: '',
      body: 'Saldoen rekker ikke.',
      expiresAt,
      otherwise: hasLetter ? otherwise : null,
    }),
  )
  return messageId
}
async function report(messageId: string, said: Reported): Promise<void> {
  const answer = await app.inject({
    method: 'POST',
    url: deliveryReportPath(made.house),
    payload: { refId: messageId, id: `gateway-${messageId}`, resultCode: CODES[said] },
  })
  expect(answer.statusCode).toBe(200)
}
/** Sends what waits by a gateway that accepts it; some reports come before its answer does. */
const accept = (early: readonly Reported[] = []) =>
  makeSender(made.house, {
    channels: ['sms'],
    keepsLetters: false,
    send: async ({ messageId }) => {
      for (const said of early) await report(messageId, said)
      return { providerId: `gateway-${messageId}`, parts: 1, delivery: 'queued', code: 1005 }
    },
    close: async () => {},
  }).runOnce()
const letters = async () => (await messagesTo(made.house, EMAIL)).map(({ body }) => body)
const LETTER = 'Dette skulle ha kommet på SMS. Den kom ikke fram, så du får det på e-post.\n\nFyll på.'

describe('an SMS that is reported as lost', () => {
  test('comes as a letter that says so, once, however often it is reported', async () => {
    const messageId = await queueSms()
    await accept()
    expect(await letters()).toEqual([])
    for (let times = 0; times < 3; times += 1) await report(messageId, 'failed')
    await report(messageId, 'expired')
    expect(await letters()).toEqual([LETTER])
  })

  test('is told by the first word that is final, in every order of three reports, before and after the gateway’s answer', async () => {
    const words = Object.keys(CODES) as Reported[]
    for (const first of words)
      for (const second of words)
        for (const third of words)
          for (const before of [0, 1, 3]) {
            await made.house.database.query(sql`delete from message`)
            const all = [first, second, third]
            const messageId = await queueSms()
            await accept(all.slice(0, before))
            for (const said of all.slice(before)) await report(messageId, said)
            const final = all.find((said) => said !== 'sent' && said !== 'unknown')
            const isLost = final === 'failed' || final === 'expired'
            expect(await letters(), `${all.join(', ')}; ${before} before the answer`).toEqual(isLost ? [LETTER] : [])
          }
  })

  test('comes as one letter where two reports are here at once', async () => {
    const messageId = await queueSms()
    await accept()
    await Promise.all([report(messageId, 'failed'), report(messageId, 'expired'), report(messageId, 'failed')])
    expect(await letters()).toEqual([LETTER])
  })

  test('leaves no second letter where it is given up too', async () => {
    const messageId = await queueSms()
    await makeSender(made.house, {
      channels: ['sms'],
      keepsLetters: false,
      send: async () => {
        await report(messageId, 'failed')
        throw new Undeliverable('link 2106')
      },
      close: async () => {},
    }).runOnce()
    await report(messageId, 'failed')
    expect(await letters()).toEqual([LETTER])
  })

  test('comes as no letter where an e-mail told it already', async () => {
    const messageId = await queueSms({ hasLetter: false })
    await accept()
    await report(messageId, 'failed')
    expect(await letters()).toEqual([])
  })

  test('comes as no letter when it is worth nothing any more, or when a day has passed', async () => {
    const worthless = await queueSms({ expiresAt: new Date(made.clock.now().getTime() + 60_000) })
    const late = await queueSms()
    await accept()
    made.clock.pass(60_000)
    await report(worthless, 'expired')
    made.clock.pass(LETTER_IN_TIME_MS - 60_000 + 1)
    await report(late, 'expired')
    expect(await letters()).toEqual([])
  })
})

test('the letter that waits for a report goes when the SMS arrives, and after a day without a word', async () => {
  const kept = async () => (await rows<{ id: string }>(made.house.database, sql`select id from message where otherwise is not null`)).length
  const messageId = await queueSms()
  await queueSms()
  await accept()
  expect(await kept()).toBe(2)
  await report(messageId, 'delivered')
  expect(await kept()).toBe(1)
  made.clock.pass(LETTER_IN_TIME_MS)
  await forgetOldMessages(made.house)
  expect(await kept()).toBe(1)
  made.clock.pass(1)
  await forgetOldMessages(made.house)
  expect(await kept()).toBe(0)
})
