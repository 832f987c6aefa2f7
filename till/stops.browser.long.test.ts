// The till's hard stops in a real browser: stopped, taken out and sold; and alone, where the list says who it is.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceOf } from '../ledger/ledger.ts'
import type { TestProduct, TestPupil } from '../test/canteen.ts'
import { makeCashier } from '../server/cashiers/index.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { declare, limitAge, makeAllergic } from '../test/stops.ts'
import { countOnShelf, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld
let pasta: TestProduct
let ola: TestPupil

beforeEach(async () => {
  if (chromiumPath() === null) return
  world = await openTillWorld()
  const { canteen, made } = world
  pasta = await canteen.makeProduct({ name: 'Pasta', priceOre: 4500 })
  const energy = await canteen.makeProduct({ name: 'Energidrikk', priceOre: 3000 })
  await declare(made.house, canteen.schoolId, pasta, { contains: ['milk', 'gluten.wheat'], traces: ['celery'] })
  await declare(made.house, canteen.schoolId, canteen.apple)
  await declare(made.house, canteen.schoolId, energy)
  await limitAge(made.house, canteen.schoolId, energy, 16)
  ola = await canteen.makePupil({ firstName: 'Ola', balanceOre: 20_000 })
  await makeAllergic(made.house, ola, 'milk')
})
afterEach(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')
const stopped = (page: Page) => page.locator('[data-outcome="refused"]')
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
const pictures = async (page: Page, name: string) => {
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
    [820, 1180],
  ] as const) {
    await page.setViewportSize({ width, height })
    await keepPicture(page, `${name}-${width}`)
  }
}

describe.skipIf(chromiumPath() === null)('what a pupil cannot stand', () => {
  test('stops the sale in words that the queue does not hear, comes out with one press, and the rest is paid', async () => {
    const page = await world.openTill()
    await tap(page, /Pasta/)
    await tap(page, /Eple/)
    await scan(page, ola.code)
    await stopped(page).getByText('Inneholder melk: Pasta. Ola tåler ikke melk.').waitFor()
    // The title and what is read aloud say nothing of anybody's health.
    expect(await stopped(page).getByRole('heading').textContent()).toBe('Se på kurven')
    expect(await page.locator('[role="status"][aria-live="assertive"]').textContent()).toBe('Salget er stoppet. Les på skjermen hva som må ut av kurven.')
    await pictures(page, 'till-stopped')
    expect(await balance(ola)).toBe(20_000)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Betal 8 kr' }).click()
    await approved(page).getByText('Ola').waitFor()
    expect(await balance(ola)).toBe(19_200)
    await page.context().close()
  })

  test('goes on by an adult with a PIN and a reason, once, and not where no adult has one', async () => {
    const page = await world.openTill()
    const before = (await balance(ola)) as number
    await tap(page, /Pasta/)
    await scan(page, ola.code)
    await stopped(page).getByRole('button', { name: 'La en voksen avgjøre' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Ingen voksne har PIN på denne skolen').waitFor()
    await keepPicture(page, 'till-override-nobody')
    await page.keyboard.press('Escape')
    const { house } = world.made
    for (const [name, pin] of [
      ['Kari', '4711'],
      ['Bartholomeus-Emmanuel', '9042'],
    ] as const)
      await makeCashier(house, { schoolId: world.canteen.schoolId, name, kind: 'adult', pin })
    await stopped(page).getByRole('button', { name: 'La en voksen avgjøre' }).click()
    await panel.getByRole('radio', { name: 'Kari' }).check({ force: true })
    await panel.getByRole('radio', { name: 'Jeg har sjekket hva det inneholder' }).check({ force: true })
    await panel.getByLabel('PIN-koden din').fill('1357')
    await panel.getByRole('button', { name: 'Slipp gjennom salget' }).click()
    await panel.getByText('PIN-koden stemmer ikke.').waitFor()
    await pictures(page, 'till-override')
    await panel.getByLabel('PIN-koden din').fill('4711')
    await page.keyboard.press('Enter')
    await approved(page).getByText('Ola').waitFor()
    expect(await balance(ola)).toBe(before - 4_500)
    await nextPupil(page)
    await tap(page, /Pasta/)
    await scan(page, ola.code)
    await stopped(page).getByText('Ola tåler ikke melk.').waitFor()
    await page.context().close()
  })

  test('and an age that nobody knows stop it at a till that is alone too, and it is sold when they are taken out', async () => {
    const page = await world.openTill()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await expect.poll(() => countOnShelf(page, 'reserve-list')).toBe(1)
    const before = (await balance(ola)) as number
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByRole('button', { name: /Selger uten nett/ }).waitFor()
    await tap(page, /Pasta/)
    await tap(page, /Energidrikk/)
    await tap(page, /Eple/)
    await scan(page, ola.code)
    await stopped(page).getByText('Ola tåler ikke melk. Ta det ut av kurven.').waitFor()
    await stopped(page).getByText('Uten nett kan ingen slippe det gjennom.').waitFor()
    await keepPicture(page, 'till-stopped-alone')
    await stopped(page).getByRole('button', { name: 'Ta ut varen' }).click()
    await page.getByRole('button', { name: 'Betal 38 kr' }).click()
    await stopped(page).getByText('«Energidrikk» selges fra 16 år').waitFor()
    await stopped(page).getByRole('button', { name: 'Ta ut varen' }).click()
    await page.getByRole('button', { name: 'Betal 8 kr' }).click()
    await approved(page).getByText('Solgt uten nett').waitFor()
    world.line.mend()
    await page.getByRole('button', { name: /1 salg uten nett er ført/ }).waitFor()
    expect(await balance(ola)).toBe(before - 800)
    await page.context().close()
  })
})

describe.skipIf(chromiumPath() === null)('what the food contains', () => {
  test('is found at the till for whoever asks, and what nobody has confirmed is said to be unknown', async () => {
    const page = await world.openTill()
    await page.getByRole('button', { name: 'Hva maten inneholder' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Inneholder hvete, melk').waitFor()
    await panel.getByText('Ingen har bekreftet hva den inneholder.').first().waitFor()
    await pictures(page, 'till-contents')
    await panel.getByRole('searchbox').fill('melk')
    await panel.getByText('Baguett').waitFor({ state: 'detached' })
    await page.context().close()
  })
})
