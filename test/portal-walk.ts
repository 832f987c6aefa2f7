// What walks through the portal's screens share: every screen on a phone, a tablet and a desk, in light and dark, and in every language
// on the phone, with what is wrong with each. A screen is opened once, and then turned to each.

import type { Browser, Page } from '@playwright/test'
import { openSession } from '../server/people/index.ts'
import type { TestHouse } from './house-for-test.ts'
import { faultsOn, keepPicture, type Look, lookAs, PATIENCE_MS } from './screens.ts'

const looks: readonly Look[] = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 820, height: 1180, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
]
const PHONE = looks[0] as Look

export type PortalScreen = {
  name: string
  path: string
  /** What shows that it is there, in bokmål. */
  title: string
  /** Opens what is not there at once. */
  open?: (page: Page) => Promise<void>
}

/** Where the portal is, and whose house it is in. */
export type OpenedPortal = { made: TestHouse; browser: Browser; address: string }

/** A browser in which somebody is signed in; nobody where there is no person. */
export async function openPortal({ made: { house, clock }, browser, address }: OpenedPortal, personId: string | null): Promise<Page> {
  const context = await browser.newContext({ locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  if (personId !== null) await context.addCookies([{ name: 'kantinekort', value: await openSession(house.database, house, personId), url: address }])
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

type Walk = { address: string; who: string; screens: readonly PortalScreen[] }

/** Goes to each screen and answers what is wrong there. */
export async function walkPortal(page: Page, { address, who, screens }: Walk): Promise<string[]> {
  const found: string[] = []
  const look = async (name: string, { asksAxe = false, isWhole = false } = {}) => {
    const picture = `portal-${who}-${name}`
    found.push(...(await faultsOn(page, picture, { asksAxe })))
    if (isWhole) await keepPicture(page, `${picture}-whole`, { fullPage: true })
    found.push(...(await cutOff(page)).map((fault) => `${picture} at ${page.viewportSize()?.width}: cut off: ${fault}`))
  }
  for (const [index, { name, path, title, open }] of screens.entries()) {
    await lookAs(page, PHONE)
    await goTo(page, address, path)
    await page.locator('h1').filter({ hasText: title }).first().waitFor()
    await open?.(page)
    // The phone in the dark by turns.
    const dark: Look[] = index % 3 === 0 ? [{ ...PHONE, colorScheme: 'dark' }] : []
    for (const [place, as] of [...looks, ...dark].entries()) {
      await lookAs(page, as)
      await look(`${name}-nb`, { asksAxe: place === 0 || place === 1 + (index % 2), isWhole: place === 0 })
    }
    await lookAs(page, PHONE)
    // Another language changes how long words are, and nothing of what axe looks at.
    for (const language of ['nn', 'en'] as const) {
      await chooseLanguage(page, language)
      await look(`${name}-${language}`, { isWhole: true })
    }
    await chooseLanguage(page, 'nb')
  }
  return found
}

/** As a link does, where another screen stands: the app stays. What has the same screen, or a token behind its "#", is loaded anew. */
async function goTo(page: Page, address: string, path: string): Promise<void> {
  const room = (url: string) => new URL(url, address).pathname.split('/')[1]
  if (page.url().startsWith(address) && room(page.url()) !== room(path) && !path.includes('#')) {
    const before = await page.locator('h1').first().elementHandle()
    await page.evaluate((to) => history.pushState(null, '', to), path)
    await page.waitForFunction((heading) => heading?.isConnected !== true, before)
    return
  }
  // A link that differs behind its "#" alone would be no new page.
  await page.goto('about:blank')
  await page.goto(`${address}${path}`)
}

/** In the menu, also where a dialog lies over it: what stands open is in that language then, too. */
async function chooseLanguage(page: Page, language: 'nb' | 'nn' | 'en'): Promise<void> {
  await page.locator('.kit-language select').selectOption(language, { force: true })
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
