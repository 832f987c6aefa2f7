// Receipts on a receipt printer, in a real browser at a real server: the printer keeps its bytes, and they are read.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { messagesTo } from '../server/messages/index.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { chromiumPath } from '../test/parts.ts'
import { faultsOn, keepPicture, scan } from '../test/screens.ts'
import { choosePrinter, openTillWithPrinter } from '../test/till-printer.ts'
import { nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

beforeEach(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()

const openTillWith = (way: 'usb' | 'serial') => openTillWithPrinter(world, way)

async function sellTo(page: Page, code: string): Promise<void> {
  await tap(page, /Baguett/)
  await tap(page, /Eple/)
  await scan(page, code)
  await nextPupil(page)
}

const printsOf = async (kind: 'connected' | 'reserve' = 'connected') => {
  const { schoolId } = world.canteen.till
  const found = await rows<{ kind: string }>(
    world.made.house.database,
    sql`
      select journal_event.kind
      from journal_event
      join register on register.school_id = ${schoolId} and register.id = journal_event.register_id
      where journal_event.school_id = ${schoolId}
      and register.kind = ${kind}
      and journal_event.kind in ('receipt_printed', 'receipt_copied')
      order by journal_event.number`,
  )
  return found.map(({ kind }) => kind)
}

describe.skipIf(chromiumPath() === null)('a receipt printer', () => {
  test('is chosen once, prints receipt and copy with the letters of Norwegian, and no third', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { page, printer } = await openTillWith('usb')
    await choosePrinter(page, 'Velg skriver (USB)')
    await page.getByText('TM-T20').waitFor()
    await page.getByRole('button', { name: 'Prøveutskrift' }).click()
    await page.getByText('Prøveutskriften er sendt.').first().waitFor()
    expect((await printer.papers())[0]).toContain('Prøveutskrift')
    expect((await printer.papers())[0]).toMatch(/ÆØÅ +æøå\n/)
    await keepPicture(page, 'printer-settings')
    await page.keyboard.press('Escape')
    await sellTo(page, pupil.code)

    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    // There is no paper: nothing is counted, and it is the receipt that comes when there is.
    await printer.set({ hasPaper: false })
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await page.getByText('Skriveren er tom for papir.').waitFor()
    await keepPicture(page, 'printer-without-paper')
    expect(await printsOf()).toEqual([])
    await printer.set({ hasPaper: true })
    await page.getByRole('button', { name: 'Skriv ut igjen' }).click()
    await expect.poll(async () => (await printer.papers()).length).toBe(2)
    expect(await printsOf()).toEqual(['receipt_printed'])
    const receipt = (await printer.papers())[1] as string
    expect(receipt.split('\n')[0]).toBe('Salgskvittering')
    expect(receipt).toMatch(/Org\.nr\. \d{3} \d{3} \d{3}/)
    expect(receipt).toMatch(/\nKvittering nr\. +\d+\n/)
    expect(receipt).toMatch(/\nSum kr +43,00\n/)
    expect(receipt).toMatch(/\nBetalt med +Kantinekort \(forhåndsbetalt\)\n/)
    for (const line of receipt.split('\n')) expect(line.length).toBeLessThanOrEqual(48)

    // The printer is pulled out when the copy is on its way, and the page is loaded again: it is still the copy.
    await page.getByText('Skriveren er tom for papir.').waitFor({ state: 'detached' })
    await printer.set({ isThere: false })
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await page.getByText('Finner ikke skriveren.').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await expect.poll(async () => (await printer.papers()).length).toBe(1)
    expect((await printer.papers())[0]?.split('\n').slice(0, 2)).toEqual(['KOPI', 'Salgskvittering'])
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await page.getByText('Loven tillater bare én kopi').waitFor()
    expect(await printsOf()).toEqual(['receipt_printed', 'receipt_copied'])

    // The day's report goes the same way.
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByRole('button', { name: 'Se hvordan dagen står (X)' }).click()
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await expect.poll(async () => (await printer.papers()).length).toBe(2)
    expect((await printer.papers())[1]).toMatch(/^X-rapport\n/)
    await page.context().close()
  })

  test('gives receipts by itself, also without a network, and the server knows of them when the till is back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { page, printer } = await openTillWith('serial')
    await choosePrinter(page, 'Velg skriver (seriell)')
    await page.getByRole('switch', { name: 'Skriv ut av seg selv' }).check({ force: true })
    await page.getByRole('radio', { name: /58 mm/ }).check({ force: true })
    await page.keyboard.press('Escape')
    await sellTo(page, pupil.code)
    await expect.poll(async () => (await printer.papers()).length).toBe(1)
    expect((await printer.papers())[0]).toMatch(/^Salgskvittering\n/)
    for (const text of (await printer.papers())[0]?.split('\n') ?? []) expect(text.length).toBeLessThanOrEqual(32)

    // Nobody answers, and the printer is out of paper at first.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0)
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByText('Ingen kontakt').waitFor()
    await printer.set({ hasPaper: false })
    await sellTo(page, pupil.code)
    await page.getByText('1 kvittering kom ikke ut').waitFor()
    await keepPicture(page, 'printer-missed-820')
    await page.setViewportSize({ width: 390, height: 844 })
    await keepPicture(page, 'printer-missed-390')
    await page.setViewportSize({ width: 820, height: 1180 })
    await printer.set({ hasPaper: true })
    await page.getByRole('button', { name: 'Skriv ut igjen' }).click()
    await expect.poll(async () => (await printer.papers()).length).toBe(2)
    const alone = (await printer.papers())[1] as string
    expect(alone).toMatch(/Kvittering nr\. +[0-9A-F]{6}-1\n/)
    expect(alone).toContain('Solgt uten nett.')
    expect(alone).not.toContain('Journal nr.')

    // It stands among the last sales, with its one copy.
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').filter({ hasText: 'Solgt uten nett' }).click()
    await page.locator('.till-sales .till-receipt').getByText('Solgt uten nett.').waitFor()
    await keepPicture(page, 'receipt-alone-820')
    await page.setViewportSize({ width: 390, height: 844 })
    await keepPicture(page, 'receipt-alone-390')
    await page.setViewportSize({ width: 820, height: 1180 })
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await expect.poll(async () => (await printer.papers()).length).toBe(3)
    expect((await printer.papers())[2]).toMatch(/^KOPI\nSalgskvittering\n/)
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await page.getByText('Loven tillater bare én kopi').waitFor()

    world.line.mend()
    await page.getByText('Salget er ført').waitFor()
    await page.getByRole('link', { name: 'Vis kvitteringen' }).click()
    await page.getByText('Nr. på enheten').first().waitFor()
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click()
    await page.getByText('Loven tillater bare én kopi').waitFor()
    await expect.poll(() => printsOf('reserve')).toEqual(['receipt_printed', 'receipt_copied'])
    expect((await verifyDatabase(world.made.house.database, world.made.house.keys)).discrepancies).toEqual([])
    await page.context().close()
  })

  test('is not needed: the receipt is sent as a link, and shown on a phone', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await world.openTill()
    await sellTo(page, pupil.code)
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    await page.getByRole('button', { name: 'Send lenke', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Ingen adresse er kjent').waitFor()
    await dialog.getByLabel(/En annen adresse/).fill('gjest')
    await dialog.getByRole('button', { name: 'Send lenken' }).click()
    await dialog.getByText('Skriv en hel e-postadresse.').waitFor()
    await dialog.getByLabel(/En annen adresse/).fill('gjest@eksempel.no')
    await keepPicture(page, 'receipt-send-820')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await faultsOn(page, 'receipt-send')).toEqual([])
    await dialog.getByRole('button', { name: 'Send lenken' }).click()
    await dialog.getByText('Sendt til gjest@eksempel.no.').first().waitFor()

    const [letter] = await messagesTo(world.made.house, 'gjest@eksempel.no')
    const token = /#token=([\w.-]+)/.exec(letter?.body ?? '')?.[1] as string
    const phone = await world.openDevice({ width: 390, height: 844 })
    await phone.goto(`${world.line.address}/receipt#token=${token}`)
    await phone.getByRole('heading', { name: 'Elektronisk salgskvittering' }).waitFor()
    await phone.getByText('43,00').first().waitFor()
    expect(await faultsOn(phone, 'receipt-link')).toEqual([])
    // What nobody can have been sent shows nothing, and says what to do.
    await phone.goto('about:blank')
    await phone.goto(`${world.line.address}/receipt#token=${token.slice(0, -3)}xyz`)
    await phone.getByText('Denne lenken viser ingen kvittering').waitFor()
    expect(await faultsOn(phone, 'receipt-link-broken')).toEqual([])
    await phone.context().close()
    await page.context().close()
  })
})
