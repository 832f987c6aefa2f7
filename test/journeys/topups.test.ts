// Paying in on a phone, with each provider, as payers do it: well, not at all, half, and so late that nobody waits any more.

import type { Browser, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIST } from '../../cli/build-apps.ts'
import { simulatedVipps } from '../../cli/demo/simulators.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { makeApp } from '../../server/app.ts'
import { serveApps } from '../../server/http/static-files.ts'
import { makePerson } from '../../server/people/index.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../../simulator/swedbank-pay/index.ts'
import { vipps } from '../../simulator/vipps/index.ts'
import { makeCanteen } from '../canteen.ts'
import { freePort } from '../free-port.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { PASSWORD } from '../people.ts'
import { faultsOn, lookAs, openChromium, PATIENCE_MS } from '../screens.ts'
import { atVipps } from '../vipps.ts'

const PHONE = { width: 390, height: 844, colorScheme: 'light' } as const
const SECOND = 1_000
const TICK_MS = 200

describe.skipIf(chromiumPath() === null)('on a phone, one pays in', () => {
  let made: TestHouse
  let app: FastifyInstance
  let atCompany: { vipps: RunningSimulator; swedbankPay: RunningSimulator }
  let browser: Browser
  let page: Page
  let address: string
  let ticking: NodeJS.Timeout
  const findings: string[] = []

  beforeAll(async () => {
    made = await houseForTest()
    const { now, pass } = made.clock
    // Here time goes on, as it does for payers.
    ticking = setInterval(() => pass(TICK_MS), TICK_MS)
    atCompany = { vipps: await startSimulator(vipps, { port: 0, now }), swedbankPay: await startSimulator(swedbankPay, { port: 0, now }) }
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    const house = { ...made.house, publicUrl: address }
    const canteen = await makeCanteen(house)
    const { pupilId } = await canteen.makePupil({ balanceOre: 0, firstName: 'Bartholomeus-Emmanuel' })
    await transaction(house.database, async (tx) => {
      const guardian = { email: 'kari@example.no', firstName: 'Kari', lastName: 'Prøve', password: PASSWORD, language: 'nb' } as const
      const { personId } = await makePerson(tx, house, guardian)
      await tx.query(sql`
        insert into guardianship (school_id, pupil_id, person_id, starts_at)
        values (${canteen.schoolId}, ${pupilId}, ${personId}, ${now()})`)
    })
    app = await makeApp(house, {
      isHttps: false,
      proxies: 0,
      payments: {
        swedbankPay: { apiUrl: atCompany.swedbankPay.address, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} },
        vipps: await simulatedVipps(atCompany.vipps.address, address),
      },
    })
    await serveApps(app, DIST)
    await app.listen({ port, host: '127.0.0.1' })
    browser = await openChromium()
    const context = await browser.newContext({ viewport: PHONE, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    page = await context.newPage()
    await page.goto(`${address}/`)
    await page.getByLabel('E-post').fill('kari@example.no')
    await page.getByLabel('Passord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Logg inn' }).click()
    await choice('Vipps').waitFor()
  })
  afterAll(async () => {
    clearInterval(ticking)
    await browser?.close()
    await app?.close()
    await atCompany?.vipps.stop()
    await atCompany?.swedbankPay.stop()
    await made?.close()
  })

  const choice = (name: string) => page.getByRole('radio', { name, exact: true })
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 })
  const look = async (name: string) => void findings.push(...(await faultsOn(page, name)))
  /** The company's page, as a payer meets it on the sofa and at a desk. */
  const lookAtCompany = async (name: string) => {
    await look(name)
    await lookAs(page, { ...PHONE, colorScheme: 'dark' })
    await look(name)
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'light' })
    await look(name)
    await lookAs(page, PHONE)
  }
  const begin = async (amount: string) => {
    await page.goto(`${address}/`)
    await page.getByRole('radio', { name: new RegExp(`^${amount}\\s?kr`) }).check({ force: true })
    await press(new RegExp(`^Betal ${amount}`))
  }
  /** Into the app, where one decides. */
  const intoApp = async (amount: string) => {
    await begin(amount)
    await heading(/med Vipps$/).waitFor()
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
  }

  test('on terms that are one tap away, in plain words', async () => {
    await page.goto(`${address}/`)
    await page.getByRole('radio', { name: /^200\s?kr/ }).check({ force: true })
    await press('vilkårene for saldo')
    const terms = page.getByRole('dialog', { name: 'Vilkår for saldo' })
    await terms.getByText('kan du få tilbake når du vil, uten gebyr', { exact: false }).waitFor()
    await look('terms')
    await page.keyboard.press('Escape')
    await terms.waitFor({ state: 'detached' })
  })

  test('by Vipps, which is offered first and charges nothing, and the money is there at once', async () => {
    expect(await page.getByRole('group', { name: 'Betal med' }).getByRole('radio').count()).toBe(2)
    expect([await choice('Vipps').isChecked(), await choice('Kort').isChecked()]).toEqual([true, false])
    await page.getByRole('radio', { name: /^200/ }).check({ force: true })
    await page.getByText('Du går videre til Vipps').waitFor()
    await look('topup-choice')
    await press(/^Betal 200/)
    await heading(/^Betal 200.kr med Vipps$/).waitFor()
    await lookAtCompany('vipps-landing')
    await page.getByLabel('Mobilnummer').fill('912')
    await press('Neste')
    await page.getByText('Mobilnummeret må ha åtte sifre.').waitFor()
    await look('vipps-number-wrong')
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
    await lookAtCompany('vipps-app')
    await press(/^Betal 200/)
    await heading(/200.kr er på kortet/).waitFor()
    await page.getByText(/har nå 200.kr/).waitFor()
  })

  test('by card when one wants to, and what was chosen last is chosen next time', async () => {
    await page.goto(`${address}/`)
    await choice('Kort').check({ force: true })
    await page.getByRole('radio', { name: /^50.kr/ }).check({ force: true })
    await page.getByText('Du går videre til Swedbank Pay').waitFor()
    await press(/^Betal 50/)
    await press('Avbryt og gå tilbake')
    await heading('Betalingen ble avbrutt').waitFor()
    await page.goto(`${address}/`)
    await choice('Kort').waitFor()
    expect(await choice('Kort').isChecked()).toBe(true)
    await choice('Vipps').check({ force: true })
  })

  test('not when the bank says no: it is said so, nothing is drawn, and one may try again', async () => {
    await intoAppBy('Vipps', '100')
    await press('La banken si nei')
    await heading('Banken sa nei').waitFor()
    await look('vipps-refused')
    await press('Avbryt')
    await heading('Betalingen ble ikke godkjent').waitFor()
    await page.getByText('Ingen penger er trukket.').waitFor()
    await page.getByRole('link', { name: 'Prøv igjen' }).waitFor()
  })

  test('not when one changes one’s mind', async () => {
    await intoApp('100')
    await press('Avbryt')
    await heading('Betalingen ble avbrutt').waitFor()
  })

  test('and the money comes although the browser was closed and Vipps never calls', async () => {
    await intoApp('100')
    await page.getByLabel('Beskjeden til kantina kommer').selectOption('never')
    await press('Betal og lukk vinduet')
    await page.getByText('Du kan lukke vinduet').waitFor()
    await look('vipps-closed')
    expect(await balance()).toBe(20_000)
    // Nobody looks; the house asks by itself.
    made.clock.pass(11 * SECOND)
    await expect.poll(balance).toBe(30_000)
  })

  test('and one who walks away is told where to go on, and gets the money when it comes late after all', async () => {
    await intoApp('40')
    await press('Gå fra det uten å svare')
    await heading('Vi venter på svar').waitFor()
    await page.getByRole('link', { name: 'Fortsett å betale' }).waitFor()
    await look('topup-waiting')
    await page.getByRole('link', { name: 'Fortsett å betale' }).click()
    await heading(/^Betal 40.kr med Vipps$/).waitFor()
    await page.goBack()
    await heading('Vi venter på svar').waitFor()
    const latest = await firstRow<{ reference: string }>(
      made.house.database,
      sql`select provider_reference as reference from topup where state = 'pending' order by made_at desc limit 1`,
    )
    await atVipps(atCompany.vipps.address, 'payments/approve', { reference: latest?.reference })
    await heading(/40.kr er på kortet/).waitFor()
    expect(await balance()).toBe(34_000)
  })

  test('by another way while one does not answer, and is told so before one tries', async () => {
    await atCompany.vipps.stop()
    await page.goto(`${address}/`)
    for (let tries = 0; tries < 6 && !(await page.getByText('Vipps virker ikke akkurat nå').isVisible()); tries += 1) {
      await begin('50')
      await page.getByRole('alert').or(page.getByText('Vipps virker ikke akkurat nå')).first().waitFor()
      await page.reload()
      await choice('Vipps').waitFor()
    }
    await page.getByText('Vipps virker ikke akkurat nå').waitFor()
    expect([await choice('Vipps').isDisabled(), await choice('Kort').isChecked()]).toEqual([true, true])
    await look('topup-vipps-down')
  })

  test('on screens on which axe finds nothing', () => {
    expect(findings).toEqual([])
  })

  async function intoAppBy(provider: string, amount: string): Promise<void> {
    await page.goto(`${address}/`)
    await choice(provider).check({ force: true })
    await page.getByRole('radio', { name: new RegExp(`^${amount}\\s?kr`) }).check({ force: true })
    await press(new RegExp(`^Betal ${amount}`))
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
  }

  async function balance(): Promise<number> {
    const found = await firstRow<{ balanceOre: number }>(made.house.database, sql`select balance_ore as "balanceOre" from wallet order by made_at limit 1`)
    return found?.balanceOre ?? Number.NaN
  }
})
