// A new version of the till arrives while it is used: never in a sale, never before what waits is sent, and all that lies on
// the device is there afterwards.
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { balanceOf } from '../ledger/ledger.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { countOnShelf, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld
beforeAll(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(() => world?.line.mend())
afterAll(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const settings = (page: Page) => page.getByRole('dialog', { name: 'Innstillinger' })
const isSamePage = (page: Page) => page.evaluate(() => 'isStillHere' in globalThis)

/** The server has another version; the till has fetched it beside its own. */
async function newVersionArrives(page: Page): Promise<void> {
  const worker = await (await fetch(`${world.line.address}/till/sw.js`)).text()
  world.line.instead('/till/sw.js', { type: 'text/javascript', text: `${worker}\n// ${Math.random()}` })
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
  await page.getByText('Ny versjon').waitFor({ state: 'attached' })
}

describe.skipIf(chromiumPath() === null)('a new version', () => {
  test('waits for the sale and for what is to be sent, and then drops nothing', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await world.openTill()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await expect.poll(() => countOnShelf(page, 'reserve-list')).toBe(1)
    await page.evaluate(() => Object.assign(globalThis, { isStillHere: true }))
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByText('Ingen kontakt').waitFor()
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await nextPupil(page)
    world.line.mend()
    // There is a network again, but the records do not get through.
    world.line.trouble(/reserve-records/, ...Array.from({ length: 500 }, () => 'lost_question' as const))
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await newVersionArrives(page)
    await page.getByRole('button', { name: /Innstillinger/ }).click()
    await settings(page).getByText('Salg uten nett sendes først.').waitFor()
    expect(await settings(page).getByRole('button', { name: 'Bytt nå' }).count()).toBe(0)
    await keepPicture(page, 'till-version-waits')
    expect(await countOnShelf(page, 'reserve-records')).toBe(1)
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(20_000)
    await page.keyboard.press('Escape')
    world.line.mend()
    await page.getByRole('button', { name: /1 salg uten nett er ført/ }).waitFor()

    // Now there is a basket that waits, and one that is being filled.
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Sett til side og ta neste' }).click()
    await tap(page, /Baguett/)
    await page.getByRole('button', { name: /Innstillinger/ }).click()
    await settings(page).getByText('Gjør ferdig salget først.').waitFor()
    expect(await settings(page).getByRole('button', { name: 'Bytt nå' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tøm kurven' }).first().click()
    await page.getByRole('button', { name: /Innstillinger/ }).click()
    expect(await isSamePage(page)).toBe(true)
    await settings(page).getByRole('button', { name: 'Bytt nå' }).click()
    await expect.poll(() => isSamePage(page).catch(() => true)).toBe(false)
    await page.getByRole('button', { name: /Baguett/ }).waitFor()
    // A record that has been handed in may be forgotten or not; the basket is still there, and the sale was booked once.
    expect(await countOnShelf(page, 'parked-baskets')).toBe(1)
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(16_500)
    await page.context().close()
  })

  test('finds what an older one has left on the device, and sends it', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await world.openTill()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    world.line.trouble(/purchases/, ...Array.from({ length: 500 }, () => 'lost_question' as const))
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await expect.poll(() => countOnShelf(page, 'unfinished-purchases')).toBe(1)
    const context = page.context()
    await page.close()
    // As it lay with a version that had fewer shelves: the same things, under an older number.
    const old = await context.newPage()
    await old.goto(`${world.line.address}/till/manifest.webmanifest`)
    await old.evaluate(makeOlder)
    world.line.mend()
    await old.goto(`${world.line.address}/till/`)
    await expect.poll(async () => (await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(16_500)
    await old.getByRole('button', { name: /Baguett/ }).waitFor()
    await expect.poll(() => countOnShelf(old, 'unfinished-purchases')).toBe(0)
    await context.close()
  })
})

/** Runs in the browser: makes the till's database one of its first version, which knew only some of the shelves. */
async function makeOlder(): Promise<void> {
  const known = ['enrolment', 'catalogue', 'preferences', 'unfinished-purchases']
  const answer = <Answer>(request: IDBRequest<Answer>) =>
    new Promise<Answer>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')))
    })
  const database = await answer(indexedDB.open('kantinekort-till'))
  const kept: [shelf: string, key: IDBValidKey, thing: unknown][] = []
  for (const name of known) {
    const shelf = database.transaction(name).objectStore(name)
    const [keys, things] = [await answer(shelf.getAllKeys()), await answer(database.transaction(name).objectStore(name).getAll())]
    for (const [place, key] of keys.entries()) kept.push([name, key, things[place]])
  }
  database.close()
  await answer(indexedDB.deleteDatabase('kantinekort-till'))
  const request = indexedDB.open('kantinekort-till', 1)
  request.addEventListener('upgradeneeded', () => {
    for (const name of known) request.result.createObjectStore(name)
  })
  const older = await answer(request)
  for (const [name, key, thing] of kept) await answer(older.transaction(name, 'readwrite').objectStore(name).put(thing, key))
  older.close()
}
