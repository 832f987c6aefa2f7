import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import fastify, { type FastifyInstance } from 'fastify'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../language/languages.ts'
import { houseForTest, type TestHouse } from '../../../test/house-for-test.ts'
import { chromiumPath } from '../../../test/parts.ts'
import { callbackPath } from './first-port.ts'
import { makeDemoProvider, registerDemoProvider } from './index.ts'

// With KANTINEKORT_PICTURES=<folder> the pages are also kept as pictures, to be looked at.
const pictures = process.env.KANTINEKORT_PICTURES
const CHROMIUM = chromiumPath()
// One language each.
const looks = [
  { colorScheme: 'light', width: 390, language: 'nb' },
  { colorScheme: 'dark', width: 820, language: 'nn' },
  { colorScheme: 'dark', width: 1440, language: 'en' },
] as const

describe.skipIf(!CHROMIUM)('the demo provider’s pages', () => {
  let made: TestHouse
  let app: FastifyInstance
  let browser: Browser
  let startPayment: (language: Language) => Promise<string>

  beforeAll(async () => {
    made = await houseForTest({ on: 'embedded' })
    const house = { ...made.house, installation: 'demo' as const }
    app = fastify() as unknown as FastifyInstance
    registerDemoProvider(app, house)
    app.post(callbackPath('demo'), async () => ({ done: true }))
    app.get('/back', async (_request, reply) => reply.type('text/html').send('<!doctype html><title>Tilbake</title>'))
    house.publicUrl = await app.listen({ host: '127.0.0.1', port: 0 })
    const provider = makeDemoProvider(house, () => house.publicUrl)
    startPayment = async (language) => {
      const description = 'Saldo til kantinen, Bartholomeus-Emmanuel Nguyễn-Haugeruds ungdomsskole og kultursenter'
      return (await provider.start({ reference: house.newId(), amountOre: 50_000, description, language, returnUrl: `${house.publicUrl}/back` })).payAt
    }
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ]
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args })
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
    await made.close()
  })

  /** Goes the whole way, and calls `see` on every page. */
  async function walk(page: Page, payAt: string, see: (name: string) => Promise<void>): Promise<void> {
    await page.goto(payAt)
    await see('card')
    await page.locator('button.main').click()
    await page.locator('#code').fill('12345')
    await page.keyboard.press('Enter')
    await page.locator('[aria-invalid]').waitFor()
    await see('wrong-code')
    await page.locator('#code').fill('123 456')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/decide/)
    await see('decide')
    await page.locator('button.main').click()
    await page.waitForURL(/\/back$/)
    await page.goto(payAt)
    await see('done')
    await page.goto(`${new URL(payAt).origin}/demo-provider/pay/unknown`)
    await see('not-found')
  }

  test.each(looks)('keep nobody out and never scroll sideways, in $colorScheme at $width pixels', async ({ colorScheme, width, language }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } })
    const page = await context.newPage()
    await walk(page, await startPayment(language), async (name) => {
      if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `demo-provider-${name}-${width}-${colorScheme}.png`), fullPage: true })
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBeLessThanOrEqual(0)
    })
    await context.close()
  })

  test('work with the keyboard alone and without a script, and keep the language that was chosen', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(await startPayment('nb'))
    await page.getByRole('link', { name: 'English' }).press('Enter')
    await page.getByRole('radio', { name: 'Visa' }).press('ArrowDown')
    await page.getByRole('button', { name: 'Continue to BankID' }).press('Enter')
    await page.getByLabel('One-time code').fill('123456')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Approve 500 kr' }).press('Enter')
    await page.waitForURL(/\/back$/)
    await context.close()
  })
})
