import type { Browser } from '@playwright/test'
import { rmSync } from 'node:fs'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { galleryConfig } from '../build/app-config.ts'
import { scratchFolder } from '../../test/made-database.ts'
import { chromiumPath } from '../../test/parts.ts'
import { drawn, faultsOn, keepPicture, type Look, lookAs, openChromium, PATIENCE_MS } from '../../test/screens.ts'

const shown = test.skipIf(chromiumPath() === null)

const folder = scratchFolder('gallery')
let server: PreviewServer
let browser: Browser
let address: string

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const config = galleryConfig(folder)
  await build(config)
  server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await openChromium()
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

// So high that the bar at the foot of a phone covers nothing.
const FULL_HEIGHT = 7_000
const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 820, 1440].map((width) => ({ colorScheme, width, height: FULL_HEIGHT })),
)

shown.each(['?layout=bottom', '?layout=side'])('the kit keeps nobody out and never scrolls sideways, with %s', async (query) => {
  const page = await openGallery(query, FULL_HEIGHT)
  const found: string[] = []
  // A bar at the side needs the room of a desk.
  for (const look of looks.filter(({ width }) => (query === '?layout=side') === (width === 1440))) {
    await lookAs(page, look)
    found.push(...(await faultsOn(page, 'kit')))
  }
  expect(found).toEqual([])
  await page.context().close()
})

shown('a dialog takes the focus, closes on Escape and gives the focus back', async () => {
  const page = await openGallery()
  const opener = page.getByRole('button', { name: 'Dialog center' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Sperr kortet?' }).waitFor()
  await keepPicture(page, 'kit-dialog')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.context().close()
})

shown('a link that is followed leads the keyboard to the new screen, and a wrong one leads home again', async () => {
  const page = await openGallery()
  expect(await page.title()).toBe('Hei, Bartholomeus-Emmanuel – Kantinekort')
  await page.getByRole('link', { name: 'Kort' }).click()
  await page.getByText('Vi finner ikke denne siden').waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'content')
  await page.getByRole('link', { name: 'Til forsiden' }).click()
  await page.getByRole('heading', { name: 'Knapper' }).waitFor()
  await page.context().close()
})

shown('nothing glides for those who have asked for calm', async () => {
  const page = await openGallery()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await page.evaluate(() => document.getAnimations().filter((each) => each instanceof CSSTransition).length)).toBe(0)
  await page.context().close()
})

shown('the language can be changed and is remembered', async () => {
  const page = await openGallery()
  await page.getByRole('combobox', { name: 'Språk' }).selectOption('nn')
  await page.getByRole('link', { name: 'Hopp til innhaldet' }).waitFor({ state: 'attached' })
  await page.reload()
  await page.getByRole('link', { name: 'Hopp til innhaldet' }).waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nn')
  await page.context().close()
})

async function openGallery(query = '', height = 1180) {
  const context = await browser.newContext({
    viewport: { width: 820, height },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) elsewhere.push(request.url())
  })
  await page.goto(address + query)
  await page.getByRole('heading', { name: 'Knapper' }).waitFor()
  await drawn(page)
  expect(elsewhere).toEqual([])
  return page
}
