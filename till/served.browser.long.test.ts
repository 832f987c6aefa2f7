// A table that is served and pays later, in a real browser at a real server: the provisional receipt on paper, the sale, the day.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
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
const aside = (page: Page, name: RegExp) => page.locator('.till-parked').getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')

async function setAside(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sett til side og ta neste' }).click()
}

async function giveReceipt(page: Page): Promise<void> {
  await aside(page, /^Servert: /).click()
  await dialog(page).getByRole('button', { name: 'Lag foreløpig kvittering' }).click()
  await dialog(page).getByRole('heading', { name: 'Foreløpig kvittering', exact: true }).waitFor()
}

async function print(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Skriv ut', exact: true }).click()
}

async function done(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Ferdig' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

async function pay(page: Page, code: string): Promise<void> {
  await scan(page, code)
  await nextPupil(page)
}

const eventsOfTill = async () => {
  const { schoolId, registerId } = world.canteen.till
  const found = await rows<{ kind: string }>(
    world.made.house.database,
    sql`
      select kind
      from journal_event
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and kind like '%provisional%'
      order by number`,
  )
  return found.map(({ kind }) => kind)
}

describe.skipIf(chromiumPath() === null)('a table that is served', () => {
  test('gets a provisional receipt on paper, orders more, is paid by two, and stands in the day’s report', async () => {
    const [pupil, other] = [await world.canteen.makePupil({ balanceOre: 50_000 }), await world.canteen.makePupil({ balanceOre: 50_000 })]
    const { page, printer } = await openTillWithPrinter(world, 'usb')
    await choosePrinter(page, 'Velg skriver (USB)')
    await page.keyboard.press('Escape')
    await tap(page, /Baguett/)
    await tap(page, /Baguett/)
    await setAside(page)

    // Without a network there is none, and the till says so.
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByText('Ingen kontakt').waitFor()
    await aside(page, /^Servert: /).click()
    await dialog(page).getByText('Kassen er uten nett, og lager ingen foreløpig kvittering').waitFor()
    expect(await faultsOn(page, 'served-alone')).toEqual([])
    world.line.mend()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await dialog(page).getByText('Kassen er uten nett').waitFor({ state: 'detached' })
    await dialog(page).getByRole('button', { name: 'Lag foreløpig kvittering' }).click()
    await dialog(page).getByRole('heading', { name: 'Foreløpig kvittering', exact: true }).waitFor()

    await print(page)
    await expect.poll(async () => (await printer.papers()).length).toBe(1)
    const paper = (await printer.papers())[0] as string
    expect(paper.split('\n').slice(0, 2)).toEqual(['Foreløpig kvittering', 'IKKE KVITTERING FOR KJØP'])
    expect(paper).toMatch(/Org\.nr\. \d{3} \d{3} \d{3}/)
    expect(paper).toMatch(/\nForeløpig nr\. +1\n/)
    expect(paper).toMatch(/2 x Baguett/)
    expect(paper).toMatch(/\nÅ betale, kr +70,00\n/)
    expect(paper).not.toMatch(/Salgskvittering|Betalt med/)
    expect(paper.trimEnd().split('\n').at(-1)).toBe('IKKE KVITTERING FOR KJØP')
    for (const line of paper.split('\n')) expect(line.length).toBeLessThanOrEqual(48)
    // The law's words are half as large again as the amounts, also on the screen.
    const sizes = await dialog(page)
      .locator('.till-receipt')
      .evaluate((element) =>
        ['.till-receipt-title', '.till-receipt-word', '.till-receipt-amount'].map((name) =>
          Number.parseFloat(getComputedStyle(element.querySelector(name) as Element).fontSize),
        ),
      )
    const [title = 0, word = 0, amount = 1] = sizes
    expect(title / amount).toBeGreaterThanOrEqual(1.5)
    expect(word / amount).toBeGreaterThanOrEqual(1.5)
    // Once, and no more.
    await print(page)
    await dialog(page).getByText('Den foreløpige kvitteringen er skrevet ut.').waitFor()
    await done(page)

    // It is there after a restart, and the table orders more.
    await page.reload()
    await aside(page, /^Kvittering: /).waitFor()
    await aside(page, /^Hent fram 2 varer/).click()
    await page.getByText('Servert nr. 1, å betale').waitFor()
    await tap(page, /Eple/)
    await setAside(page)
    await giveReceipt(page)
    await dialog(page).getByText('Gjelder i stedet for nr.').waitFor()
    await done(page)

    // The day is not closed over it.
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByText('1 servert og ikke betalt, 78 kr.').waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await faultsOn(page, 'served-day')).toEqual([])
    await page.setViewportSize({ width: 820, height: 1180 })
    await page.getByRole('link', { name: 'Til salget' }).click()

    // Two pay, each for some of it; what the first leaves stands aside.
    await aside(page, /^Del: /).click()
    await dialog(page).getByRole('button', { name: 'Én til av Baguett' }).click()
    await dialog(page).getByText('Igjen til de andre: 43 kr').waitFor()
    for (const [width, height] of [
      [390, 844],
      [820, 1180],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await faultsOn(page, `divide-${width}`)).toEqual([])
    }
    await dialog(page).getByRole('button', { name: 'Ta betalt for 35 kr' }).click()
    await page.getByText('Servert nr. 2, å betale').waitFor()
    await keepPicture(page, 'divide-first')
    await pay(page, pupil.code)
    await page.getByText('Trykk på det eleven skal ha').waitFor()
    await page.reload()
    await aside(page, /^Hent fram 2 varer, 43 kr/).click()
    await keepPicture(page, 'divide-rest')
    await pay(page, other.code)
    await page.getByText('Trykk på det eleven skal ha').waitFor()

    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByRole('button', { name: 'Ta dagsoppgjør (Z)' }).click()
    await dialog(page).getByRole('button', { name: 'Gjør opp dagen' }).click()
    const report = page.locator('.till-day .kit-report')
    await report.getByRole('heading', { name: /Z-rapport nr/ }).waitFor()
    await expect.poll(() => report.innerText()).toMatch(/Foreløpige kvitteringer\s+2\s+148,00/)
    expect(await eventsOfTill()).toEqual(['provisional_receipt_given', 'provisional_receipt_printed', 'provisional_receipt_given'])
    const paid = await rows(world.made.house.database, sql`select provisional_id from provisional_sale where school_id = ${world.canteen.schoolId}`)
    expect(paid).toHaveLength(2)
    expect((await verifyDatabase(world.made.house.database, world.made.house.keys)).discrepancies).toEqual([])
    await page.context().close()
  })
})
