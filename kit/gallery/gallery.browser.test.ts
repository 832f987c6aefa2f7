import AxeBuilder from '@axe-core/playwright'
import type { Browser } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { galleryConfig } from '../build/app-config.ts'
import { openChromium } from '../build/open-chromium.ts'

// With KANTINEKORT_PICTURES=<folder> the pages are also kept as pictures, to be looked at.
const pictures = process.env['KANTINEKORT_PICTURES']
const folder = mkdtempSync(join(tmpdir(), 'kantinekort-gallery-'))
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
}, 60_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

const widths = [390, 820, 1440] as const
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => widths.map((width) => ({ colorScheme, width })))

describe.each(looks)('the kit in $colorScheme at $width pixels', ({ colorScheme, width }) => {
  test('has nothing that keeps anybody out', { timeout: 60_000 }, async () => {
    const page = await openGallery({ colorScheme, width, query: `?layout=${width === 1440 ? 'side' : 'bottom'}` })
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `kit-${width}-${colorScheme}.png`), fullPage: true })
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
    await page.context().close()
  })

  test('never scrolls sideways', { timeout: 60_000 }, async () => {
    const page = await openGallery({ colorScheme, width, query: '' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})

test('a dialog takes the focus, closes on Escape and gives the focus back', { timeout: 60_000 }, async () => {
  const page = await openGallery({ colorScheme: 'light', width: 820, query: '' })
  const opener = page.getByRole('button', { name: 'Dialog center' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Sperr kortet?' }).waitFor()
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'kit-dialog.png') })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.context().close()
})

test('a link that is followed leads the keyboard to the new screen, and a wrong one leads home again', async () => {
  const page = await openGallery({ colorScheme: 'light', width: 820, query: '' })
  expect(await page.title()).toBe('Hei, Bartholomeus-Emmanuel – Kantinekort')
  await page.getByRole('link', { name: 'Kort' }).click()
  await page.getByText('Vi finner ikke denne siden').waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'content')
  await page.getByRole('link', { name: 'Til forsiden' }).click()
  await page.getByRole('heading', { name: 'Knapper' }).waitFor()
  await page.context().close()
})

test('the language can be changed and is remembered', { timeout: 60_000 }, async () => {
  const page = await openGallery({ colorScheme: 'light', width: 820, query: '' })
  await page.getByRole('combobox', { name: 'Språk' }).selectOption('nn')
  await page.getByRole('link', { name: 'Hopp til innhaldet' }).waitFor({ state: 'attached' })
  await page.reload()
  await page.getByRole('link', { name: 'Hopp til innhaldet' }).waitFor({ state: 'attached' })
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('nn')
  await page.context().close()
})

async function openGallery({ colorScheme, width, query }: { colorScheme: 'light' | 'dark'; width: number; query: string }) {
  const context = await browser.newContext({
    colorScheme, // So high that the bar at the foot of a phone covers nothing.
    viewport: { width, height: 7_000 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) elsewhere.push(request.url())
  })
  await page.goto(address + query)
  await page.getByRole('heading', { name: 'Knapper' }).waitFor()
  await page.waitForTimeout(300)
  expect(elsewhere).toEqual([])
  return page
}
