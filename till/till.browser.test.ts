// The counter as a cashier meets it: real browser, real server, and a line that can be made bad.
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import type { TestPupil } from '../test/canteen.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { framesSeen, letTimePass, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

beforeAll(async () => {
  if (chromiumPath() !== null) world = await openTillWorld()
})
afterEach(async () => world?.line.mend())
afterAll(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')
const refused = (page: Page) => page.locator('[data-outcome="refused"]')
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
const purchasesSent = () =>
  world.line.sent.filter(({ method, path }) => method === 'POST' && path === '/api/purchases').map(({ body }) => body as { id: string })

const eventsOfTill = async () => {
  const { schoolId, registerId } = world.canteen.till
  const found = await rows<{ kind: string }>(
    world.made.house.database,
    sql`select kind from journal_event where school_id = ${schoolId} and register_id = ${registerId} order by number`,
  )
  return found.map(({ kind }) => kind)
}

describe.skipIf(chromiumPath() === null)('the till', () => {
  test('is a till after a code from the office, and stays one when it is opened again', async () => {
    const page = await world.openDevice()
    await page.getByLabel('Kassekode').fill('aaaa aaaa')
    await page.getByRole('button', { name: 'Åpne kassen' }).click()
    await page.getByText('Kassekoden er feil eller gått ut.').waitFor()
    const code = await world.newEnrolmentCode()
    await page.getByLabel('Kassekode').fill(` ${code.toLowerCase().replace('-', ' ')} `)
    await page.getByRole('button', { name: 'Åpne kassen' }).click()
    await page.getByRole('button', { name: /Baguett/ }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /Baguett/ }).waitFor()
    await page.context().close()
  })

  test('sells with two taps and a scan, and nothing to press between', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Bartholomeus-Emmanuel' })
    const page = await world.openTill()
    await tap(page, /Baguett/)
    await tap(page, /Eple/)
    await scan(page, pupil.code)
    await approved(page).waitFor()
    await page.getByRole('status').filter({ hasText: 'Godkjent. Bartholomeus-Emmanuel. Ny saldo 57 kr.' }).waitFor({ state: 'attached' })
    expect(await balance(pupil)).toBe(5700)
    // It leaves by itself. The scanner's Enter fell on the tile that was tapped last, and pressed nothing.
    await letTimePass(page, 3_000)
    await approved(page).waitFor({ state: 'detached' })
    await page.getByText('Trykk på det eleven skal ha').waitFor()
    expect(purchasesSent()).toHaveLength(1)
    await page.context().close()
  })

  test('takes the card first and the goods after', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await world.openTill()
    await scan(page, pupil.code)
    await page.locator('.till-pay').filter({ hasText: 'Kort lest' }).waitFor()
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Betal 8 kr' }).click()
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(9200)
    await page.context().close()
  })

  test('asks again with the same id when the answer was lost and the till was opened anew, and the pupil pays once', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await world.openTill()
    const before = purchasesSent().length
    await tap(page, /Baguett/)
    world.line.trouble(/purchases/, 'lost_answer', ...Array<'lost_question'>(50).fill('lost_question'))
    await scan(page, pupil.code)
    await expect.poll(() => purchasesSent().length).toBeGreaterThan(before)
    await page.reload()
    await page.getByRole('heading', { name: 'Gjør ferdig kjøp fra sist' }).waitFor()
    world.line.mend()
    await page.getByRole('button', { name: /avklart kjøp/ }).click()
    await page.getByText('Betalt av Nora').waitFor()
    const [first, ...others] = purchasesSent().slice(before)
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(first)]))
    expect(await balance(pupil)).toBe(6500)
    await page.context().close()
  })

  test('shows a new price before it is paid, and pays it with one press', async () => {
    const { house } = world.made
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const soup = await world.canteen.makeProduct({ name: 'Suppe', priceOre: 4000 })
    const page = await world.openTill()
    await tap(page, /Suppe/)
    await house.database.query({
      text: `
        with changed as (update product set price_ore = 4500 where id = $1 returning school_id)
        update school set catalogue_version = catalogue_version + 1 from changed where school.id = changed.school_id`,
      values: [soup.productId],
    })
    await scan(page, pupil.code)
    await refused(page).getByText('«Suppe» har fått ny pris: 45 kr').waitFor()
    await refused(page).getByRole('button', { name: 'Betal 45 kr' }).click()
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(5500)
    await page.context().close()
  })

  test('says no without a word that the queue should not read, and keeps the basket', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 1000 })
    const page = await world.openTill()
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await refused(page).getByText('Ta bort varer for minst 25 kr').waitFor()
    expect(await refused(page).innerText()).not.toMatch(/saldo|råd|penger/i)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Betal 35 kr' }).waitFor()
    await page.context().close()
  })

  test('opens without a network before it has its list, says that it cannot sell, keeps the basket, and goes on when the network is back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    world.line.trouble(/api\/till\/reserve/, ...Array.from({ length: 20 }, () => 'lost_question' as const))
    const page = await world.openTill()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    world.line.cut()
    await page.reload()
    await tap(page, /Baguett/)
    await page.getByText('Ingen kontakt').waitFor()
    await scan(page, pupil.code)
    await refused(page).getByText('kassen kan ikke selge akkurat nå').waitFor()
    world.line.mend()
    await page.getByRole('button', { name: 'Betal 35 kr' }).click()
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(6500)
    await page.context().close()
  })

  test('reads a scanner whatever is open and wherever the focus is', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await world.openTill()
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Tast koden' }).click()
    await page.getByLabel('Kode på kortet').focus()
    await scan(page, pupil.code)
    await approved(page).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const other = await world.canteen.makePupil({ balanceOre: 10_000 })
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('heading', { name: 'Siste salg' }).waitFor()
    await scan(page, other.code)
    await page.locator('.till-pay').filter({ hasText: 'Kort lest' }).waitFor()
    expect([await balance(pupil), await balance(other)]).toEqual([9200, 10_000])
    await page.context().close()
  })

  test('takes a code that is typed by hand, with spaces and small letters', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await world.openTill()
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Tast koden' }).click()
    await page.getByLabel('Kode på kortet').fill(pupil.code.slice(0, 12))
    await page.getByRole('button', { name: 'Bruk koden' }).click()
    await page.getByText('Koden stemmer ikke ennå').waitFor()
    await page.getByLabel('Kode på kortet').fill(` ${pupil.code.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}`)
    await page.getByRole('button', { name: 'Bruk koden' }).click()
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(9200)
    await page.context().close()
  })

  test('is one till in one window', async () => {
    const page = await world.openTill()
    const second = await page.context().newPage()
    await second.goto(`${world.line.address}/till/`)
    await second.getByText('Kassen er alt åpen i et annet vindu').waitFor()
    await page.context().close()
  })

  test('is enrolled anew after the office has closed it', async () => {
    const page = await world.openTill()
    await world.newEnrolmentCode()
    const other = await world.openTill()
    // A device that was the till before is not any more.
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByText('Denne kassen er stengt').waitFor()
    await page.context().close()
    await other.context().close()
  })

  test('shows the receipt with what the law asks for, and prints only that', async () => {
    const pupil = await world.canteen.makePupil()
    const page = await world.openTill()
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await approved(page).waitFor()
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    const receipt = page.locator('.till-sales .till-receipt')
    await receipt.getByRole('heading', { name: 'Salgskvittering' }).waitFor()
    const words = await receipt.innerText()
    for (const wanted of [
      'Testkantiner AS',
      'Prøvegata 1, 0150 Oslo',
      '988\u00a0077\u00a0917 MVA',
      '974760673-1-1',
      '03.11.2026',
      'Baguett',
      '35,00',
      'Kantinekort (forhåndsbetalt)',
    ])
      expect(words).toContain(wanted)
    const [heading, amount] = await receipt.evaluate((element) =>
      ['.till-receipt-title', '.till-receipt-amount'].map((name) => Number.parseFloat(getComputedStyle(element.querySelector(name) as Element).fontSize)),
    )
    expect(heading).toBeGreaterThanOrEqual((amount ?? 0) * 1.5)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.kit-print .till-receipt').isVisible()).toBe(true)
    expect(await page.locator('.till-status').isVisible()).toBe(false)
    await keepPicture(page, 'till-print')
    await page.context().close()
  })

  test('undoes the sale of just now after one question, and gives the goods of the wrong pupil to the right one', async () => {
    const [wrong, right] = [await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Ali' }), await world.canteen.makePupil({ balanceOre: 10_000 })]
    const page = await world.openTill()
    const dialog = page.getByRole('dialog')
    const undo = page.getByRole('button', { name: 'Angre salget, 35 kr' })
    const buy = async () => {
      await tap(page, /Baguett/)
      await scan(page, wrong.code)
      await nextPupil(page)
    }
    await buy()
    await undo.click()
    await dialog.getByRole('heading', { name: 'Angre salget til Ali?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await balance(wrong)).toBe(6500)
    await undo.press('Enter')
    await dialog.getByRole('button', { name: 'Gi tilbake 35 kr' }).press('Enter')
    await dialog.getByText('35 kr er tilbake på kortet til Ali. Ny saldo 100 kr.').waitFor()
    await dialog.getByRole('button', { name: 'Ferdig' }).click()
    await dialog.waitFor({ state: 'detached' })
    await undo.waitFor({ state: 'detached' })
    await buy()
    await undo.click()
    await dialog.getByRole('button', { name: 'Feil elev' }).click()
    await dialog.getByText('Skann kortet til riktig elev.').waitFor()
    await dialog.getByRole('button', { name: 'Ferdig' }).click()
    await scan(page, right.code)
    await approved(page).waitFor()
    expect([await balance(wrong), await balance(right)]).toEqual([10_000, 6500])
    await page.context().close()
  })

  test('takes some of an earlier sale back, once though its answer is lost, with a receipt that names the sale', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await world.openTill()
    await page.evaluate(() => {
      globalThis.print = () => undefined
    })
    for (const goods of [/Baguett/, /Baguett/, /Eple/]) await tap(page, goods)
    await scan(page, pupil.code)
    await approved(page).waitFor()
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    await page.getByRole('button', { name: 'Returner' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Én mindre av Baguett tilbake' }).click()
    await dialog.getByRole('radio', { name: 'Annet' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Gi tilbake 43 kr' }).click()
    await dialog.getByText('Skriv noen ord om hvorfor.').waitFor()
    await dialog.getByLabel('Skriv hvorfor').fill('Baguetten var kald')
    world.line.trouble(/\/api\/till\/returns$/, 'lost_answer')
    await dialog.getByRole('button', { name: 'Gi tilbake 43 kr' }).click()
    await dialog.getByText('43 kr er tilbake på kortet til Nora.').waitFor()
    expect(await balance(pupil)).toBe(20_000 - 7800 + 4300)
    await dialog.getByRole('button', { name: 'Returkvittering' }).click()
    const receipt = page.locator('.till-sales .till-receipt')
    await receipt.getByRole('heading', { name: 'Returkvittering' }).waitFor()
    const words = await receipt.innerText()
    for (const wanted of [
      'Testkantiner AS',
      '988\u00a0077\u00a0917 MVA',
      '974760673-1-1',
      '03.11.2026',
      '-35,00',
      '-8,00',
      '-43,00',
      'kvittering nr.',
      'Kantinekort',
    ])
      expect(words).toContain(wanted)
    expect(words).not.toContain('Salgskvittering')
    await page.getByRole('button', { name: 'Skriv ut' }).click()
    await expect.poll(() => eventsOfTill()).toContain('return_receipt_printed')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.kit-print .till-receipt').isVisible()).toBe(true)
    await keepPicture(page, 'till-return-print')
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Til salgskvitteringen' }).click()
    await page.locator('.till-sales-row').first().getByText('43 kr returnert').waitFor()
    await page.getByRole('button', { name: 'Returner' }).click()
    await dialog.getByText('0 igjen av 1').waitFor()
    await dialog.getByRole('button', { name: 'Gi tilbake 35 kr' }).click()
    await dialog.getByText('35 kr er tilbake').waitFor()
    await dialog.getByRole('button', { name: 'Ferdig' }).click()
    await page.getByText('Alt i dette salget er returnert.').waitFor()
    expect(await balance(pupil)).toBe(20_000)
    await page.context().close()
  })

  test('prints a receipt and one copy of it, shows how the day stands, and closes it once: then it sells again tomorrow', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const page = await world.openTill()
    await page.evaluate(() => {
      globalThis.print = () => undefined
    })
    const buy = async () => {
      await tap(page, /Baguett/)
      await scan(page, pupil.code)
    }
    await buy()
    await nextPupil(page)
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    const print = page.getByRole('button', { name: 'Skriv ut' })
    const copy = page.locator('.kit-print .till-receipt-copy')
    await print.click()
    await expect.poll(() => eventsOfTill()).toContain('receipt_printed')
    expect(await copy.count()).toBe(0)
    await print.click()
    await copy.waitFor({ state: 'attached' })
    expect(await copy.textContent()).toBe('KOPI')
    await print.click()
    await page.getByText('Loven tillater bare én kopi').waitFor()

    await page.keyboard.press('Escape')
    await tap(page, /Eple/)
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByText('Det ligger varer i kurven.').waitFor()
    await page.getByRole('link', { name: 'Til salget' }).click()
    await page.getByRole('button', { name: 'Sett til side og ta neste' }).click()
    const aside = page.getByRole('button', { name: /^Hent fram 1 vare/ })
    await aside.waitFor()
    await keepPicture(page, 'till-set-aside')
    // It is on the device: a restart does not lose it, and the day is not closed over it.
    await page.reload()
    await aside.waitFor()
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByText('Det er satt varer til side.').waitFor()
    await page.getByRole('link', { name: 'Til salget' }).click()
    await aside.click()
    await page.getByRole('button', { name: 'Tøm kurven' }).click()
    await expect.poll(() => eventsOfTill()).toEqual(expect.arrayContaining(['sale_parked', 'sale_resumed', 'sale_aborted']))
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.getByRole('button', { name: 'Se hvordan dagen står (X)' }).click()
    await page.locator('.till-day .kit-report').getByRole('heading', { name: 'X-rapport' }).waitFor()
    await page.getByRole('button', { name: 'Ta dagsoppgjør (Z)' }).click()
    await keepPicture(page, 'till-day-question')
    await page.getByRole('dialog').getByRole('button', { name: 'Gjør opp dagen' }).click()
    await page
      .locator('.till-day .kit-report')
      .getByRole('heading', { name: /Z-rapport nr/ })
      .waitFor()
    await page.getByText('Denne kassen selger igjen i morgen.').waitFor()
    await keepPicture(page, 'till-day-over')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.kit-print .kit-report').isVisible()).toBe(true)
    expect(await page.locator('.till-status').isVisible()).toBe(false)
    await keepPicture(page, 'till-day-print', { fullPage: true })
    await page.emulateMedia({ media: 'screen' })

    await page.getByRole('link', { name: 'Til salget' }).click()
    await buy()
    await refused(page).getByText('Dagsoppgjøret er tatt. Kassen selger igjen i morgen.').waitFor()
    await refused(page).getByRole('button', { name: 'Tøm kurven' }).click()
    world.made.clock.pass(24 * 3_600_000)
    await buy()
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(13_000)
    expect(await eventsOfTill()).toEqual(expect.arrayContaining(['till_started', 'till_stopped', 'till_signed_in', 'receipt_copied', 'x_report', 'z_report']))
    await page.context().close()
  })

  test('reads a card with the camera, once, and lets go of the camera when it is switched off', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    world.showToCamera(pupil.code)
    const page = await world.openTill()
    await tap(page, /Baguett/)
    await page.getByRole('button', { name: 'Slå på kamera' }).click()
    await nextPupil(page)
    await page.locator('.till-pay[data-state="empty"]').waitFor()
    // The card still lies there; it neither waits for the next basket nor pays for it.
    await framesSeen(page, 15)
    await tap(page, /Eple/)
    await framesSeen(page, 15)
    await page.getByRole('button', { name: 'Slå av kamera' }).waitFor()
    await page.locator('.till-pay[data-state="empty"]').waitFor({ state: 'detached' })
    expect(await balance(pupil)).toBe(6500)
    await keepPicture(page, 'till-camera')
    const track = await page.evaluateHandle(() => ((document.querySelector('.till-camera video') as HTMLVideoElement).srcObject as MediaStream).getTracks()[0])
    await page.getByRole('button', { name: 'Slå av kamera' }).click()
    await expect.poll(() => track.evaluate((each) => each?.readyState)).toBe('ended')
    await page.context().close()
  })

  test('shows first what sells most now, and asks what an open price is', async () => {
    const { schoolId, apple } = world.canteen
    const { database, clock } = world.made.house
    const bar = await world.canteen.makeProduct({ name: 'Salatbar etter vekt', priceOre: 1000 })
    await database.query(sql`update product set open_least_ore = 1000, open_most_ore = 6000 where school_id = ${schoolId} and id = ${bar.productId}`)
    for (const [productId, quantity] of [
      [bar.productId, 9],
      [apple.productId, 5],
    ] as const)
      await database.query(sql`
        insert into sold_hour (school_id, day, hour, product_id, quantity)
        select ${schoolId}, (${clock.now()}::timestamptz at time zone 'Europe/Oslo')::date - 7, hour, ${productId}, ${quantity}
        from generate_series(0, 23) as hour`)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await world.openTill()
    await page.getByRole('radio', { name: 'Mest solgt nå' }).check()
    await page.locator('.till-tile').nth(2).waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.till-tile-name').allTextContents()).toEqual(['Salatbar etter vekt', 'Eple'])
    await tap(page, /Salatbar/)
    const asked = page.getByRole('dialog', { name: 'Hva koster «Salatbar etter vekt»?' })
    await asked.waitFor()
    await page.keyboard.type('75,5', { delay: 120 })
    await asked.getByRole('status', { name: 'Prisen: 75,5 kr' }).waitFor()
    expect(await asked.getByRole('button', { name: 'Legg i kurven', exact: true }).getAttribute('aria-disabled')).toBe('true')
    await keepPicture(page, 'till-open-price')
    for (let key = 0; key < 4; key += 1) await page.keyboard.press('Backspace')
    await page.keyboard.type('10', { delay: 120 })
    await page.keyboard.press('Enter')
    await asked.waitFor({ state: 'detached' })
    await tap(page, /Salatbar/)
    for (const key of ['4', '2', '9', 'Slett det siste sifferet', 'Komma', '5']) await asked.getByRole('button', { name: key, exact: true }).click()
    await asked.getByRole('button', { name: 'Legg i kurven for 42,50 kr' }).click()
    await asked.waitFor({ state: 'detached' })
    await tap(page, /Eple/)
    await keepPicture(page, 'till-favourites')
    await scan(page, pupil.code)
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(10_000 - 1000 - 4250 - 800)
    await nextPupil(page)
    await paysByChip(page, pupil)
    expect(await balance(pupil)).toBe(10_000 - 1000 - 4250 - 2 * 800)
    // What the till has measured is on its settings, and the office has heard of it.
    await page.getByRole('button', { name: 'Innstillinger' }).click()
    await page.getByText(/ms eller raskere for 95 av 100/).waitFor()
    await keepPicture(page, 'till-speed')
    const told = () =>
      rows(
        database,
        sql`
          select 1
          from till
          where school_id = ${schoolId}
          and id = ${world.canteen.till.tillId}
          and (speed -> 'connected' ->> 'count')::integer > 0`,
      )
    await expect.poll(told).toHaveLength(1)
    await page.context().close()
  })

  test('can be used with the keyboard alone', async () => {
    const page = await world.openTill()
    await page.locator('.till-tile').first().focus()
    await page.keyboard.press('Enter')
    // A hand is slower than a scanner.
    await page.waitForTimeout(100)
    await page.keyboard.press('3')
    await page.getByText('105 kr').first().waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByText('113 kr').waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.press('Delete')
    await page.locator('.till-line').nth(1).waitFor({ state: 'detached' })
    await page.waitForTimeout(100)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Hjelp' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

/** A browser that reads chips: its reader hears of a card of ours that is held to it. */
async function paysByChip(page: Page, pupil: TestPupil): Promise<void> {
  await page.evaluate(() => {
    class NDEFReader extends EventTarget {
      scan = async () => {
        Object.assign(window, { chips: this })
      }
    }
    Object.assign(window, { NDEFReader })
  })
  await page.getByRole('button', { name: 'Innstillinger' }).click()
  await page.getByRole('switch', { name: 'Les kort med NFC' }).check()
  await page.waitForFunction(() => 'chips' in window)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await tap(page, /Eple/)
  await page.evaluate((code) => {
    const { chips } = window as unknown as { chips: EventTarget }
    const data = new DataView(new TextEncoder().encode(code).buffer)
    const message = { records: [{ recordType: 'text', encoding: 'utf-8', data }] }
    chips.dispatchEvent(Object.assign(new Event('reading'), { serialNumber: '04:a2:2b:6a', message }))
  }, pupil.code)
  await approved(page).waitFor()
}
