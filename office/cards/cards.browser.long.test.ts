// Cards from the office's side, once around: made, printed, scanned from paper, handed out, paid with, lost, replaced.
import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOfficeWorld, type OfficeWorld } from '../../test/office-world.ts'
import { faultsOn, scan as scanWith } from '../../test/screens.ts'
import { missingPaperTools, printPage, scan } from '../../test/paper.ts'
import { chromiumPath } from '../../test/parts.ts'

let world: OfficeWorld
let school = ''

const canRun = chromiumPath() !== null && missingPaperTools().length === 0
beforeAll(async () => {
  if (!canRun) return
  world = await openOfficeWorld()
  school = String(world.canteen.schoolId)
}, 120_000)
afterAll(() => world?.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const panel = (page: Page) => page.locator('.office-panel')

async function pay(code: string): Promise<{ status: number; code: string | undefined }> {
  const { till, baguette } = world.canteen
  const lines = [{ productId: baguette.productId, quantity: 1, unitPriceOre: baguette.priceOre }]
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/purchases',
    headers: { 'x-kantinekort': '1', authorization: `Bearer ${till.token}` },
    payload: { id: world.made.house.newId(), code, lines, totalOre: baguette.priceOre },
  })
  return { status: reply.statusCode, code: (reply.json() as { code?: string }).code }
}

