// Cashiers at the counter: a name and a PIN, a pupil under supervision, a change in the middle of a sale, a lock, and a
// change while there is no network. Real browser, real server.
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { makeCashiers, PINS, type TestCashiers } from '../test/cashiers.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { letTimePass, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

beforeAll(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(async () => world?.line.mend())
afterAll(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')
const header = (page: Page) => page.locator('.till-cashier')
const choose = (page: Page, name: string) => page.locator('.till-lock-name').filter({ hasText: name }).click()
// A hand, not a scanner.
const keyIn = (page: Page, pin: string) => page.keyboard.type(pin, { delay: 90 })
const press = async (page: Page, pin: string) => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click()
}

const ofReserve = (kind: 'connected' | 'reserve') => sql`
  select id
  from register
  where school_id = ${world.canteen.schoolId}
  and till_id = ${world.canteen.till.tillId}
  and kind = ${kind}`

const salesOn = async (kind: 'connected' | 'reserve') => {
  const found = await rows<{ cashierId: string }>(
    world.made.house.database,
    sql`select cashier_id as "cashierId" from purchase where school_id = ${world.canteen.schoolId} and register_id = (${ofReserve(kind)}) order by journal_number`,
  )
  return found.map(({ cashierId }) => cashierId)
}

const eventsOn = async (kind: 'connected' | 'reserve') => {
  const found = await rows<{ kind: string; cashierId: string | null }>(
    world.made.house.database,
    sql`
      select kind, cashier_id as "cashierId"
      from journal_event
      where school_id = ${world.canteen.schoolId}
      and register_id = (${ofReserve(kind)})
      order by number`,
  )
  return found.map((event) => `${event.kind} ${event.cashierId}`)
}

describe.skipIf(chromiumPath() === null)('cashiers', () => {
  let cashiers: TestCashiers
  let page: Page

  test('sign in by name and PIN, take over each other’s basket, and a pupil sells under an adult’s eyes', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
    page = await world.openTill()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    cashiers = await makeCashiers(world.made.house, world.canteen.schoolId)
    // The till hears of it at once, and locks.
    await page.getByRole('heading', { name: 'Hvem står i kassen?' }).waitFor()
    await keepPicture(page, 'till-lock')
    await choose(page, 'Kari')
    await keyIn(page, '5555')
    await page.keyboard.press('Enter')
    await page.getByText('PIN-koden stemmer ikke. Du har 4 forsøk igjen.').waitFor()
    await keepPicture(page, 'till-lock-wrong')
    await keyIn(page, '47')
    await page.keyboard.press('Backspace')
    await keyIn(page, '711')
    await page.keyboard.press('Enter')
    await header(page).getByText('Kari').waitFor()
    await tap(page, /Eple/)
    await scan(page, pupil.code)
    await nextPupil(page)

    await tap(page, /Baguett/)
    await header(page).click()
    await page.getByText('1 vare i kurven. Den som logger inn, tar over kurven.').waitFor()
    await keepPicture(page, 'till-lock-change')
    await choose(page, 'Emma')
    await page.getByRole('heading', { name: 'Hvem fører tilsyn?' }).waitFor()
    await keepPicture(page, 'till-lock-supervision')
    await choose(page, 'Ola')
    await page.getByText('Tast PIN-koden din for å føre tilsyn med Emma.').waitFor()
    await press(page, PINS.ola)
    await page.getByRole('heading', { name: 'Emma' }).waitFor()
    await press(page, PINS.emma)
    await header(page).getByText('Tilsyn: Ola').waitFor()
    await keepPicture(page, 'till-cashier')
    await scan(page, pupil.code)
    await nextPupil(page)
    expect(await salesOn('connected')).toEqual([cashiers.kari, cashiers.emma])

    await header(page).click()
    await page.getByRole('button', { name: 'Ola slutter med tilsyn' }).click()
    await page.getByRole('heading', { name: 'Hvem står i kassen?' }).waitFor()
    await choose(page, 'Emma')
    await page.getByRole('heading', { name: 'Hvem fører tilsyn?' }).waitFor()
    await page.getByRole('button', { name: 'Velg et annet navn' }).click()
    await choose(page, 'Kari')
    await keyIn(page, PINS.kari)
    await page.keyboard.press('Enter')
    await header(page).getByText('Kari').waitFor()
  })

  test('stand on receipts and in the X report, each with what they sold', async () => {
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    await page.locator('.till-sales .till-receipt').getByText('Emma (3)').waitFor()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByRole('button', { name: /Se hvordan dagen står/ }).click()
    const operators = page.locator('.till-day .kit-report table').filter({ hasText: 'Kasserere' })
    await operators.getByText('Kari (1)').waitFor()
    await operators.getByText('Emma (3)').waitFor()
    await keepPicture(page, 'till-x-operators', { fullPage: true })
    await page.locator('.till-status-name').click()
  })

  test('change while there is no network, by a PIN that this device knows, and show it to the server when it is back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000, firstName: 'Åse' })
    // The list that the till sells by alone must know her before the network goes.
    const list = page.waitForResponse((response) => response.url().includes('/api/till/reserve-list') && response.ok())
    await page.reload()
    await list
    await header(page).getByText('Kari').waitFor()
    await expect.poll(() => page.getByText('Ingen kontakt').count()).toBe(0)
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByText('Ingen kontakt').waitFor()
    await page.getByRole('button', { name: /Selger uten nett/ }).waitFor()
    await header(page).click()
    await choose(page, 'Ola')
    await keyIn(page, '5555')
    await page.keyboard.press('Enter')
    await page.getByText('PIN-koden stemmer ikke. Du har 4 forsøk igjen.').waitFor()
    await keyIn(page, PINS.ola)
    await page.keyboard.press('Enter')
    await header(page).getByText('Ola').waitFor()
    await tap(page, /Eple/)
    await scan(page, pupil.code)
    await approved(page).getByText('Solgt uten nett').waitFor()

    world.line.mend()
    // The server knows only of Kari: whoever took over says once more who they are, and she is signed out.
    await page.getByRole('heading', { name: 'Hvem står i kassen?' }).waitFor()
    await expect.poll(() => salesOn('reserve')).toEqual([cashiers.ola])
    await expect.poll(() => eventsOn('reserve')).toEqual(expect.arrayContaining([`cashier_signed_out ${cashiers.kari}`, `cashier_signed_in ${cashiers.ola}`]))
    expect((await eventsOn('connected')).at(-1)).toBe(`cashier_signed_out ${cashiers.kari}`)
    const { discrepancies } = await verifyDatabase(world.made.house.database, world.made.house.keys)
    expect(discrepancies).toEqual([])
  })

  test('are signed out by themselves when nobody has touched the till for a while', async () => {
    await choose(page, 'Ola')
    await keyIn(page, PINS.ola)
    await page.keyboard.press('Enter')
    await header(page).getByText('Ola').waitFor()
    await letTimePass(page, 6 * 60_000)
    await page.getByRole('heading', { name: 'Hvem står i kassen?' }).waitFor()
    await expect.poll(async () => (await eventsOn('connected')).at(-1)).toBe(`cashier_signed_out ${cashiers.ola}`)
    await page.close()
  })
})
