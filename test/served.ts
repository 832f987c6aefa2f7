// The three apps as a house serves them, and people at their screens.

import type { Browser, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { DIST } from '../cli/build-apps.ts'
import { type AppOptions, makeApp } from '../server/app.ts'
import { serveApps } from '../server/http/static-files.ts'
import { openSession } from '../server/people/index.ts'
import type { TestHouse } from './house-for-test.ts'
import { openChromium, PATIENCE_MS } from './screens.ts'

export type Served = {
  app: FastifyInstance
  address: string
  browser: Browser
  /** A screen of its own, the size of a phone, where that person is signed in; nobody, without one. Its clock is the house's. */
  pageOf: (personId?: string) => Promise<Page>
  close: () => Promise<void>
}

/** `options` are those of the app that are not as usual. */
export async function serve({ house, clock }: Pick<TestHouse, 'house' | 'clock'>, options: Partial<AppOptions> = {}): Promise<Served> {
  const app = await makeApp(house, { isHttps: false, proxies: 0, ...options })
  await serveApps(app, DIST)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openChromium()
  const pageOf: Served['pageOf'] = async (personId) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(PATIENCE_MS)
    if (personId !== undefined) await context.addCookies([{ name: 'kantinekort', value: await openSession(house.database, house, personId), url: address }])
    const page = await context.newPage()
    await page.clock.setSystemTime(clock.now())
    return page
  }
  const close = async () => {
    await browser.close()
    await app.close()
  }
  return { app, address, browser, pageOf, close }
}
