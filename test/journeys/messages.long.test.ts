// A guardian chooses on the phone how to hear of things, and hears so.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../canteen.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { limit } from '../limits.ts'
import { chromiumPath } from '../parts.ts'
import { openPortalOnPhone, type PortalOnPhone } from '../portal-on-phone.ts'
import { faultsOn, lookAs, toTheEnd } from '../screens.ts'
import { eventually } from '../eventually.ts'
import { playPushService } from '../push-service.ts'
import type { TestGuardian } from '../stops.ts'
import { desktop, phone, tablet } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a guardian and their messages', () => {
  let made: TestHouse
  let canteen: Canteen
  let portal: PortalOnPhone
  let page: Page
  let pupil: TestPupil
  let guardian: TestGuardian
  let service: Awaited<ReturnType<typeof playPushService>>
  const findings: string[] = []
  const look = async (name: string) => {
    for (const size of [phone, tablet, desktop]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await lookAs(page, { ...size, colorScheme })
        await toTheEnd(page)
        findings.push(...(await faultsOn(page, `portal-messages-${name}-${size.width}-${colorScheme}`)))
      }
    }
    await lookAs(page, { ...phone, colorScheme: 'light' })
  }

  beforeAll(async () => {
    service = await playPushService()
    made = await houseForTest({ pushHosts: [service.origin] })
    canteen = await makeCanteen(made.house)
    await made.house.database.query(sql`insert into school_calendar (school_id, offers_sms) values (${canteen.schoolId}, true)`)
    pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel', balanceOre: 100_000 })
    guardian = await limit(made.house, pupil, { mostPerDayOre: 1_000 })
    portal = await openPortalOnPhone(made, canteen)
    page = await portal.phoneOf(guardian.personId)
    await subscribeHere(page, service.subscribe())
    await page.goto(`${portal.address}/profile`)
  }, 240_000)
  afterAll(async () => {
    await portal?.close()
    await made?.close()
    await service?.close()
  })

  const line = (name: string) => page.locator('summary', { hasText: name })
  const newestTo = async (recipient: string) => (await messagesTo(made.house, recipient))[0]
  const buy = () => portal.buy(pupil)

  test('a number is confirmed with the code from the SMS', async () => {
    await page.getByRole('link', { name: /^Varsler/ }).click()
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await page.getByRole('button', { name: 'Send meg en kode' }).click()
    await page.getByLabel('Koden fra SMS-en').waitFor()
    await look('code')
    const code = /\d{6}/.exec((await newestTo('+4791234567'))?.body ?? '')?.[0] ?? ''
    await page.getByLabel('Koden fra SMS-en').fill(code)
    await page.getByRole('button', { name: 'Bekreft' }).click()
    await page.getByText('SMS kommer til 912 34 567').waitFor()
  })

  test('a stopped purchase comes by SMS once that is chosen', async () => {
    await line('En grense stoppet et kjøp').click()
    await page.getByRole('switch', { name: 'SMS' }).check()
    await line('SMS').first().waitFor()
    await look('chosen')
    expect(await buy()).toMatchObject({ code: 'limit_amount' })
    expect(await newestTo('+4791234567')).toMatchObject({
      channel: 'sms',
      body: `En grense du har satt, stoppet et kjøp for Bartholomeus-Emmanuel. ${made.house.publicUrl}/limits/${pupil.schoolId}/${pupil.walletId}`,
    })
  })

  test('a stopped purchase comes as push once that is on in the browser and chosen', async () => {
    await page.getByRole('button', { name: 'Skru på varsler her' }).click()
    await page.getByRole('button', { name: 'Skru av varsler her' }).waitFor()
    const ways = page.getByRole('group', { name: /En grense stoppet et kjøp/ })
    await ways.getByRole('switch', { name: 'SMS' }).uncheck()
    await ways.getByRole('switch', { name: 'Varsel på mobil eller PC' }).check()
    await ways.getByRole('switch', { name: 'E-post' }).uncheck()
    await page.locator('summary', { hasText: 'En grense stoppet et kjøp' }).getByText('varsel', { exact: true }).waitFor()
    await look('push')
    expect(await buy()).toMatchObject({ code: 'limit_amount' })
    await eventually(() => expect(service.pushed).toHaveLength(1))
    const [pushed] = service.pushed
    const path = `/limits/${pupil.schoolId}/${pupil.walletId}`
    expect(pushed).toMatchObject({ text: 'En grense du har satt, stoppet et kjøp for Bartholomeus-Emmanuel.', path })
    expect(service.refused).toEqual([])
    expect(await newestTo(guardian.email)).toMatchObject({ channel: 'push' })
  })

  test('what must always come cannot be turned off, and says why', async () => {
    await line('Kvittering for påfyll').click()
    await page.getByText('kvitteringen som loven gir deg rett til').waitFor()
    expect(
      await page
        .getByRole('group', { name: /Kvittering for påfyll/ })
        .getByRole('switch', { name: 'E-post' })
        .isDisabled(),
    ).toBe(true)
  })

  test('quiet hours are changed, and a trial is sent', async () => {
    await page.getByLabel('Til', { exact: true }).fill('06:30')
    await page.getByRole('button', { name: 'Lagre timene' }).click()
    await page.getByText('Lagret.').waitFor()
    await page.getByRole('button', { name: 'På e-post' }).click()
    await page.getByText('Prøven er på vei.').waitFor()
    expect(await newestTo(guardian.email)).toMatchObject({ subject: 'En prøve fra Kantinekort' })
    expect(findings).toEqual([])
  })
})

/** A test's browser shows nothing and reaches no push service: it gives the page what a played one would have given it. */
const subscribeHere = (page: Page, subscription: { endpoint: string; p256dh: string; auth: string }) =>
  page.addInitScript(({ endpoint, p256dh, auth }) => {
    const made = { toJSON: () => ({ endpoint, keys: { p256dh, auth } }), unsubscribe: async () => true }
    Object.assign(PushManager.prototype, { subscribe: async () => made, getSubscription: async () => null })
    Object.defineProperty(Notification, 'permission', { value: 'granted' })
    Notification.requestPermission = async () => 'granted'
  }, subscription)
