// What walks through the portal's screens share: every screen on a phone, a tablet and a desk, in light and dark, and in every language
// on the phone, with what is wrong with each.

import type { Browser, Page } from '@playwright/test'
import { sql } from '../database/transaction.ts'
import { openSession } from '../server/people/index.ts'
import type { TestHouse } from './house-for-test.ts'
import { faultsOn, keepPicture, type Look, lookAs, PATIENCE_MS } from './screens.ts'

const looks: readonly Look[] = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 820, height: 1180, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
]
export const walkLanguages = ['nb', 'nn', 'en'] as const
export type WalkLanguage = (typeof walkLanguages)[number]

export type PortalScreen = {
  name: string
  path: string
  /** What shows that it is there, in bokmål. */
  title: string
  /** Opens what is not there at once; in bokmål alone, which has the words. */
  open?: (page: Page) => Promise<void>
}

/** Where the portal is, and whose house it is in. */
export type OpenedPortal = { made: TestHouse; browser: Browser; address: string }

/** A browser in which somebody is signed in; nobody where there is no person. */
export async function openPortal({ made: { house, clock }, browser, address }: OpenedPortal, personId: string | null, language: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript((kept) => localStorage.setItem('kantinekort.language', kept), language)
  if (personId !== null) {
    await house.database.query(sql`update person set language = ${language} where id = ${personId}`)
    await context.addCookies([{ name: 'kantinekort', value: await openSession(house.database, house, personId), url: address }])
  }
  const page = await context.newPage()
  await page.clock.setSystemTime(clock.now())
  return page
}

/** Words that do not fit in what they stand in, where nothing is meant to be cut. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (element: HTMLElement) => {
      const { overflowX, textOverflow, whiteSpace } = getComputedStyle(element)
      return overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll' && textOverflow !== 'ellipsis' && whiteSpace !== 'nowrap'
    }
    const isWider = (element: HTMLElement) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1
    const parts = [...document.querySelectorAll<HTMLElement>('main *, dialog[open] *')]
    return parts.filter((element) => isWider(element) && (isCut(element) || element.matches('button, a'))).map((element) => element.outerHTML.slice(0, 160))
  })

type Walk = { address: string; who: string; screens: readonly PortalScreen[]; language: WalkLanguage }

/** Goes to each screen and answers what is wrong there. */
export async function walkPortal(page: Page, { address, who, screens, language }: Walk): Promise<string[]> {
  const found: string[] = []
  const seen = language === 'nb' ? looks : looks.slice(0, 1)
  for (const [index, { name, path, title, open }] of screens.entries()) {
    if (language !== 'nb' && open !== undefined) continue
    // A link that differs behind its "#" alone would be no new page.
    await page.goto('about:blank')
    await page.goto(`${address}${path}`)
    const heading = page.locator('h1').first()
    await (language === 'nb' ? page.locator('h1').filter({ hasText: title }) : heading).waitFor()
    await open?.(page)
    // The phone in the dark by turns.
    const dark: Look[] = language === 'nb' && index % 3 === 0 ? [{ width: 390, height: 844, colorScheme: 'dark' }] : []
    for (const [place, look] of [...seen, ...dark].entries()) {
      await lookAs(page, look)
      // Another language changes how long words are, and nothing of what axe looks at.
      const asksAxe = language === 'nb' && (place === 0 || place === 1 + (index % 2))
      const picture = `portal-${who}-${name}-${language}`
      found.push(...(await faultsOn(page, picture, { asksAxe })))
      if (place === 0) await keepPicture(page, `${picture}-whole`, { fullPage: true })
      found.push(...(await cutOff(page)).map((fault) => `${picture} at ${look.width}: cut off: ${fault}`))
    }
  }
  return found
}
