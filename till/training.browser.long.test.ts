// Practising at the counter: real browser, real server.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

beforeEach(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')

const eventsOfTill = async () => {
  const { schoolId, registerId } = world.canteen.till
  const found = await rows<{ kind: string }>(
    world.made.house.database,
    sql`select kind from journal_event where school_id = ${schoolId} and register_id = ${registerId} order by number`,
  )
  return found.map(({ kind }) => kind)
}

describe.skipIf(chromiumPath() === null)('a till that practises', () => {
  test('says so on every screen and after a restart, takes nobody’s money, and sells as ever when it is ended', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const balance = async () => (await balanceOf(world.made.house.database, pupil))?.balanceOre
    const page = await world.openTill()
    await page.evaluate(() => {
      globalThis.print = () => undefined
    })
    const banner = page.locator('.till-training')

    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Innstillinger' }).click()
    await page.getByText('Gjør ferdig salget eller tøm kurven først.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Tøm kurven' }).click()
    await page.getByRole('button', { name: 'Innstillinger' }).click()
    await page.getByRole('button', { name: 'Begynn trening' }).click()
    await banner.getByText('TRENING', { exact: true }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await approved(page).getByText('Godkjent i trening').waitFor()
    await approved(page).getByText('35 kr, ingenting er betalt').waitFor()
    await nextPupil(page)
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Uten kort' }).click()
    await approved(page).getByText('Prøvekort').waitFor()
    expect(await balance()).toBe(10_000)
    expect(world.line.sent.filter(({ method, path }) => method === 'POST' && path === '/api/purchases')).toEqual([])
    await nextPupil(page)
    expect(await page.getByRole('button', { name: /^Angre salget/ }).count()).toBe(0)

    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('heading', { name: 'Salg i trening' }).waitFor()
    await banner.waitFor()
    await page.locator('.till-sales-row').last().click()
    const receipt = page.locator('.till-sales .till-receipt')
    await receipt.getByRole('heading', { name: 'Treningskvittering' }).waitFor()
    expect(await receipt.getByText('IKKE KVITTERING FOR KJØP').count()).toBe(2)
    const [word, amount] = await receipt.evaluate((element) =>
      ['.till-receipt-word', '.till-receipt-amount'].map((name) => Number.parseFloat(getComputedStyle(element.querySelector(name) as Element).fontSize)),
    )
    expect(word).toBeGreaterThanOrEqual((amount ?? 0) * 1.5)
    await page.getByRole('button', { name: 'Skriv ut' }).click()
    await expect.poll(() => eventsOfTill()).toContain('training_receipt_printed')
    await page.emulateMedia({ media: 'print' })
    await keepPicture(page, 'till-training-print')
    await page.emulateMedia({ media: 'screen' })

    await page.getByRole('link', { name: 'Kort', exact: true }).click()
    await page.getByText('Dette kan ikke gjøres i trening').waitFor()
    await page.reload()
    await banner.waitFor()
    await banner.getByRole('button', { name: 'Avslutt trening' }).click()
    await banner.waitFor({ state: 'detached' })
    await page.goto(`${world.line.address}/till/`)
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await approved(page).getByText('Godkjent', { exact: true }).waitFor()
    await expect.poll(balance).toBe(6500)
    const events = await eventsOfTill()
    expect(events.filter((kind) => kind.startsWith('training'))).toEqual(['training_on', 'training_receipt_printed', 'training_off'])
    // What is taken out of a basket that is only practised with is no correction of a sale.
    expect(events.filter((kind) => kind === 'sale_aborted')).toHaveLength(1)
    await page.context().close()
  })
})
