// Every screen of the till, looked at on a desk, a tablet turned both ways, and a phone: a state is opened once and seen in each.
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { changeSettings, makeCashier } from '../server/cashiers/index.ts'
import { closeDay } from '../server/day-reports/index.ts'
import { currentSigner } from '../server/journal/index.ts'
import { makePurchases } from '../server/purchases/index.ts'
import { makeCashiers, PINS } from '../test/cashiers.ts'
import { chromiumPath } from '../test/parts.ts'
import { faultsOn, type Look, lookAs, scan } from '../test/screens.ts'
import { makeAllergic } from '../test/stops.ts'
import { nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

let world: TillWorld

// A walk leaves a world in which it cannot begin once more.
beforeEach(async () => {
  world = await openTillWorld()
})
afterEach(() => world?.close())

const tap = (page: Page, name: RegExp) => page.locator('.till-tile').filter({ hasText: name }).click()
const approved = (page: Page) => page.locator('[data-outcome="approved"]')
const refused = (page: Page) => page.locator('[data-outcome="refused"]')

/** Something was sold yesterday, and the day was closed: the till has a report to show. */
async function closeAnEarlierDay(): Promise<void> {
  const { made, canteen } = world
  await makePurchases(made.house, await currentSigner(made.house.database, made.house.keys), [canteen.wish(await canteen.makePupil())])
  await closeDay(made.house, { ...canteen.till, madeBy: 'till' })
  made.clock.pass(24 * 3_600_000)
}

/** Goods with an open price, which sell at every hour of this weekday. */
async function makeFavourite(): Promise<void> {
  const { schoolId, makeProduct } = world.canteen
  const { database, clock } = world.made.house
  const { productId } = await makeProduct({ name: 'Salatbar etter vekt', priceOre: 1000 })
  await database.query(sql`
    update product
    set open_least_ore = 1000, open_most_ore = 6000
    where school_id = ${schoolId}
    and id = ${productId}`)
  await database.query(sql`
    insert into sold_hour (school_id, day, hour, product_id, quantity)
    select ${schoolId}, (${clock.now()}::timestamptz at time zone 'Europe/Oslo')::date - 7, hour, ${productId}, 9
    from generate_series(0, 23) as hour`)
}

/** The till locks while everybody must sign in, and opens again when nobody has to. */
async function walkThroughCashiers(page: Page, walk: (name: string) => Promise<void>): Promise<void> {
  const { house } = world.made
  const { schoolId } = world.canteen
  await makeCashiers(house, schoolId)
  await makeCashier(house, { schoolId, name: 'Bartholomeus-Emmanuel Nguyen-Haugerud', kind: 'pupil' })
  const names = page.locator('.till-lock-name')
  await names.first().waitFor()
  await walk('lock')
  await names.filter({ hasText: 'Nguyen' }).click()
  await page.getByRole('heading', { name: 'Hvem fører tilsyn?' }).waitFor()
  await walk('lock-supervision')
  await names.filter({ hasText: 'Ola' }).click()
  await page.keyboard.type('5555', { delay: 90 })
  await page.keyboard.press('Enter')
  await page.getByText('PIN-koden stemmer ikke.').waitFor()
  await walk('lock-wrong')
  await page.keyboard.press('Escape')
  await names.filter({ hasText: 'Kari' }).click()
  await page.keyboard.type(PINS.kari, { delay: 90 })
  await page.keyboard.press('Enter')
  await page.locator('.till-cashier').waitFor()
  await walk('signed-in')
  await page.locator('.till-cashier').click()
  await walk('lock-change')
  await page.getByRole('button', { name: 'Fortsett som Kari' }).click()
  await changeSettings(house, { schoolId, mustSignIn: false })
  await page.locator('.till-cashier').waitFor({ state: 'detached' })
}

/** Something is said of a line, for the kitchen and the receipt. */
async function sayOfLine(page: Page, walk: (name: string) => Promise<void>): Promise<void> {
  const basket = page.getByRole('button', { name: 'Kurv', expanded: false })
  if (await basket.isVisible()) await basket.click()
  await page.getByRole('button', { name: /^Eple.*Skriv en merknad/ }).click()
  await page.getByRole('dialog').getByLabel('Si det kort').fill('delt i båter')
  await walk('note')
  await page.getByRole('dialog').getByRole('button', { name: 'Bruk' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Eple.*delt i båter/ }).waitFor()
  await walk('noted')
}

/** Somebody has forgotten the card: found by name, with a reason, and the sale goes on by itself. */
async function payWithoutCard(page: Page, walk: (name: string) => Promise<void>): Promise<void> {
  const forgetful = await world.canteen.makePupil({ balanceOre: 50_000, firstName: 'Maximilian-Alexander' })
  await tap(page, /Eple/)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Uten kort' }).click()
  await dialog.getByRole('button', { name: 'Tast koden' }).click()
  await dialog.getByRole('button', { name: 'Bruk koden' }).waitFor()
  await walk('typed-code')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Uten kort' }).click()
  await dialog.getByRole('searchbox').fill('maximilian')
  await dialog.getByRole('button', { name: /^Maximilian-Alexander/ }).waitFor()
  await walk('by-name-search')
  await dialog.getByRole('button', { name: /^Maximilian-Alexander/ }).click()
  await dialog.getByRole('radio', { name: 'Glemt kortet' }).check({ force: true })
  await walk('by-name-reason')
  await dialog.getByRole('button', { name: 'Bruk saldoen til Maximilian-Alexander' }).click()
  await approved(page).getByText('Maximilian-Alexander').waitFor()
  await nextPupil(page)
  const { database } = world.made.house
  const found = await rows(database, sql`select reason from found_by_name where school_id = ${forgetful.schoolId} and wallet_id = ${forgetful.walletId}`)
  expect(found).toEqual([{ reason: 'forgotten' }])
}

// The phone is the last, and therefore what the walk goes on with: there it is hardest.
const looks = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1180, height: 820 },
  { colorScheme: 'light', width: 820, height: 1180 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const satisfies readonly Look[]

describe.skipIf(chromiumPath() === null)('the screens of the till', () => {
  test('keep nobody out and never scroll sideways, on every size and in light and dark', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 3500, firstName: 'Bartholomeus-Emmanuel' })
    await world.made.house.database.query(sql`update school set tills_hand_out_cards = true, sells_by_name = true where id = ${world.canteen.schoolId}`)
    await closeAnEarlierDay()
    await makeFavourite()
    const allergic = await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    await makeAllergic(world.made.house, allergic, 'milk')
    await makeCashier(world.made.house, { schoolId: world.canteen.schoolId, name: 'Bartholomeus-Emmanuel', kind: 'adult', pin: '4711' })
    const page = await world.openDevice()
    const found: string[] = []
    let walked = 0
    const walk = async (name: string) => {
      walked += 1
      for (const [place, look] of looks.entries()) {
        await lookAs(page, look)
        // Every screen on the phone, and by turns in one of the other sizes.
        const asksAxe = place === looks.length - 1 || place === walked % (looks.length - 1)
        found.push(...(await faultsOn(page, `till-${name}`, { asksAxe })))
      }
    }

    await walk('enrolment')
    await page.getByLabel('Kassekode').fill(await world.newEnrolmentCode())
    await page.getByRole('button', { name: 'Åpne kassen' }).click()
    await page.getByRole('button', { name: /Baguett/ }).waitFor()
    await walk('empty')
    await page.getByRole('radio', { name: 'Mest solgt nå' }).check()
    await tap(page, /Salatbar/)
    await page.getByRole('dialog', { name: /^Hva koster/ }).waitFor()
    await walk('price')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Alle' }).check()
    await tap(page, /Baguett/)
    await tap(page, /Eple/)
    await sayOfLine(page, walk)
    await walk('basket')
    await page.getByRole('button', { name: 'Sett til side og ta neste' }).click()
    await walk('set-aside')
    await page.getByRole('button', { name: /^Servert: / }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lag foreløpig kvittering' }).waitFor()
    await walk('serve')
    await page.getByRole('dialog').getByRole('button', { name: 'Lag foreløpig kvittering' }).click()
    await page.getByRole('dialog').getByRole('heading', { name: 'Foreløpig kvittering', exact: true }).waitFor()
    await walk('served')
    await page.getByRole('dialog').getByRole('button', { name: 'Ferdig' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await walk('served-aside')
    await page.getByRole('button', { name: /^Del: / }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Én til av Baguett' }).click()
    await walk('divide')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Hent fram 2 varer/ }).click()
    await scan(page, pupil.code)
    await refused(page).waitFor()
    await walk('refused')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Betal 43 kr' }).waitFor()
    await walk('pay')
    await page.getByRole('button', { name: 'Tøm kurven' }).click()
    await payWithoutCard(page, walk)
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await approved(page).waitFor()
    await walk('approved')
    await nextPupil(page)
    await walk('undoable')
    await page.getByRole('button', { name: /^Angre salget/ }).click()
    await page.getByRole('dialog').waitFor()
    await walk('undo')
    await page.keyboard.press('Escape')
    await tap(page, /Baguett/)
    await scan(page, allergic.code)
    await refused(page).getByRole('button', { name: 'La en voksen avgjøre' }).waitFor()
    await walk('stopped')
    await refused(page).getByRole('button', { name: 'La en voksen avgjøre' }).click()
    await page.getByRole('dialog').getByLabel('PIN-koden din').waitFor()
    await walk('override')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await refused(page).getByRole('button', { name: 'Ta ut varen' }).click()
    await page.getByRole('button', { name: 'Glem kortet' }).click()
    for (const [button, name] of [
      ['Innstillinger', 'settings'],
      ['Hjelp og taster', 'help'],
      ['Hva maten inneholder', 'contents'],
    ] as const) {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog').waitFor()
      await walk(name)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().waitFor()
    await walk('sales')
    await page.locator('.till-sales-row').first().click()
    await page.locator('.till-sales .till-receipt').waitFor()
    await walk('receipt')
    await page.getByRole('button', { name: 'Send lenke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send lenken' }).waitFor()
    await walk('receipt-send')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Returner' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: 'Annet' }).check({ force: true })
    await walk('return')
    world.line.trouble(/\/api\/till\/returns$/, ...Array<'lost_question'>(200).fill('lost_question'))
    await page.getByRole('dialog').getByLabel('Skriv hvorfor').fill('Den var kald')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Gi tilbake/ })
      .click()
    await page.getByRole('dialog').getByText('Spurt 1 gang').waitFor()
    await walk('return-waiting')
    // It asks again by itself.
    world.line.mend()
    await page.getByRole('dialog').getByText('er tilbake på kortet').waitFor()
    await walk('returned')
    await page.getByRole('dialog').getByRole('button', { name: 'Returkvittering' }).click()
    await page.locator('.till-sales .till-receipt').getByText('Returkvittering nr.').waitFor()
    await walk('return-receipt')
    await page.getByRole('link', { name: 'Til salgskvitteringen' }).click()
    await page.getByText('Alt i dette salget er returnert.').waitFor()
    await walk('receipt-returned')
    await page.getByRole('button', { name: 'Innstillinger' }).click()
    await page.getByRole('button', { name: 'Begynn trening' }).click()
    await page.locator('.till-training').waitFor()
    await page.keyboard.press('Escape')
    await tap(page, /Eple/)
    await walk('training')
    await page.getByRole('button', { name: 'Uten kort' }).click()
    await approved(page).waitFor()
    await walk('training-approved')
    await nextPupil(page)
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').first().click()
    await page.locator('.till-sales .till-receipt').waitFor()
    await walk('training-receipt')
    await page.getByRole('link', { name: 'Kort', exact: true }).click()
    await walk('training-not-now')
    await page.getByRole('button', { name: 'Avslutt trening' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.getByRole('link', { name: 'Dagsoppgjør' }).click()
    await page.locator('.till-day .till-sales-row').first().waitFor()
    await walk('day')
    await page.getByRole('button', { name: 'Se hvordan dagen står (X)' }).click()
    await page.locator('.till-day .kit-report').waitFor()
    await walk('day-report')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Kort', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Navn eller klasse' }).fill('prøve')
    await page.locator('.till-pupils button').first().waitFor()
    await walk('desk')
    await scan(page, pupil.code)
    await page.getByText('Kortet virker').waitFor()
    // The scanner typed into the search, too: what somebody wrote there stays, and the code is gone.
    expect(await page.getByRole('searchbox', { name: 'Navn eller klasse' }).inputValue()).toBe('prøve')
    await page.getByRole('button', { name: 'Sperr kortet' }).click()
    await walk('desk-block')
    await page.getByRole('searchbox', { name: 'Navn eller klasse' }).fill('prøve')
    await page.locator('.till-pupils button').first().click()
    await page.getByRole('button', { name: 'Bytt ut' }).first().click()
    await page.getByRole('radio', { name: 'Stjålet' }).check({ force: true })
    await walk('desk-replace')
    await page.keyboard.press('Escape')
    await page.locator('.till-status-name').click()
    await walkThroughCashiers(page, walk)
    await tap(page, /Eple/)
    // Only the purchase gets nowhere; the till is still in contact, and asks again and again.
    world.line.trouble(/\/api\/purchases$/, ...Array<'lost_question'>(200).fill('lost_question'))
    await scan(page, pupil.code)
    await page.getByText('Ta neste elev').waitFor()
    await walk('waiting')
    await page.getByRole('button', { name: 'Vis dem' }).click()
    await page.getByRole('dialog').waitFor()
    await walk('unfinished')
    await page.keyboard.press('Escape')
    // Alone: what it holds for that came while the rest was looked at.
    world.line.cut()
    await page.evaluate(() => dispatchEvent(new Event('offline')))
    await page.getByRole('button', { name: 'Selg på nytt uten nett' }).waitFor()
    await walk('alone-anew')
    await page.getByRole('button', { name: 'Selg på nytt uten nett' }).click()
    await page.locator('[data-outcome]').waitFor()
    await walk('alone-outcome')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /uten nett|venter på nett/ }).click()
    await page.getByRole('dialog').waitFor()
    await walk('alone')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Siste salg' }).click()
    await page.locator('.till-sales-row').filter({ hasText: 'Solgt uten nett' }).first().click()
    await page.locator('.till-sales .till-receipt').getByText('Solgt uten nett.').waitFor()
    await walk('alone-receipt')
    world.line.mend()
    await page.getByText('Salget er ført').waitFor()
    await walk('alone-receipt-booked')
    // The day is closed elsewhere, and the sale says so by itself.
    await closeDay(world.made.house, { ...world.canteen.till, madeBy: 'office' })
    await page.keyboard.press('Escape')
    await page.getByText('Dagen er gjort opp').waitFor()
    await walk('day-over')
    await page.locator('.till-tile').first().click()
    const empty = page.locator('.till-over').getByRole('button', { name: 'Tøm kurven' })
    await empty.waitFor()
    await walk('day-over-basket')
    await empty.click()
    await empty.waitFor({ state: 'detached' })
    expect(found).toEqual([])
    await page.context().close()
  })
})
