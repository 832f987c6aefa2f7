// A card from the family's side, in a real browser: registered by its number, lost, blocked, found and opened
// again, and lost for good twice, with the fee told before and taken of what is paid in.

import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { DIST } from '../../cli/build-apps.ts'
import { makeApp } from '../../server/app.ts'
import { cardsOfBatch, makeBatch, replaceCard } from '../../server/cards/index.ts'
import { serveApps } from '../../server/http/static-files.ts'
import { openSession } from '../../server/people/index.ts'
import { makeTopup } from '../../server/topups/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../canteen.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { creditTopup, makePayer, makeScriptedProvider } from '../topups.ts'
import { fakeCamera } from '../fake-camera.ts'
import { scratchFolder } from '../made-database.ts'
import { faultsOn, openChromium, PATIENCE_MS } from '../screens.ts'
import { phone } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a family and its cards', () => {
  let made: TestHouse
  let canteen: Canteen
  let app: FastifyInstance
  let browser: Browser
  let page: Page
  let address = ''
  let pupil: TestPupil
  let guardianId = ''
  let codes: string[] = []
  const camera = fakeCamera(join(scratchFolder('camera'), 'card.y4m'))
  const findings: string[] = []
  const look = async (name: string) => void findings.push(...(await faultsOn(page, name)))

  beforeAll(async () => {
    made = await houseForTest()
    canteen = await makeCanteen(made.house)
    pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel', balanceOre: 11_000 })
    guardianId = await makePayer(made.house)
    await made.house.database.query(sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at)
      values (${pupil.schoolId}, ${pupil.pupilId}, ${guardianId}, ${made.clock.now()})`)
    const batch = { schoolId: canteen.schoolId, batchId: made.house.newId() }
    await makeBatch(made.house, { ...batch, label: 'Skuffen', cardCount: 3, personId: guardianId })
    codes = (await cardsOfBatch(made.house.database, batch)).map(({ cardId }) => printedCode(made.house.keys.credentialIdOf(cardId)))
    app = await makeApp(made.house, { isHttps: false, proxies: 0 })
    await serveApps(app, DIST)
    address = await app.listen({ port: 0, host: '127.0.0.1' })
    browser = await openChromium(camera.flags)
    const context = await browser.newContext({ permissions: ['camera'], viewport: phone, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    const token = await openSession(made.house.database, made.house, guardianId)
    await context.addCookies([{ name: 'kantinekort', value: token, url: address }])
    page = await context.newPage()
    await page.clock.setSystemTime(made.clock.now())
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await made?.close()
  })

  const tile = (name: string) => page.locator('li', { has: page.getByRole('heading', { name, exact: true }) })
  const pay = async (code: string) => {
    const { till: _till, ...payload } = canteen.wish(pupil, { id: made.house.newId(), code })
    const headers = { 'x-kantinekort': '1', authorization: `Bearer ${canteen.till.token}` }
    const reply = await app.inject({ method: 'POST', url: '/api/purchases', headers, payload })
    return reply.statusCode === 200 ? 'sold' : (reply.json() as { code: string }).code
  }

  test('a new card is registered by its number, two taps from the first screen, and a slip of the finger is told before it is sent', async () => {
    await page.goto(`${address}/`)
    await page.getByRole('link', { name: /^Kort og sperring/ }).click()
    await page.getByRole('heading', { name: 'Kortene til Bartholomeus-Emmanuel' }).waitFor()
    await look('cards')
    await page.getByRole('button', { name: 'Registrer et kort' }).click()
    const dialog = page.getByRole('dialog', { name: 'Registrer et kort' })
    const [code = ''] = codes
    const number = dialog.getByLabel('Nummeret på kortet')
    await number.fill(code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'))
    await dialog.getByRole('button', { name: 'Registrer kortet' }).click()
    await dialog.getByText('Ett eller flere tegn er feil').waitFor()
    await look('cards-number-wrong')
    await number.fill('')
    camera.show(pupil.code.replace(/^./, '9'))
    await dialog.getByRole('button', { name: 'Skann med kameraet' }).click()
    await dialog.getByText('ikke av et kantinekort', { exact: false }).waitFor()
    await look('cards-camera')
    await dialog.getByRole('button', { name: 'Slå av kameraet' }).click()
    camera.show(code)
    await dialog.getByRole('button', { name: 'Skann med kameraet' }).click()
    await expect.poll(() => number.inputValue()).toBe(code)
    await number.fill(code.toLowerCase().replaceAll(/(.{4})/g, '$1 '))
    await dialog.getByLabel('Navn på kortet, om du vil').fill('Det i sekken')
    await dialog.getByRole('button', { name: 'Registrer kortet' }).click()
    await tile('Det i sekken').getByText('Virker', { exact: true }).waitFor()
    expect(await pay(code)).toBe('sold')
  })

  test('lost, it is blocked at once; found, it pays again', async () => {
    const [code = ''] = codes
    await tile('Det i sekken').getByRole('button', { name: 'Sperr kortet' }).click()
    await look('cards-block')
    await page.getByRole('dialog').getByRole('button', { name: 'Sperr nå' }).click()
    await tile('Det i sekken').getByText('Sperret', { exact: true }).waitFor()
    await look('cards-blocked')
    expect(await pay(code)).toBe('card_blocked')
    await tile('Det i sekken').getByRole('button', { name: 'Åpne kortet igjen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ja, åpne kortet' }).click()
    await tile('Det i sekken').getByText('Virker', { exact: true }).waitFor()
    expect(await pay(code)).toBe('sold')
  })

  test('lost for good twice, the fee was told before, is shown while it is owed, and what was taken of it is told', async () => {
    await page.getByText('Har du mistet kortet?').click()
    await page.getByText('Mistet: ingenting. Det er første gang.').waitFor()
    const by = { side: 'office', personId: await makePayer(made.house) } as const
    let { cardId } = pupil
    for (const [place, seenFeeOre] of [0, 10_000].entries()) {
      const wish = { ...pupil, cardId, code: codes[place + 1] as string, cause: 'lost', seenFeeOre, waiver: null, by, note: 'Ringte kontoret' } as const
      cardId = (await replaceCard(made.house, wish)).card.cardId
    }
    const topup = { schoolId: pupil.schoolId, walletId: pupil.walletId, topupId: made.house.newId(), payerPersonId: guardianId, amountOre: 5_000 }
    await makeTopup(made.house, makeScriptedProvider(), topup)
    // Two baguettes have been bought of 110 kroner: of 40 kroner and the 50 that come in, 40 may be taken and leave a meal.
    await creditTopup(made.house, topup)
    await page.reload()
    await page.getByText('60\u00a0kr gjenstår av gebyret for nytt kort').waitFor()
    await page.getByText('40\u00a0kr av 100\u00a0kr er trukket.', { exact: false }).waitFor()
    await page.getByText('Hva som har skjedd').click()
    await page.getByText('Skolen byttet ut kortet (mistet)').first().waitFor()
    await page.getByText('Ringte kontoret').first().waitFor()
    await page.getByText('Du sperret kortet (mistet)').waitFor()
    await look('cards-fee')
    expect(await pay(pupil.code)).toBe('card_replaced')
  })

  test('every screen on the way passes axe', () => {
    expect(findings).toEqual([])
  })
})
