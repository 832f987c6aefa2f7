// The adapter speaks LINK's real protocol over HTTP, to a server that plays LINK.

import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../../database/transaction.ts'
import { linkMobility as linkCompany, magicNumbers, simulatedAccount } from '../../../simulator/link-mobility/index.ts'
import { type RunningSimulator, startSimulator } from '../../../simulator/simulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { freePort } from '../../../test/free-port.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../../test/house-for-test.ts'
import { makeApp } from '../../app.ts'
import type { House } from '../../house.ts'
import { deliveryReportPath, linkMobility, type LinkMobilitySettings, makeSender, queueMessage, reserveSms, smsToday, whySmsCannotBeSent } from '../index.ts'

let made: TestHouse
let house: House
let app: Awaited<ReturnType<typeof makeApp>>
let simulator: RunningSimulator
let reportUrl: string

beforeAll(async () => {
  made = await houseForTest()
  house = made.house
  app = await makeApp(house, { isHttps: false, proxies: 0 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  reportUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}${deliveryReportPath(house)}`
  simulator = await startSimulator(linkCompany, { port: 0 })
})
beforeEach(async () => {
  made.clock.set(LUNCH)
  await simulate('gates/set', { url: reportUrl })
})
afterEach(async () => {
  await simulate('reset', {})
  await house.database.query(sql`delete from message`)
  await house.database.query(sql`delete from sms_day`)
})
afterAll(async () => {
  await simulator.stop()
  await app.close()
  await made.close()
})

async function simulate(deed: string, wish: object): Promise<unknown> {
  const answer = await fetch(`${simulator.address}/simulator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  return answer.json()
}

type Shown = { messageId: string; refId: string; destination: string; userData: string; source: string; relativeValidityTime: number; parts: number }
const inbox = async () => ((await (await fetch(`${simulator.address}/inbox.json`)).json()) as { messages: Shown[] }).messages

const settings = (): LinkMobilitySettings => ({ ...simulatedAccount, baseUrl: `${simulator.address}/sms`, sender: 'Kantine', prefixes: ['+47'] })
const senderWith = (changed: Partial<LinkMobilitySettings> = {}, answerMs = 5_000, here = house) =>
  makeSender(here, linkMobility({ ...settings(), ...changed }, { reserve: (parts) => reserveSms(here, parts), now: here.clock.now, answerMs }))

const TEXT = 'Hei, Nora! Åpne lenken på mobilen: http://127.0.0.1:3000/phone#token=7.hemmelig'
const mobile = (ending: string) => `+479999${ending}`
const queue = (ending: string, wish: { body?: string; recipient?: string; isOnce?: boolean; expiresAt?: Date } = {}) =>
  transaction(house.database, (tx) => queueMessage(tx, house, { channel: 'sms', recipient: mobile(ending), subject: '', body: TEXT, isOnce: true, ...wish }))

type Stored = { state: string; attempts: number; problem: string | null; delivery: string | null; code: number | null; parts: number | null; body: string }
const stored = async () =>
  (
    await rows<Stored>(
      house.database,
      sql`select state, attempts, last_problem as problem, delivery, delivery_code as code, parts, body from message order by made_at, id`,
    )
  )[0]
const reported = (delivery: string) => eventually(async () => expect(await stored()).toMatchObject({ delivery }))

describe('an SMS', () => {
  test('arrives as it was written, in LINK’s words, and is reported as delivered', async () => {
    const { messageId } = await queue(magicNumbers.delivered, { expiresAt: new Date(Date.parse(LUNCH) + 30 * 60_000) })
    await senderWith().runOnce()
    expect(await inbox()).toMatchObject([
      { refId: messageId, destination: '+4799990001', source: 'Kantine', userData: TEXT, relativeValidityTime: 30 * 60_000, parts: 1 },
    ])
    await reported('delivered')
    expect(await stored()).toMatchObject({ state: 'sent', attempts: 1, problem: null, delivery: 'delivered', code: 1001, parts: 1, body: '' })
    expect(await smsToday(house)).toEqual({ parts: 1, failed: 0 })
  })

  test('in several parts is paid for in parts, and reported in parts', async () => {
    await queue(magicNumbers.delivered, { body: 'å'.repeat(161) })
    await senderWith().runOnce()
    await reported('delivered')
    expect(await stored()).toMatchObject({ parts: 2 })
    expect(await smsToday(house)).toEqual({ parts: 2, failed: 0 })
  })

  test('to an unknown subscriber is reported as failed, and counted', async () => {
    await queue(magicNumbers.unknownSubscriber)
    await senderWith().runOnce()
    await reported('failed')
    expect(await stored()).toMatchObject({ state: 'sent', delivery: 'failed', code: 2104 })
    expect(await smsToday(house)).toEqual({ parts: 1, failed: 1 })
  })

  test('that is never reported stays queued', async () => {
    await queue(magicNumbers.neverReported)
    await senderWith().runOnce()
    expect(await stored()).toMatchObject({ state: 'sent', delivery: 'queued', code: 1005 })
  })

  test('whose answer is slow is sent once, also when its report is here first', async () => {
    await queue(magicNumbers.slow)
    await senderWith().runOnce()
    await reported('delivered')
    expect(await inbox()).toHaveLength(1)
  })

  test('that the gateway answers with an error is tried again, a bounded number of times', async () => {
    await queue(magicNumbers.error)
    const sender = senderWith()
    for (let tries = 1; tries <= 9; tries += 1) {
      await sender.runOnce()
      made.clock.pass(3 * 3_600_000)
    }
    expect(await stored()).toMatchObject({ state: 'given_up', attempts: 8, problem: 'link 106000' })
    expect(await inbox()).toEqual([])
  })

  test('whose answer never comes is not sent again: it may have arrived', async () => {
    await queue(magicNumbers.silentAfterAccepting)
    const sender = senderWith({}, 300)
    await sender.runOnce()
    expect(await stored()).toMatchObject({ state: 'given_up', attempts: 1, problem: 'outcome unknown' })
    made.clock.pass(24 * 3_600_000)
    await sender.runOnce()
    expect(await inbox()).toHaveLength(1)
  })

  test('whose line is cut after it was taken, or answered with nonsense, is not sent again either', async () => {
    for (const kind of ['hangs_up_after', 'garbled']) {
      await simulate('faults', { step: 'send', kind })
      await queue(magicNumbers.neverReported)
      const sender = senderWith()
      await sender.runOnce()
      made.clock.pass(3_600_000)
      await sender.runOnce()
      expect(await stored(), kind).toMatchObject({ state: 'given_up', attempts: 1, problem: 'outcome unknown' })
      expect(await inbox()).toHaveLength(1)
      await simulate('reset', {})
      await house.database.query(sql`delete from message`)
    }
  })

  test('is reported twice and out of order, and stays delivered', async () => {
    await queue(magicNumbers.reportsTwiceAndInDisorder)
    await senderWith().runOnce()
    await reported('delivered')
    await eventually(() => expect(simulator.callbacks.counts()).toMatchObject({ waiting: 0 }))
    expect(await stored()).toMatchObject({ delivery: 'delivered', code: 1001 })
  })

  test('is not sent when there is nobody at the gateway’s address, and tried again', async () => {
    await queue(magicNumbers.delivered)
    await senderWith({ baseUrl: `http://127.0.0.1:${await freePort()}/sms` }).runOnce()
    expect(await stored()).toMatchObject({ state: 'waiting', attempts: 1, problem: 'link not reached' })
    made.clock.pass(60_000)
    await senderWith().runOnce()
    await reported('delivered')
  })

  test('waits for an account that is put right: a wrong password, platform or gate is no fault of the message', async () => {
    for (const [wrong, problem] of [
      [{ password: 'feil' }, 'link 106100'],
      [{ platformId: 'feil' }, 'link 106200'],
      [{ platformPartnerId: 'feil' }, 'link 106201'],
      [{ gate: 'feil' }, 'link 106300'],
    ] as const) {
      await queue(magicNumbers.delivered)
      await senderWith(wrong).runOnce()
      expect(await stored()).toMatchObject({ state: 'waiting', problem })
      await house.database.query(sql`delete from message`)
    }
  })

  test('that the gateway will never take is given up at once', async () => {
    await queue(magicNumbers.delivered, { recipient: '+47' })
    await senderWith().runOnce()
    expect(await stored()).toMatchObject({ state: 'given_up', attempts: 1, problem: 'link 2106' })
  })

  test('to a country that is not on the list never leaves the house', async () => {
    await queue(magicNumbers.delivered, { recipient: '+46701234567' })
    await senderWith().runOnce()
    expect(await stored()).toMatchObject({ state: 'given_up', problem: 'number not allowed' })
    expect(await inbox()).toEqual([])
    expect(await smsToday(house)).toEqual({ parts: 0, failed: 0 })
  })

  test('is never written into the log, nor the number it goes to, nor the gateway’s password', async () => {
    for (const ending of Object.values(magicNumbers)) await queue(ending)
    await senderWith({}, 300).runOnce()
    const log = JSON.stringify(made.logged)
    expect(log).toContain('message_sent')
    for (const secret of ['47999900', 'hemmelig', 'Nora', simulatedAccount.password, 'http']) expect(log).not.toContain(secret)
  })
})

describe('a day’s SMS', () => {
  test('have an end: the last part that there is room for is sent, and the next is not', async () => {
    const small = { ...house, smsPartsADay: 3 }
    await queue(magicNumbers.neverReported, { body: 'å'.repeat(161) })
    await queue(magicNumbers.neverReported)
    expect(await whySmsCannotBeSent(small)).toBeNull()
    await senderWith({}, 5_000, small).runOnce()
    expect(await inbox()).toHaveLength(2)
    expect(await whySmsCannotBeSent(small)).toBe('sms_day_is_full')
    await queue(magicNumbers.neverReported)
    await senderWith({}, 5_000, small).runOnce()
    expect(await inbox()).toHaveLength(2)
    expect(await smsToday(small)).toEqual({ parts: 3, failed: 0 })
    // Midnight in Oslo.
    made.clock.set('2026-11-03T23:00:00Z')
    expect(await whySmsCannotBeSent(small)).toBeNull()
    expect(await whySmsCannotBeSent({ ...house, smsPartsADay: null })).toBe('sms_not_set_up')
  })

  test('are not overspent by many who send at once', async () => {
    const small = { ...house, smsPartsADay: 5 }
    const taken = await Promise.all(Array.from({ length: 20 }, () => reserveSms(small, 1)))
    expect(taken.filter(Boolean)).toHaveLength(5)
  })
})

describe('a delivery report', () => {
  const report = (url: string, body: object) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  test('is taken at the address that only LINK knows', async () => {
    const guessed = reportUrl.slice(0, -1) + (reportUrl.endsWith('A') ? 'B' : 'A')
    for (const url of [guessed, reportUrl.slice(0, -1), `${reportUrl}A`])
      expect((await report(url, { refId: 'x', id: 'y', resultCode: 1001 })).status).toBe(404)
    expect((await report(reportUrl, { refId: 'x', id: 'y', resultCode: 1001 })).status).toBe(200)
    expect((await report(reportUrl, { refId: 'x' })).status).toBe(400)
  })

  test('of another message’s id, of an e-mail, or of nothing of ours changes nothing', async () => {
    const { messageId } = await queue(magicNumbers.neverReported)
    await senderWith().runOnce()
    made.clock.pass(1)
    const { messageId: letterId } = await transaction(house.database, (tx) =>
      queueMessage(tx, house, { channel: 'email', recipient: 'nora@elev.example', subject: 'Hei', body: 'Hei' }),
    )
    for (const body of [
      { refId: messageId, id: 'another', resultCode: 1001 },
      { refId: letterId, id: 'y', resultCode: 1001 },
      { refId: house.newId(), id: 'y', resultCode: 1001 },
    ])
      expect((await report(reportUrl, body)).status).toBe(200)
    expect(await stored()).toMatchObject({ delivery: 'queued' })
  })
})
