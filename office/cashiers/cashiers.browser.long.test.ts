// Cashiers from the office's side, once around: made with a PIN that is told once, switched on, renamed, given another PIN,
// and taken out of use.
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath } from '../../test/parts.ts'
import { openOfficeWorld, type OfficeWorld } from '../../test/office-world.ts'
import { faultsOn, keepPicture } from '../../test/screens.ts'

let world: OfficeWorld
let school = ''

beforeAll(async () => {
  if (chromiumPath() === null) return
  world = await openOfficeWorld()
  school = String(world.canteen.schoolId)
})
afterAll(() => world?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const panel = (page: Page) => page.locator('.office-panel')

describe.skipIf(chromiumPath() === null)('the office', () => {
  test('makes cashiers, has them sign in, and gives a PIN that is seen once', async () => {
    await world.canteen.makePupil({ firstName: 'Emma' })
    const page = await world.openOffice('administrator', `${school}/tills`)
    await page.getByRole('link', { name: 'Kasserere' }).click()
    await page.getByText('Ingen kasserere ennå').waitFor()
    // Nobody could open the till.
    expect(await page.getByRole('switch', { name: 'Kassererne logger inn' }).isDisabled()).toBe(true)
    expect(await faultsOn(page, 'office-cashiers-none')).toEqual([])

    await press(page, 'Ny kasserer')
    await panel(page).getByLabel('Navnet på knappen').fill('Kari')
    await panel(page).getByLabel('PIN-kode').fill('1234')
    await press(page, 'Lag kasserer')
    await panel(page).getByText('Skriv fire til seks siffer som ikke er lette å gjette.').waitFor()
    await panel(page).getByLabel('PIN-kode').fill('')
    await press(page, 'Lag kasserer')
    const shown = await panel(page).locator('.office-code').textContent()
    expect(shown).toMatch(/^\d{4}$/)
    await keepPicture(page, 'office-cashiers-pin')
    await press(page, 'Jeg har gitt den videre')
    await panel(page).getByText('Ingen kan lese den, bare bytte den.').waitFor()
    await keepPicture(page, 'office-cashiers-one')

    await press(page, 'Ny kasserer')
    await panel(page).getByLabel('Navnet på knappen').fill('Emma')
    await panel(page).getByRole('radio', { name: 'Elev', exact: true }).check({ force: true })
    await panel(page)
      .getByLabel(/Elevens profil/)
      .fill('emma')
    await press(page, 'Velg Emma Prøve, 8A')
    await panel(page).getByLabel('PIN-kode').fill('3186')
    await keepPicture(page, 'office-cashiers-new')
    await press(page, 'Lag kasserer')
    await panel(page).locator('.office-code').getByText('3186').waitFor()
    await press(page, 'Jeg har gitt den videre')

    await page.getByRole('switch', { name: 'Kassererne logger inn' }).click()
    await page.getByLabel('Kassen låser seg når ingen har rørt den på').selectOption('10')
    await expect.poll(() => page.getByLabel('Kassen låser seg når ingen har rørt den på').inputValue()).toBe('10')
    await keepPicture(page, 'office-cashiers')

    // She is open already, as whoever was just made.
    await panel(page).getByLabel('Navnet på knappen').fill('Emma P.')
    await press(page, 'Lagre navnet')
    await page.getByRole('row', { name: /Emma P\./ }).waitFor()
    await press(page, 'Ta ut av bruk')
    await page.getByRole('dialog').getByRole('button', { name: 'Ta Emma P. ut av bruk' }).click()
    await page
      .getByRole('row', { name: /Emma P\./ })
      .getByText('Ikke i bruk')
      .waitFor()
    // Everybody must sign in, and she is the last who can.
    await page.getByRole('row', { name: /Kari/ }).click()
    await press(page, 'Ta ut av bruk')
    await page.getByRole('dialog').getByRole('button', { name: 'Ta Kari ut av bruk' }).click()
    await page.getByText('Skolen trenger minst én voksen kasserer når alle logger inn.').waitFor()
    await page.close()
  })
})
