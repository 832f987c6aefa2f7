// The portal on a phone, of somebody who is signed in, and the till of the same school: what journeys of families begin with.

import type { Page } from '@playwright/test'
import { DIST } from '../cli/build-apps.ts'
import { makeApp } from '../server/app.ts'
import { serveApps } from '../server/http/static-files.ts'
import { openSession } from '../server/people/index.ts'
import type { Canteen, TestPupil } from './canteen.ts'
import type { TestHouse } from './house-for-test.ts'
import { openChromium, PATIENCE_MS } from './screens.ts'

export type PortalOnPhone = {
  address: string
  /** A phone where this person is signed in, with nothing opened yet. Its clock is the server's. */
  phoneOf: (personId: string) => Promise<Page>
  /** What the till hears when a pupil buys one baguette with the card. */
  buy: (pupil: TestPupil) => Promise<{ code?: string; contains?: string[]; overOre?: number; receiptNumber?: number }>
  close: () => Promise<void>
}

export async function openPortalOnPhone({ house, clock }: TestHouse, canteen: Canteen): Promise<PortalOnPhone> {
  const app = await makeApp(house, { isHttps: false, proxies: 0 })
  await serveApps(app, DIST)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openChromium()
  return {
    address,
    phoneOf: async (personId) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
      context.setDefaultTimeout(PATIENCE_MS)
      await context.addCookies([{ name: 'kantinekort', value: await openSession(house.database, house, personId), url: address }])
      const page = await context.newPage()
      await page.clock.setSystemTime(clock.now())
      return page
    },
    buy: async (pupil) => {
      const { till: _till, ...payload } = canteen.wish(pupil, { id: house.newId() })
      const headers = { 'x-kantinekort': '1', authorization: `Bearer ${canteen.till.token}` }
      return (await app.inject({ method: 'POST', url: '/api/purchases', headers, payload })).json()
    },
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}