describe.skipIf(!canRun)('the office', () => {
  let codes: string[] = []

  test('makes a batch and prints it, and a scanner reads the cards from the paper', async () => {
    const page = await world.openOffice('office', `${school}/cards`)
    await page.getByText('Ingen kort ennå').waitFor()
    await press(page, 'Ny bunke kort')
    await page.getByLabel('Hvor mange kort?').fill('501')
    await press(page, /^Lag /)
    await page.getByText('Skriv et tall fra 1 til 500.').waitFor()
    await page.getByLabel('Hva heter bunken?').fill('Åttende trinn')
    await page.getByLabel('Hvor mange kort?').fill('4')
    await press(page, /^Lag 4.kort$/)
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, /^Lag PDF med 4.kort$/)])
    expect(file.suggestedFilename()).toBe('kantinekort-2026-11-03-4-kort.pdf')
    const kept = `${await file.path()}.pdf`
    fs.copyFileSync(await file.path(), kept)
    codes = scan(printPage({ file: kept, page: 1, dotsPerInch: 200 })).map((line) => line.replace('QR-Code:', ''))
    expect(codes).toHaveLength(4)
    await page.close()
  })

  test('hands out a card by scanning it beside the name, wherever the cursor stands, and it pays', async () => {
    const { pupilId } = await world.canteen.makePupil({ firstName: 'Åse-Marie' })
    await world.made.house.database.query({
      text: `update card set ended_at = now(), end_reason = 'returned' where school_id = $1 and wallet_id = (select wallet_id from pupil where school_id = $1 and id = $2) and kind = 'printed'`,
      values: [world.canteen.schoolId, pupilId],
    })
    const code = codes[0] ?? ''
    expect(await pay(code)).toMatchObject({ code: 'card_not_handed_out' })
    const page = await world.openOffice('office', `${school}/pupils?open=${pupilId}`)
    await panel(page).getByRole('button', { name: 'Nytt kort' }).waitFor()
    await scanWith(page, code)
    await panel(page)
      .getByText(`Kortet som slutter på ${code.slice(-4)}, er skannet.`)
      .waitFor()
    // A scan while the cursor stands in the note leaves nothing of the number there.
    await panel(page).getByLabel('På vegne av').fill('Mor ringte')
    await scanWith(page, code)
    await expect.poll(() => panel(page).getByLabel('På vegne av').inputValue()).toBe('Mor ringte')
    await press(page, 'Gi kortet til Åse-Marie')
    await page.getByText('Åse-Marie har fått kortet. Det virker nå.').waitFor()
    expect(await pay(code)).toMatchObject({ status: 200 })
    await press(page, 'Vis historien')
    await panel(page).getByText('«Mor ringte»').waitFor()
    await page.close()
  })

  test('solves a lost card: search, open, new card, scan, confirm; the second costs what was said before', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Sivert' })
    const page = await world.openOffice('office')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('sivert')
    await page.getByRole('option', { name: /Sivert Prøve/ }).click()
    await press(page, 'Nytt kort')
    await panel(page).getByText('Dette er mistet kort nummer 1. Det koster ingenting.').waitFor()
    await scanWith(page, codes[1] ?? '')
    await press(page, 'Gi nytt kort uten gebyr')
    await page.getByText('Sivert har fått nytt kort.').waitFor()
    expect(await pay(pupil.code)).toMatchObject({ code: 'card_replaced' })
    expect(await pay(codes[1] ?? '')).toMatchObject({ status: 200 })

    await press(page, 'Nytt kort')
    await panel(page)
      .getByText(/mistet kort nummer 2, så gebyret er 100.kr/)
      .waitFor()
    await scanWith(page, codes[2] ?? '')
    await press(page, /^Gi nytt kort med 100.kr i gebyr$/)
    await panel(page)
      .getByText(/100.kr gjenstår/)
      .waitFor()
    await press(page, 'Stryk')
    await panel(page).getByLabel('Hvorfor strykes gebyret?').fill('Huset brant')
    await press(page, /^Stryk 100.kr$/)
    await panel(page).getByText('Strøket: Huset brant').waitFor()
    await page.close()
  })

  test('blocks and opens a card on behalf of somebody, who must be named', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Ingrid' })
    const page = await world.openOffice('office', `${school}/pupils?open=${pupil.pupilId}`)
    await panel(page).getByRole('button', { name: 'Sperr' }).first().click()
    await press(page, 'Sperr kortet nå')
    await page.getByText('Skriv hvem som ba om det').waitFor()
    expect(await faultsOn(page, 'office-block-card')).toEqual([])
    await page.getByRole('dialog').getByLabel('På vegne av').last().fill('Mor ringte')
    await press(page, 'Sperr kortet nå')
    await page.getByText('Kortet er sperret. Ingen kan bruke det nå.').waitFor()
    const blocked = await Promise.all([pay(pupil.code), pay(pupil.phoneCodeAt(world.made.clock.now().getTime()))])
    expect(blocked.filter(({ code }) => code === 'card_blocked')).toHaveLength(1)
    await panel(page).getByRole('button', { name: 'Åpne' }).first().click()
    await page.getByRole('dialog').getByLabel('På vegne av').last().fill('Funnet i sekken')
    await press(page, 'Åpne kortet nå')
    await page.getByText('Kortet er åpent og virker igjen.').waitFor()
    expect(await pay(pupil.code)).toMatchObject({ status: 200 })
    await page.close()
  })

  test('finds whose a card is, lends a guest one, and throws the rest of a batch away', async () => {
    const page = await world.openOffice('office', `${school}/cards`)
    await page.getByRole('row', { name: /Åttende trinn/ }).waitFor()
    await scanWith(page, codes[0] ?? '')
    await page.getByRole('link', { name: 'Gå til Åse-Marie Prøve' }).waitFor()
    await press(page, 'Finn et annet kort')
    await page.getByLabel('Kortnummer').fill(`${codes[0]?.slice(0, -1)}${codes[0]?.endsWith('X') ? 'Y' : 'X'}`)
    await press(page, 'Finn kortet')
    await page.getByText('Et tegn er feil.').waitFor()
    await press(page, 'Kort til gjest eller ansatt')
    await page.getByLabel('Fornavn').fill('Vikar')
    await page.getByLabel('Etternavn').fill('Vikarsen')
    await page.getByLabel('Siste dag').fill('2026-11-06')
    await press(page, 'Gå videre til kortet')
    await panel(page).getByText('Har ikke fått noe kort ennå.').waitFor()
    await scanWith(page, codes[3] ?? '')
    await press(page, 'Gi kortet til Vikar')
    await page.getByText('Vikar har fått kortet.').waitFor()
    expect(await pay(codes[3] ?? '')).toMatchObject({ code: 'balance_too_low' })
    await page.close()
  })
})
