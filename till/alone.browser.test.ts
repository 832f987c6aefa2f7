// A lunch without a network, in a real browser at a real server: sold on, killed in the middle, opened again, and all of it
// booked once when the network is back.
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { walletEntries } from '../server/movements/index.ts'
import type { TestPupil } from '../test/canteen.ts'
import { limit } from '../test/limits.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { countOnShelf, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

beforeAll(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(async () => world?.line.mend())
afterAll(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')
const refused = (page: Page) => page.locator('[data-outcome="refused"]')
const waiting = (page: Page) => page.locator('[data-outcome="waiting"]')
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
const serverNowMs = () => world.made.clock.now().getTime()

async function openReadyTill(): Promise<Page> {
  const page = await world.openTill()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => countOnShelf(page, 'reserve-list')).toBe(1)
  await expect.poll(() => countOnShelf(page, 'phone-keys')).toBe(1)
  return page
}

async function loseContact(page: Page): Promise<void> {
  world.line.cut()
  await page.evaluate(() => dispatchEvent(new Event('offline')))
  await page.getByText('Ingen kontakt').waitFor()
}

describe.skipIf(chromiumPath() === null)('a till without a network', () => {
  test('sells on by card and by phone, survives being killed, and books everything once when it is back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000, firstName: 'Åse Marie' })
    const poor = await world.canteen.makePupil({ balanceOre: 2_000 })
    const picky = await world.canteen.makePupil()
    await limit(world.made.house, picky, { products: { rule: 'but', categoryIds: [], productIds: [world.canteen.apple.productId] } })
    const page = await openReadyTill()
    await loseContact(page)
    await page.getByRole('button', { name: /Selger uten nett/ }).waitFor()
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await approved(page).getByText('Åse Marie').waitFor()
    await approved(page).getByText('Solgt uten nett').waitFor()
    await keepPicture(page, 'till-alone-approved')
    await nextPupil(page)

    await tap(page, /Eple/)
    await scan(page, pupil.phoneCodeAt(serverNowMs()))
    await approved(page).getByText('Åse Marie').waitFor()
    await nextPupil(page)

    // What the list does not vouch for is refused, in words that say nothing to the queue.
    await tap(page, /Baguett/)
    await scan(page, poor.code)
    await refused(page).getByText('Uten nett kan kortet betale 20').waitFor()
    await keepPicture(page, 'till-alone-refused')
    await refused(page).getByRole('button', { name: 'Endre kurven' }).click()
    await page.getByRole('button', { name: 'Tøm kurven' }).first().click()

    // What guardians have stopped is stopped here too, and a yes from home is not known.
    await tap(page, /Eple/)
    await scan(page, picky.code)
    await refused(page).getByText('Har noen hjemme sagt ja, vet kassen det først når den er på nett igjen.').waitFor()
    await keepPicture(page, 'till-alone-limit')
    await refused(page)
      .getByRole('button', { name: /^Ta ut/ })
      .click()

    // The tab dies, and the till is opened again without a network.
    const context = page.context()
    await page.close()
    const again = await context.newPage()
    await again.goto(`${world.line.address}/till/`)
    await again.getByRole('button', { name: /2 salg venter på nett/ }).waitFor()
    await tap(again, /Eple/)
    await scan(again, pupil.code)
    await approved(again).getByText('Åse Marie').waitFor()
    await nextPupil(again)
    await again.getByRole('button', { name: /3 salg venter på nett/ }).click()
    await again.getByRole('dialog').getByText('51').waitFor()
    await keepPicture(again, 'till-alone-panel')
    await again.emulateMedia({ colorScheme: 'dark' })
    await again.setViewportSize({ width: 390, height: 844 })
    await keepPicture(again, 'till-alone-panel-390-dark')
    await again.setViewportSize({ width: 820, height: 1180 })
    await again.emulateMedia({ colorScheme: 'light' })
    await again.keyboard.press('Escape')
    expect(await balance(pupil)).toBe(20_000)

    world.line.mend()
    await again.getByRole('button', { name: /3 salg uten nett er ført/ }).click()
    await again.getByRole('dialog').getByText('Alt stemte.').waitFor()
    await keepPicture(again, 'till-alone-done')
    await again.getByRole('button', { name: 'Sett' }).click()
    expect(await balance(pupil)).toBe(20_000 - 3_500 - 800 - 800)
    const { entries } = await walletEntries(world.made.house.database, {
      ...pupil,
      before: null,
      limit: 10,
      viewer: { side: 'own', personId: null, sees: 'items' },
    })
    expect(entries.filter(({ kind }) => kind === 'purchase').map(({ amountOre }) => amountOre)).toEqual([-800, -800, -3_500])
    expect((await verifyDatabase(world.made.house.database, world.made.house.keys)).discrepancies).toEqual([])
    await context.close()
  })

  test('sells a sale whose answer never came anew, and it is charged once', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await openReadyTill()
    await tap(page, /Baguett/)
    world.line.trouble(/purchases/, 'lost_answer', ...Array.from({ length: 20 }, () => 'lost_question' as const))
    await scan(page, pupil.code)
    await expect.poll(() => balance(pupil)).toBe(16_500)
    await loseContact(page)
    const anew = waiting(page).getByRole('button', { name: 'Selg på nytt uten nett' })
    await anew.waitFor()
    await keepPicture(page, 'till-alone-anew')
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      await keepPicture(page, `till-alone-anew-${width}`)
    }
    await page.setViewportSize({ width: 820, height: 1180 })
    await anew.click()
    await approved(page).getByText('Solgt uten nett').waitFor()
    world.line.mend()
    await page.getByRole('button', { name: /1 salg uten nett er ført/ }).waitFor()
    expect(await balance(pupil)).toBe(16_500)
    const sold = await rows<{ count: number }>(
      world.made.house.database,
      sql`select count(*) as count from purchase where school_id = ${pupil.schoolId} and wallet_id = ${pupil.walletId}`,
    )
    expect(sold[0]?.count).toBe(1)
    expect(await page.getByRole('button', { name: /avklart/ }).count()).toBe(0)
    await page.context().close()
  })
})
