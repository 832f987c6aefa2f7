// A day at the counter for somebody who has no mouse, and for somebody who hears the screen: everything is reached by the
// keyboard, everything that is reached has a name, and what happens is said.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceOf } from '../ledger/ledger.ts'
import type { TestPupil } from '../test/canteen.ts'
import { chromiumPath } from '../test/parts.ts'
import { letTimePass, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld
// A day that was closed is closed for whoever tries again.
beforeEach(async () => {
  world = await openTillWorld()
})
afterEach(() => world?.close())

const MOST_STOPS = 80
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
/** What a reader says of where one is: "button \"Tøm kurven\"". */
const whereOneIs = async (page: Page) => (await page.locator(':focus').ariaSnapshot()).split('\n')[0] as string

/** A hand is slower than a scanner, whose last key is Enter too. */
async function pressEnter(page: Page): Promise<void> {
  await page.waitForTimeout(120)
  await page.keyboard.press('Enter')
}

/** Presses Tab until a reader names what is looked for. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const isSomewhere = (await page.locator(':focus').count()) > 0
    if (isSomewhere && name.test(passed[passed.push(await whereOneIs(page)) - 1] as string)) return
  }
  throw new Error(`no Tab led to ${name}: ${passed.join(', ')}`)
}

/** Keeps all that the live regions say. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const hear = () => {
      for (const region of document.querySelectorAll('[aria-live], [role="status"], [role="alert"]')) {
        const said = (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
        if (said !== '' && heard.at(-1) !== said) heard.push(said)
      }
    }
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)

describe.skipIf(chromiumPath() === null)('without a mouse', () => {
  test('every stop of the sale has a name', async () => {
    const page = await world.openTill()
    const stops: string[] = []
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press('Tab')
      if ((await page.locator(':focus').count()) === 0) break
      stops.push(await whereOneIs(page))
      if (stops.indexOf(stops.at(-1) as string) < stops.length - 1) break
    }
    expect(stops.length).toBeGreaterThan(8)
    for (const stop of stops) expect(stop).toMatch(/^- (button|link|radio|checkbox|searchbox|textbox|tab|combobox) ".+"/)
    await page.context().close()
  })

  test('one sells, is refused, takes back and closes the day, and hears what came of each', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Nora' })
    const page = await world.openTill()
    await listen(page)
    const pay = async (code: string) => {
      await tabTo(page, /button "Baguett/)
      await pressEnter(page)
      await tabTo(page, /button "Tast koden/)
      await pressEnter(page)
      await page.getByRole('dialog').getByRole('textbox').fill(code)
      await pressEnter(page)
    }
    await pay(pupil.code)
    await expect.poll(() => heard(page)).toContain('Godkjent. Nora. Ny saldo 65 kr.')
    expect(await balance(pupil)).toBe(6_500)

    // What lies under «Godkjent» is reached when that has gone, by itself.
    await letTimePass(page, 3_000)
    await page.getByRole('button', { name: /^Godkjent/ }).waitFor({ state: 'detached' })
    await tabTo(page, /button "Angre salget/)
    await pressEnter(page)
    await page.getByRole('dialog').waitFor()
    await tabTo(page, /button "Gi tilbake 35 kr"/)
    await pressEnter(page)
    await expect.poll(() => balance(pupil)).toBe(10_000)
    await expect.poll(async () => (await heard(page)).some((said) => /tilbake/i.test(said))).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    const poor = await world.canteen.makePupil({ balanceOre: 0 })
    await pay(poor.code)
    await expect.poll(async () => (await heard(page)).some((said) => said.startsWith('Ikke betalt ennå. '))).toBe(true)
    // Whoever cannot see where to go is there already: what to do next has the focus.
    expect(await whereOneIs(page)).toMatch(/^- button ".+"/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tøm kurven' }).first().waitFor()
    await tabTo(page, /button "Tøm kurven"/)
    await pressEnter(page)

    await tabTo(page, /link "Siste salg"/)
    await pressEnter(page)
    await page.getByRole('heading', { name: 'Siste salg' }).waitFor()
    await tabTo(page, /link "Dagsoppgjør"/)
    await pressEnter(page)
    await page.getByRole('button', { name: 'Ta dagsoppgjør (Z)' }).waitFor()
    await tabTo(page, /button "Ta dagsoppgjør \(Z\)"/)
    await pressEnter(page)
    await page.getByRole('dialog').waitFor()
    await tabTo(page, /button "Gjør opp dagen"/)
    await pressEnter(page)
    await expect.poll(async () => (await heard(page)).some((said) => said.includes('Z-rapport nummer 1 er laget'))).toBe(true)
    await page.context().close()
  })
})
