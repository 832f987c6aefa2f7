// Money back as a family meets it on a phone: two taps, the split told before, the provider and the bank after, and
// every step dated. The office makes the bank's file in between.

import type { Browser, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIST } from '../../cli/build-apps.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { makeApp } from '../../server/app.ts'
import { addAccount } from '../../server/bank-accounts/index.ts'
import { setFoodGroup } from '../../server/insights/index.ts'
import { currentSigner } from '../../server/journal/index.ts'
import { makePurchases } from '../../server/purchases/index.ts'
import { serveApps } from '../../server/http/static-files.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { openSession } from '../../server/people/index.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../../simulator/swedbank-pay/index.ts'
import type { TestPupil } from '../canteen.ts'
import { eventually } from '../eventually.ts'
import { chromiumPath } from '../parts.ts'
import { openRefundWorld, type RefundWorld } from '../refunds.ts'
import { faultsOn, lookAs, openChromium, PATIENCE_MS } from '../screens.ts'
import { desktop, phone, tablet } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a family that wants its money back', () => {
  let world: RefundWorld
  let simulator: RunningSimulator
  let app: FastifyInstance
  let browser: Browser
  let page: Page
  let office: Page
  let address = ''
  let pupil: TestPupil
  let mother = { personId: '', email: '' }
  const findings: string[] = []
  const look = async (on: Page, name: string) => {
    // At the end of a long page nothing is half under the bar at the thumb.
    await on.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    findings.push(...(await faultsOn(on, name)))
  }
  const lookAtAll = async (on: Page, name: string, back: { width: number; height: number }) => {
    for (const as of [
      { ...phone, colorScheme: 'dark' as const },
      { ...tablet, colorScheme: 'light' as const },
      { ...desktop, colorScheme: 'light' as const },
    ]) {
      await lookAs(on, as)
      await look(on, name)
    }
    await lookAs(on, { ...back, colorScheme: 'light' })
  }

  async function openPage(personId: string, viewport: { width: number; height: number }): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce', acceptDownloads: true })
    context.setDefaultTimeout(PATIENCE_MS)
    await context.addCookies([{ name: 'kantinekort', value: await openSession(world.house.database, world.house, personId), url: address }])
    const opened = await context.newPage()
    await opened.clock.setSystemTime(world.made.clock.now())
    return opened
  }

  /** Pays in as a browser would, and answers when the money is on the card. */
  async function payIn(amountOre: number): Promise<string> {
    const topupId = world.house.newId()
    const { schoolId, walletId } = pupil
    const cookie = `kantinekort=${await openSession(world.house.database, world.house, mother.personId)}`
    const headers = { 'x-kantinekort': '1', cookie }
    await app.inject({
      method: 'POST',
      url: `/api/wallets/${schoolId}/${walletId}/topups`,
      headers,
      payload: { id: topupId, amountOre, provider: 'swedbank-pay' },
    })
    const order = await firstRow<{ id: string }>(
      world.house.database,
      sql`select provider_reference as id from topup where school_id = ${schoolId} and id = ${topupId}`,
    )
    await fetch(`${simulator.address}/simulator/orders/approve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })
    world.made.clock.pass(60_000)
    await eventually(async () => {
      const found = await firstRow(world.house.database, sql`select state from topup where school_id = ${schoolId} and id = ${topupId}`)
      expect(found).toEqual({ state: 'credited' })
    })
    return topupId
  }

  beforeAll(async () => {
    world = await openRefundWorld()
    const { house } = world
    simulator = await startSimulator(swedbankPay, { port: 0 })
    simulator.callbacks.setPolicy({ losePercent: 100 })
    app = await makeApp(house, {
      isHttps: false,
      proxies: 0,
      payments: {
        swedbankPay: { apiUrl: simulator.address, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} },
        vipps: null,
      },
    })
    await serveApps(app, DIST)
    address = await app.listen({ port: 0, host: '127.0.0.1' })
    pupil = await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel', balanceOre: 0 })
    mother = await world.makePerson('Mor')
    await world.follow(pupil, mother.personId)
    await transaction(house.database, (tx) => addAccount(tx, house, { operatorId: world.operatorId, typed: '86011117947' }))
    const old = await payIn(10_000)
    // So long ago that the payment cannot take it back.
    await house.database.query(sql`update topup set credited_at = '2025-06-01T08:00:00Z' where school_id = ${pupil.schoolId} and id = ${old}`)
    await payIn(15_000)
    browser = await openChromium()
    page = await openPage(mother.personId, phone)
    const administrator = await world.makePerson('Bartholomeus-Emmanuel')
    await house.database.query(sql`
      insert into staff_post (id, person_id, operator_id, school_id, role, starts_at)
      values (${house.newId()}, ${administrator.personId}, ${world.operatorId}, null, 'administrator', ${world.made.clock.now()})`)
    office = await openPage(administrator.personId, desktop)
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await simulator?.stop()
    await world?.close()
  })

  test('is told which way it goes before anything is sent, and has it in two taps', async () => {
    await page.goto(`${address}/`)
    await page.getByRole('link', { name: /^Få penger tilbake/ }).click()
    await page.getByText('Til kontoen din: du skriver inn kontonummeret etterpå').waitFor()
    await page.getByText(/^Gjennom betalingen .* \(kort\)$/).waitFor()
    await look(page, 'refund-ask')
    await page.getByLabel('Beløp').fill('250,01')
    await page.getByText('Skriv et beløp fra 1 øre til 250 kr.').waitFor()
    await page.getByLabel('Beløp').fill('250')
    await page.getByRole('button', { name: 'Få tilbake 250 kr' }).click()
    await page.getByText('Mangler konto').waitFor()
    // The provider gives its part back within seconds, and the page says so by itself.
    await page.getByText('Betalt tilbake gjennom betalingen').waitFor()
    expect(await world.balance(pupil)).toBe(0)
    await page.getByText('Alle steg').click()
    await lookAtAll(page, 'refund-steps', phone)
  })

  test('enters an account with the code from the e-mail', async () => {
    await page.getByRole('link', { name: 'Skriv inn kontonummer' }).click()
    await page.getByLabel('Kontonummer').fill('8601 11 17948')
    await page.getByRole('button', { name: 'Send meg en kode' }).click()
    await page.getByText('Kontonummeret er ikke riktig.').waitFor()
    await look(page, 'refund-account-wrong')
    await page.getByLabel('Kontonummer').fill('8601 11 17947')
    world.made.clock.pass(1_000)
    await page.getByRole('button', { name: 'Send meg en kode' }).click()
    await page.getByText(/^Vi har sendt en kode/).waitFor()
    await look(page, 'refund-account-code')
    const [letter] = await messagesTo(world.house, mother.email)
    await page.getByLabel('Kode fra e-posten').fill(/^\d{6}$/m.exec(letter?.body ?? '')?.[0] ?? '')
    await page.getByRole('button', { name: 'Bruk •••• •• •7947' }).click()
    await page.getByText('•••• •• •7947').waitFor()
    await look(page, 'refund-account')
  })

  test('is paid by the office’s file to the bank, and sees that too', async () => {
    await office.goto(`${address}/office/${world.canteen.schoolId}/payouts`)
    await office.getByRole('button', { name: /^Lag fil: 100/ }).waitFor()
    await look(office, 'payouts-ready')
    await office.getByRole('button', { name: /^Lag fil: 100/ }).click()
    const panel = office.locator('.office-panel')
    const [file] = await Promise.all([office.waitForEvent('download'), panel.getByRole('button', { name: 'Last ned filen' }).click()])
    expect(file.suggestedFilename()).toMatch(/^utbetaling-.*\.xml$/)
    await look(office, 'payouts-run')
    await panel.getByRole('button', { name: 'Betalt: Mor Prøve' }).click()
    await panel.getByText('Betalt', { exact: true }).waitFor()
    for (const tab of [/^Filer/, /^Uten konto/, /^Innstillinger/]) {
      await office.getByRole('tab', { name: tab }).click()
      await look(office, `payouts-${String(tab).replaceAll(/\W/g, '')}`)
    }
    await page.goto(`${address}/refunds/${pupil.schoolId}/${pupil.walletId}`)
    await page.getByText('Alle steg').click()
    await page.getByText('Sendt til banken', { exact: false }).first().waitFor()
    await look(page, 'refund-done')
  })

  test('sees on its card what came back, and the office gives back on behalf with the reason', async () => {
    await payIn(5_000)
    await office.goto(`${address}/office/${world.canteen.schoolId}/pupils?open=${pupil.pupilId}`)
    const panel = office.locator('.office-panel')
    await panel.getByRole('button', { name: 'Betal tilbake', exact: true }).click()
    await panel.getByLabel('Beløp').fill('30')
    await panel.getByRole('button', { name: 'Betal tilbake 30 kr' }).click()
    await panel.getByText('Skriv hvorfor.').waitFor()
    await panel.getByLabel('Hvorfor?').fill('Mor ringte og ba om det')
    await look(office, 'payouts-on-behalf')
    await panel.getByRole('button', { name: 'Betal tilbake 30 kr' }).click()
    await expect.poll(() => world.balance(pupil)).toBe(2_000)
    await page.goto(`${address}/history/${pupil.schoolId}/${pupil.walletId}`)
    await page.getByText('Tilbakebetaling').first().waitFor()
    await look(page, 'refund-history')
  })

  test('sees what was bought and what it was', async () => {
    const { house, canteen } = world
    await setFoodGroup(house.database, { schoolId: pupil.schoolId, productId: canteen.apple.productId, foodGroup: 'fruit' })
    await makePurchases(house, await currentSigner(house.database, house.keys), [
      canteen.wish(pupil, { lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 }),
    ])
    await page.getByRole('link', { name: 'Se forbruket' }).click()
    await page.getByRole('heading', { name: /^Forbruket til/ }).waitFor()
    await page.getByRole('heading', { name: 'Hva det var' }).waitFor()
    await page.getByRole('rowheader', { name: 'Frukt og bær' }).waitFor()
    await look(page, 'spending')
  })

  test('moves what is left of its own to a sibling with one press', async () => {
    const sibling = await world.canteen.makePupil({ balanceOre: 0, firstName: 'Liam' })
    await world.follow(sibling, mother.personId)
    await payIn(5_000)
    const before = (await world.balance(pupil)) as number
    await page.goto(`${address}/refunds/${pupil.schoolId}/${pupil.walletId}`)
    await page.getByLabel('Beløp å flytte').fill('20')
    await look(page, 'to-sibling')
    await page.getByRole('button', { name: /^Flytt 20.kr til Liam$/ }).click()
    await expect.poll(() => world.balance(sibling)).toBe(2_000)
    expect(await world.balance(pupil)).toBe(before - 2_000)
    await page.goto(`${address}/history/${sibling.schoolId}/${sibling.walletId}`)
    await page.getByText('Flyttet mellom søsken').waitFor()
  })

  test('every screen on the way passes axe', () => {
    expect(findings).toEqual([])
  })
})
