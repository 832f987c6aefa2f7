// A till in a real browser, at a real server, over a line that can be made bad: for tests that look at the counter.

import type { Browser, BrowserContext, Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from '../cli/build-apps.ts'
import { makeApp } from '../server/app.ts'
import { serveApps } from '../server/http/static-files.ts'
import { makeEnrolmentCode } from '../server/tills/index.ts'
import { type BadLine, openBadLine } from './bad-line.ts'
import { type Canteen, makeCanteen } from './canteen.ts'
import { fakeCamera } from './fake-camera.ts'
import { houseForTest, type TestHouse } from './house-for-test.ts'
import { scratchFolder } from './made-database.ts'
import { type Look, openChromium, PATIENCE_MS } from './screens.ts'

export const upright: Look = { width: 820, height: 1180, colorScheme: 'light' }

export type TillWorld = {
  made: TestHouse
  canteen: Canteen
  line: BadLine
  /** A page on a device of its own that has never been a till, and whose clock stands still (`letTimePass`). */
  openDevice: (look?: Partial<Look>) => Promise<Page>
  newEnrolmentCode: () => Promise<string>
  /** Puts a code before every camera, from the next time one is switched on. */
  showToCamera: (code: string) => void
  /** Opens a device, enrols it, and waits for the goods. */
  openTill: (look?: Partial<Look>) => Promise<Page>
  close: () => Promise<void>
}

export async function openTillWorld(): Promise<TillWorld> {
  const folder = scratchFolder('till')
  const camera = fakeCamera(join(folder, 'camera.y4m'))
  const made = await houseForTest()
  const canteen = await makeCanteen(made.house)
  const app = await makeApp(made.house, { isHttps: false, proxies: 0 })
  await serveApps(app, DIST)
  const line = await openBadLine(await app.listen({ port: 0, host: '127.0.0.1' }))
  const browser = await openChromium(camera.flags)

  const openDevice: TillWorld['openDevice'] = async (look) => {
    const context = await newContext(browser, { ...upright, ...look })
    await context.clock.setFixedTime(made.clock.now().getTime() + FAST_BY_MS)
    const page = await context.newPage()
    await page.goto(`${line.address}/till/`)
    return page
  }
  const newEnrolmentCode = async () => {
    // Guessing codes is bounded in time, and all these devices have one address.
    made.clock.pass(20 * 60_000)
    return (await makeEnrolmentCode(made.house, canteen.till)).code
  }
  return {
    made,
    canteen,
    line,
    openDevice,
    newEnrolmentCode,
    showToCamera: camera.show,
    openTill: async (look) => {
      const page = await openDevice(look)
      await page.getByLabel('Kassekode').fill(await newEnrolmentCode())
      await page.getByRole('button', { name: 'Åpne kassen' }).click()
      await page.getByRole('button', { name: /Baguett/ }).waitFor()
      return page
    },
    close: async () => {
      await browser.close()
      await line.close()
      await app.close()
      await made.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function newContext(browser: Browser, { width, height, colorScheme }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
    permissions: ['camera'],
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** So much is the clock of each device ahead of the server's: few are right. */
const FAST_BY_MS = 7 * 60_000

/**
 * Lets the device's clock, which otherwise stands still, come so much further. Nothing leaves a till by itself while a test looks
 * at it, and a slow machine never finds it too late: «Godkjent» stays until it is tapped, or until a test says that its time is over.
 */
export async function letTimePass(page: Page, milliseconds: number): Promise<void> {
  await page.clock.setFixedTime((await page.evaluate(() => Date.now())) + milliseconds)
}

/** «Godkjent» is tapped away: the next pupil's turn. */
export async function nextPupil(page: Page): Promise<void> {
  const approved = page.locator('[data-outcome="approved"]')
  await approved.click()
  await approved.waitFor({ state: 'detached' })
}

/** Waits while the till's camera shows so many pictures more. */
export function framesSeen(page: Page, frames: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const video = document.querySelector('.till-camera video') as HTMLVideoElement
    for (let seen = 0; seen < wanted; seen += 1) await new Promise((resolve) => video.requestVideoFrameCallback(resolve))
  }, frames)
}

/** Things on one of the device's shelves. */
export const countOnShelf = (page: Page, shelf: string) =>
  page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('kantinekort-till')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const found = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction(name).objectStore(name).getAll()
      request.addEventListener('success', () => resolve(request.result))
    })
    database.close()
    return found.length
  }, shelf)
