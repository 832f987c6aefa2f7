// What every test with a browser shares: Chromium, when a screen is drawn, and what axe finds on it.

import { type Browser, chromium, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromiumPath } from './parts.ts'

export type Look = { width: number; height: number; colorScheme: 'light' | 'dark' }

// Chromium's own address bar is a page of its own in every context, and takes half the work of opening one. The
// others are what Playwright turns off by itself, which a list of one's own replaces.
const WITHOUT = `
  WebUIOmniboxPopup WebUIOmniboxAimPopup WebUIOmniboxFullPopup
  AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades HttpsFirstBalancedModeAutoEnable LensOverlay
  MediaRouter PaintHolding ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect OptimizationHints
  NetworkTimeServiceQuerying AimEnabled PreconnectToSearch`
const CALM = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.trim().split(/\s+/).join(',')}`,
]

export function openChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath() ?? '/usr/bin/chromium', args: ['--no-sandbox', ...CALM, ...more] })
}

/** So long may a step take, also on a slow machine that has much else to do. */
export const PATIENCE_MS = 60_000

/**
 * Waits until a screen is drawn: its heading is there, nothing that it asked for is still on its way, and
 * nothing moves. Whatever looks at a screen as a whole, axe or a picture, looks after this.
 */
export async function drawn(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(async (quietRounds) => {
    await document.fonts.ready
    let quiet = 0
    const watcher = new MutationObserver(() => {
      quiet = 0
    })
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    // The clock may stand still in a test, so rounds are counted and not time.
    for (let round = 0; round < 400 && quiet < quietRounds; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const isWaiting =
        document.querySelector('.kit-skeleton:not([data-sample] *)') !== null || document.getAnimations().some(({ playState }) => playState === 'running')
      quiet = isWaiting ? 0 : quiet + 1
    }
    watcher.disconnect()
  }, QUIET_ROUNDS)
}

// Together longer than a screen waits before it shows that it waits.
const QUIET_ROUNDS = 4

/** To the end of a page, where nothing lies half under the bar at its foot, which axe would take for too small to hit. */
export async function toTheEnd(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }))
}

/** Turns a page that is open to another size and colour scheme. */
export async function lookAs(page: Page, { width, height, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}

/**
 * What is wrong with a screen once it is drawn: what axe finds, and scrolling sideways. Kept as a picture when asked for.
 * A walk of many screens need not ask axe in every size: that a screen fits is seen without it.
 */
export async function faultsOn(page: Page, name: string, { asksAxe = true } = {}): Promise<string[]> {
  await drawn(page)
  const { width = 0 } = page.viewportSize() ?? {}
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const place = `${name} at ${width} ${isDark ? 'dark' : 'light'}`
  await keepPicture(page, `${name}-${width}-${isDark ? 'dark' : 'light'}`)
  const found = (asksAxe ? await askAxe(page) : []).map((fault) => `${place}: ${fault}`)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return sideways > 0 ? [...found, `${place}: scrolls ${sideways} pixels sideways`] : found
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const QUESTION: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // What is in order need not be told, which is most of the work.
  resultTypes: ['violations'],
}

/** What axe finds on a page, each with the elements it is about. Our pages have no frames, so axe runs in the page alone. */
export async function askAxe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(fs.readFileSync(AXE, 'utf8'))
  return page.evaluate(async (question) => {
    type Axe = { run: (context: Document | Element, options: RunOptions) => Promise<AxeResults> }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, question)
    const found: string[] = []
    for (const { id, nodes } of violations) {
      const faults: string[] = []
      for (const { html, target } of nodes) if (id !== 'target-size' || (await isTooSmall(target.join(' ')))) faults.push(html)
      if (faults.length > 0) found.push(`${id}: ${faults.join(' | ')}`)
    }
    return found

    // What lies half under the bar at the foot of a page is large enough once it is scrolled to.
    async function isTooSmall(selector: string): Promise<boolean> {
      const element = document.querySelector(selector)
      if (element === null) return true
      const before = document.documentElement.scrollTop
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const again = await axe.run(element, { runOnly: { type: 'rule', values: ['target-size'] } })
      scrollTo({ top: before, behavior: 'instant' })
      return again.violations.length > 0
    }
  }, QUESTION)
}

/** With KANTINEKORT_PICTURES=<folder>, the page as it stands is kept there, to be looked at. */
export async function keepPicture(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const folder = process.env['KANTINEKORT_PICTURES']
  if (folder === undefined) return
  fs.mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage })
}

const SCANNER_GAP_S = 0.005

/**
 * Types as a scanner does, with Enter at the end, whatever has the focus. The keys carry the times that a
 * scanner would give them, so that a busy machine does not make a slow hand of it.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const startsAt = Date.now() / 1000
  const presses = [...code].map((key) => ({ key, text: key, code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`, virtual: key.toUpperCase() }))
  const strokes = [...presses, { key: 'Enter', text: '\r', code: 'Enter', virtual: '\r' }].flatMap(({ virtual, text, ...stroke }, index) => {
    const timestamp = startsAt + index * SCANNER_GAP_S
    const common = { ...stroke, windowsVirtualKeyCode: virtual.charCodeAt(0), timestamp }
    return [
      { ...common, type: 'keyDown' as const, text },
      { ...common, type: 'keyUp' as const },
    ]
  })
  await Promise.all(strokes.map((stroke) => keyboard.send('Input.dispatchKeyEvent', stroke)))
  await keyboard.detach()
}
