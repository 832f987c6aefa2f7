// What tills sold without a network, as the office meets it: a device that was stopped, and what was delivered on credit.
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { balanceOf } from '../ledger/ledger.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { openOfficeWorld, type OfficeWorld } from '../test/office-world.ts'
import { chromiumPath } from '../test/parts.ts'
import { makeReserveDevice } from '../test/reserve-device.ts'
import { faultsOn } from '../test/screens.ts'

let world: OfficeWorld
let school = ''

beforeAll(async () => {
  if (chromiumPath() === null) return
  world = await openOfficeWorld()
  school = String(world.canteen.schoolId)
})
afterAll(() => world?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()

describe.skipIf(chromiumPath() === null)('sales without a network', () => {
  test('that were stopped are decided about, the rest goes on, and what was delivered on credit is printed once', async () => {
    const { house } = world.made
    const device = await makeReserveDevice(house, world.canteen)
    const pupil = await world.canteen.makePupil({ balanceOre: 5_000, firstName: 'Bartholomeus-Emmanuel' })
    for (let sold = 0; sold < 4; sold += 1) device.sell(pupil)
    await device.handIn(device.made.slice(0, 1))
    const left = device.made.slice(2)
    await device.handIn(left)

    const page = await world.openOffice('administrator', `${school}/days`)
    await page.getByRole('heading', { name: 'Salg uten nett som ikke ble tatt imot' }).waitFor()
    await page.getByText('Rekken hopper: neste skulle vært nummer 2, men dette er nummer 3.').waitFor()
    expect(await faultsOn(page, 'office-stops')).toEqual([])
    await press(page, 'Avgjør')
    await page.getByRole('dialog').getByText('Før salget').waitFor()
    await press(page, /^Før 35/)
    await page.getByText('Skriv hvorfor.').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await faultsOn(page, 'office-decide')).toEqual([])
    await page.getByLabel('Hvorfor').fill('Nettbrettet falt i suppa')
    await press(page, /^Før 35/)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Nettbrettet falt i suppa').waitFor()
    expect((await device.handIn(left)).stopped).toBeNull()
    expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(5_000 - 3 * 3_500)

    await page.setViewportSize({ width: 1440, height: 900 })
    await page.reload()
    await page.getByRole('heading', { name: 'Utleveringskvitteringer' }).waitFor()
    expect(await faultsOn(page, 'office-deliveries')).toEqual([])
    // Two sales that the wallet did not hold; the newest is printed.
    await page.evaluate(() => Object.assign(window, { print: () => undefined }))
    const buttons = page.getByRole('button', { name: /^Skriv ut: Bartholomeus/ })
    await expect.poll(() => buttons.count()).toBe(2)
    await buttons.first().click()
    await page.getByText('Skrevet ut', { exact: true }).waitFor()
    await expect.poll(() => buttons.count()).toBe(1)
    expect(await page.locator('.kit-print').textContent()).toContain('IKKE KVITTERING FOR KJØP')
    expect((await verifyDatabase(house.database, house.keys)).discrepancies).toEqual([])
    await page.close()
  })
})
