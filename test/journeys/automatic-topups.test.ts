// A guardian on a phone has a card topped up by itself: agrees and pays once, sees the money come when lunch has eaten the
// balance, pauses with one tap, and is told when the bank says no until it stops.

import type { Browser, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIST } from '../../cli/build-apps.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { makeApp } from '../../server/app.ts'
import { serveApps } from '../../server/http/static-files.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { makePerson } from '../../server/people/index.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../../simulator/swedbank-pay/index.ts'
import { eat } from '../arrangements.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../canteen.ts'
import { freePort } from '../free-port.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { PASSWORD } from '../people.ts'
import { faultsOn, lookAs, openChromium, PATIENCE_MS } from '../screens.ts'

const PHONE = { width: 390, height: 844, colorScheme: 'light' } as const
const TICK_MS = 200
const HOUR = 3_600_000
const DAY = 24 * HOUR
const EMAIL = 'kari@example.no'

describe.skipIf(chromiumPath() === null)('on a phone, a card is topped up by itself', () => {
  let made: TestHouse
  let canteen: Canteen
  let pupil: TestPupil
  let app: FastifyInstance
  let company: RunningSimulator
  let browser: Browser
  let page: Page
  let address: string
  let ticking: NodeJS.Timeout
  const findings: string[] = []

  beforeAll(async () => {
    made = await houseForTest()
    const { now, pass } = made.clock
    ticking = setInterval(() => pass(TICK_MS), TICK_MS)
    company = await startSimulator(swedbankPay, { port: 0, now })
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    const house = { ...made.house, publicUrl: address }
    canteen = await makeCanteen(house)
    pupil = await canteen.makePupil({ balanceOre: 1_000, firstName: 'Bartholomeus-Emmanuel' })
    await transaction(house.database, async (tx) => {
      const { personId } = await makePerson(tx, house, { email: EMAIL, firstName: 'Kari', lastName: 'Prøve', password: PASSWORD, language: 'nb' })
      await tx.query(sql`
        insert into guardianship (school_id, pupil_id, person_id, starts_at)
        values (${pupil.schoolId}, ${pupil.pupilId}, ${personId}, ${now()})`)
    })
    app = await makeApp(house, {
      isHttps: false,
      proxies: 0,
      payments: {
        swedbankPay: { apiUrl: company.address, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} },
        vipps: null,
      },
    })
    await serveApps(app, DIST)
    await app.listen({ port, host: '127.0.0.1' })
    browser = await openChromium()
    const context = await browser.newContext({ viewport: PHONE, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    page = await context.newPage()
    await page.goto(`${address}/`)
    await page.getByLabel('E-post').fill(EMAIL)
    await page.getByLabel('Passord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Logg inn' }).click()
    await page.getByRole('link', { name: 'Fyll på av seg selv' }).waitFor()
  })
  afterAll(async () => {
    clearInterval(ticking)
    await browser?.close()
    await app?.close()
    await company?.stop()
    await made?.close()
  })

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name })
  const look = async (name: string) => {
    // At the end of a page nothing lies behind the bar.
    await page.evaluate(() => globalThis.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }))
    findings.push(...(await faultsOn(page, name)))
  }
  const inDark = async (name: string) => {
    await lookAs(page, { ...PHONE, colorScheme: 'dark' })
    await look(`${name}-dark`)
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'light' })
    await look(`${name}-wide`)
    await lookAs(page, PHONE)
  }
  const balance = async () =>
    (
      await firstRow<{ ore: number }>(
        made.house.database,
        sql`select balance_ore as ore from wallet where school_id = ${pupil.schoolId} and id = ${pupil.walletId}`,
      )
    )?.ore
  const subjects = async () => (await messagesTo(made.house, EMAIL)).map(({ subject }) => subject)
  /** The bank says no to the next three charges. */
  const saysNo = (token: string) =>
    fetch(`${company.address}/simulator/tokens/refuse`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, type: 'acquirerinsufficientfunds', times: 3 }),
    })

  test('one agrees to when, how much and never more than what, and pays once', async () => {
    await page.getByRole('link', { name: 'Fyll på av seg selv' }).click()
    await page.getByRole('group', { name: 'Høyst i måneden' }).waitFor()
    await look('automatic-form')
    await inDark('automatic-form')
    await press(/^Betal 200.kr og lagre kortet/)
    await page.getByRole('alert').getByText('Kryss av').waitFor()
    await page.getByRole('checkbox', { name: /Jeg godtar/ }).check()
    await press(/^Betal 200.kr og lagre kortet/)
    await page.getByText('Kortet blir lagret').waitFor()
    await press('Fortsett')
    await page.getByLabel('Engangskode').fill('123456')
    await press('Bekreft')
    await press(/^Godkjenn 200/)
    await heading('Nå fylles kortet på av seg selv').waitFor()
    await look('automatic-done')
    await page.getByRole('link', { name: 'Se avtalen' }).click()
    await page.getByText('Visa •••• 0416').waitFor()
    await look('automatic-standing')
    await inDark('automatic-standing')
    expect(await balance()).toBe(21_000)
  })

  test('the money comes by itself when lunch has eaten the balance, and is told so', async () => {
    made.clock.pass(2 * HOUR)
    await eat(made.house, canteen, { pupil, apples: 21 })
    await expect.poll(balance, { timeout: 20_000 }).toBe(24_200)
    await expect.poll(subjects).toContain('Kvittering: 200\u00a0kr til Bartholomeus-Emmanuel')
    await page.goto(`${address}/`)
    await page.getByText('Fylt på av seg selv').first().waitFor()
    await page.getByRole('link', { name: 'Fylles på av seg selv' }).waitFor()
    await look('automatic-front')
  })

  test('a pause is one tap, is seen where the balance is, and nothing comes', async () => {
    await page.getByRole('link', { name: 'Fylles på av seg selv' }).click()
    await press('Ta en pause')
    await page.getByText('Du har satt det på pause.').waitFor()
    await look('automatic-paused')
    made.clock.pass(2 * HOUR)
    await eat(made.house, canteen, { pupil, apples: 25 })
    await page.goto(`${address}/`)
    await page.getByRole('link', { name: 'Påfyllingen er på pause' }).waitFor()
    await look('automatic-front-paused')
    expect(await balance()).toBe(4_200)
  })

  test('the bank says no three days in a row: each is told, and then it has stopped', async () => {
    const sealed = await firstRow<{ token: Buffer }>(made.house.database, sql`select wrapped_token as token from stored_card where ended_at is null`)
    await saysNo(made.house.keys.unwrap(sealed?.token as Buffer).toString())
    await page.getByRole('link', { name: 'Påfyllingen er på pause' }).click()
    await press('Sett i gang igjen')
    const refused = async () => (await subjects()).filter((subject) => subject.includes('gikk ikke gjennom')).length
    for (const times of [1, 2]) {
      await expect.poll(refused, { timeout: 20_000 }).toBe(times)
      if (times === 1) {
        await page.reload()
        await page.getByText('Vi prøver igjen').waitFor()
        await look('automatic-refused')
      }
      made.clock.pass(DAY)
    }
    await expect.poll(subjects, { timeout: 20_000 }).toContain('Påfyllingen til Bartholomeus-Emmanuel har stoppet')
    await page.reload()
    await page.getByText('Banken har sagt nei tre ganger på rad.').waitFor()
    await look('automatic-stopped')
  })

  test('and it ends for good when one says so', async () => {
    await press('Avslutt og slett kortet')
    await page.getByRole('dialog').getByRole('button', { name: 'Avslutt og slett kortet' }).click()
    await page.getByRole('button', { name: /^Betal 200.kr og lagre kortet/ }).waitFor()
    const left = () => firstRow<{ count: number }>(made.house.database, sql`select count(*)::integer as count from stored_card where wrapped_token is not null`)
    await expect.poll(left, { timeout: 20_000 }).toEqual({ count: 0 })
  })

  test('on screens on which axe finds nothing', () => {
    expect(findings).toEqual([])
  })
})
