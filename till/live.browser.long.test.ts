// What a till learns while it is open, in a real browser at a real server: blocks, prices, its own end; and which codes
// it refuses by itself.
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import { dayOfStep, phoneCode, stepAt } from '../rules/card-codes.ts'
import { announceChange } from '../server/live/index.ts'
import { changeProduct } from '../server/menu/index.ts'
import type { TestPupil } from '../test/canteen.ts'
import { chromiumPath } from '../test/parts.ts'
import { keepPicture, scan } from '../test/screens.ts'
import { framesSeen, nextPupil, openTillWorld, type TillWorld } from '../test/till-world.ts'

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
const sentTo = (path: RegExp) => world.line.sent.filter((each) => path.test(each.path)).length

/** Blocks or opens a card as the office does: the change and what is told of it in one transaction. */
async function setBlocked(pupil: TestPupil, isBlocked: boolean, cardId = pupil.cardId): Promise<void> {
  const { house } = world.made
  await transaction(house.database, async (tx) => {
    await tx.query(sql`update card set blocked_at = ${isBlocked ? house.clock.now() : null} where school_id = ${pupil.schoolId} and id = ${cardId}`)
    await announceChange(tx, house, { schoolId: pupil.schoolId, kind: 'card', subjectId: cardId })
  })
}

/** How many cards and phones lie on the device, as its own database has it. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('kantinekort-till')
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
    const readAll = (name: string) =>
      new Promise<unknown[]>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.addEventListener('success', () => resolve(request.result))
      })
    const [stopped, phones] = [await readAll('stopped-cards'), await readAll('phone-keys')]
    database.close()
    return { stopped: JSON.stringify(stopped), phones: JSON.stringify(phones), both: stopped.length > 0 && phones.length > 0 }
  })

/** A till that has heard where the log stands and has both lists. */
async function openFollowingTill(): Promise<Page> {
  const page = await world.openTill()
  await expect.poll(async () => (await onDevice(page)).both).toBe(true)
  return page
}

describe.skipIf(chromiumPath() === null)('an open till', () => {
  test('is one though the answer to its code was lost, and the first answer about its goods was somebody else’s', async () => {
    world.line.trouble(/enrolments/, 'lost_answer')
    world.line.trouble(/^\/api\/till$/, 'foreign_error')
    const page = await world.openTill()
    expect(sentTo(/^\/api\/till\/enrolments/)).toBeGreaterThanOrEqual(2)
    await page.context().close()
  })

  test('refuses a card that was blocked a moment ago without asking anybody, and takes it when it is opened again', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    const asked = sentTo(/stopped-cards/)
    await setBlocked(pupil, true)
    const blockedAt = performance.now()
    await expect.poll(async () => (await onDevice(page)).stopped, { interval: 20 }).toContain('card_blocked')
    console.log(`from the block's commit to the till's own list: ${Math.round(performance.now() - blockedAt)} ms`)
    const purchases = sentTo(/purchases/)
    await tap(page, /Baguett/)
    await scan(page, pupil.code)
    await refused(page).getByText('Dette kortet kan ikke brukes nå').waitFor()
    expect(await refused(page).innerText()).not.toMatch(/sperret|mistet|stjålet|Nora/i)
    await keepPicture(page, 'till-live-blocked')
    expect([sentTo(/purchases/), sentTo(/stopped-cards/)]).toEqual([purchases, asked])
    await setBlocked(pupil, false)
    // The last change has come when what came before it is gone from the device.
    await expect.poll(async () => (await onDevice(page)).stopped).not.toContain('card_blocked')
    await page.keyboard.press('Escape')
    await scan(page, pupil.code)
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(6500)
    await page.context().close()
  })

  test('refuses a card on the spot that is blocked while it is held, before its goods or beside them, and sends nothing', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    const held = page.locator('.till-pay').filter({ hasText: 'Kort lest' })
    await scan(page, pupil.code)
    await held.waitFor()
    const purchases = sentTo(/purchases/)
    await setBlocked(pupil, true)
    await refused(page).getByText('Dette kortet kan ikke brukes nå').waitFor()
    await keepPicture(page, 'till-live-held-blocked')
    await page.keyboard.press('Escape')
    await setBlocked(pupil, false)
    await expect.poll(async () => (await onDevice(page)).stopped).not.toContain('card_blocked')

    await scan(page, pupil.code)
    await held.waitFor()
    await tap(page, /Eple/)
    await page.getByRole('button', { name: 'Betal 8 kr' }).waitFor()
    await setBlocked(pupil, true)
    await refused(page).getByText('Dette kortet kan ikke brukes nå').waitFor()
    await page.keyboard.press('Escape')
    // The basket waits for another card; the blocked one is let go.
    await page.locator('.till-line').filter({ hasText: 'Eple' }).waitFor()
    expect(await held.count()).toBe(0)
    expect([sentTo(/purchases/), await balance(pupil)]).toEqual([purchases, 10_000])
    await setBlocked(pupil, false)
    await page.context().close()
  })

  test('catches up with what it missed while it had no network', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    world.line.cut()
    await page.getByText('Ingen kontakt').waitFor()
    await setBlocked(pupil, true)
    world.line.mend()
    await page.getByText('På nett').waitFor()
    await expect.poll(async () => (await onDevice(page)).stopped).toContain('card_blocked')
    const purchases = sentTo(/purchases/)
    await tap(page, /Eple/)
    await scan(page, pupil.code)
    await refused(page).getByText('Dette kortet kan ikke brukes nå').waitFor()
    expect(sentTo(/purchases/)).toBe(purchases)
    await setBlocked(pupil, false)
    await page.context().close()
  })

  test('shows a new price by itself between two sales, and moves nothing in the middle of one', async () => {
    const { house } = world.made
    const soup = await world.canteen.makeProduct({ name: 'Suppe', priceOre: 4000 })
    const change = (priceOre: number) => changeProduct(house, { schoolId: world.canteen.schoolId, productId: soup.productId, change: { priceOre } })
    const page = await openFollowingTill()
    const tile = page.locator('.till-tile').filter({ hasText: 'Suppe' })
    await change(4500)
    await tile.getByText('45 kr').waitFor()
    await tap(page, /Eple/)
    await change(5000)
    // What is told of a card comes on the same line, after the price.
    const other = await world.canteen.makePupil()
    await setBlocked(other, true)
    await expect.poll(async () => (await onDevice(page)).stopped).toContain('card_blocked')
    expect(await tile.innerText()).toMatch(/45\s?kr/)
    await page.getByRole('button', { name: 'Tøm kurven' }).click()
    await tile.getByText('50 kr').waitFor()
    await setBlocked(other, false)
    await page.context().close()
  })

  test('closes at once when the office signs it out, and nothing that it knew of cards stays on the device', async () => {
    const page = await openFollowingTill()
    const { house } = world.made
    const { schoolId, tillId } = world.canteen.till
    await transaction(house.database, async (tx) => {
      await tx.query(sql`update till set token_hash = null where school_id = ${schoolId} and id = ${tillId}`)
      await announceChange(tx, house, { schoolId, kind: 'till', subjectId: tillId })
    })
    await page.getByText('Denne kassen er stengt').waitFor()
    await expect.poll(async () => (await onDevice(page)).both).toBe(false)
    await page.context().close()
  })
})

describe.skipIf(chromiumPath() === null)('a phone’s code at the till', () => {
  const now = () => world.made.clock.now().getTime()

  test('is checked by the till itself: old, early, forged and used ones are never sent', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    await tap(page, /Eple/)
    const purchases = sentTo(/purchases/)
    const { stepOfDay } = dayOfStep(stepAt(now()))
    const credentialId = world.made.house.keys.credentialIdOf(pupil.phoneCardId)
    const forged = phoneCode({ credentialId, stepOfDay, hmac: new Uint8Array(32).fill(1) })
    for (const [code, words, name] of [
      [pupil.phoneCodeAt(now() - 5 * 60_000), 'Koden er for gammel. Skann den nye koden på mobilen.', 'expired'],
      [pupil.phoneCodeAt(now() + 15 * 60_000), 'klokka på mobilen går for fort', 'early'],
      [forged, 'Kassen kjenner ikke dette kortet', 'forged'],
    ] as const) {
      await scan(page, code)
      await refused(page).getByText(words).waitFor()
      await keepPicture(page, `till-live-${name}`)
      await page.keyboard.press('Escape')
    }
    expect(sentTo(/purchases/)).toBe(purchases)
    await scan(page, pupil.phoneCodeAt(now()))
    await nextPupil(page)
    await tap(page, /Eple/)
    await scan(page, pupil.phoneCodeAt(now()))
    await refused(page).getByText('Koden er brukt én gang').waitFor()
    await keepPicture(page, 'till-live-used')
    expect(sentTo(/purchases/)).toBe(purchases + 1)
    expect(await balance(pupil)).toBe(9200)
    expect((await onDevice(page)).phones).not.toContain(credentialId)
    await page.context().close()
  })

  test('is shown as genuine without a network, or refused, where the school does not sell without one; the basket is kept', async () => {
    const sellsAlone = (isOn: boolean) => world.made.house.database.query(sql`update school set reserve_is_on = ${isOn} where id = ${world.canteen.schoolId}`)
    await sellsAlone(false)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const stranger = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    world.line.cut()
    await page.getByText('Ingen kontakt').waitFor()
    await tap(page, /Eple/)
    await scan(page, pupil.phoneCodeAt(now()))
    await refused(page).getByText('Koden er ekte, men kassen har ikke kontakt').waitFor()
    await keepPicture(page, 'till-live-genuine-alone')
    await page.keyboard.press('Escape')
    await scan(page, stranger.phoneCodeAt(now() - 10 * 60_000))
    await refused(page).getByText('Koden er for gammel').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.till-line').filter({ hasText: 'Eple' }).waitFor()
    expect(await balance(pupil)).toBe(10_000)
    await sellsAlone(true)
    await page.context().close()
  })

  test('is read from the phone by the camera, and pays once though it lies there', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const page = await openFollowingTill()
    world.showToCamera(pupil.phoneCodeAt(now()))
    await tap(page, /Baguett/)
    await page.getByRole('button', { name: 'Slå på kamera' }).click()
    await nextPupil(page)
    await tap(page, /Eple/)
    await framesSeen(page, 15)
    expect(await balance(pupil)).toBe(6500)
    await page.context().close()
  })
})

describe.skipIf(chromiumPath() === null)('the card desk', () => {
  const typeCode = async (page: Page, code: string) => {
    await page.getByRole('button', { name: 'Tast koden' }).click()
    await page.getByLabel('Kode på kortet').fill(code)
    await page.getByRole('button', { name: 'Bruk koden' }).click()
  }

  test('looks a scanned card up without selling anything, and blocks it for every till', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Selma' })
    const page = await openFollowingTill()
    await tap(page, /Eple/)
    await page.getByRole('link', { name: 'Kort', exact: true }).click()
    await page.getByText('Her betaler ingen').waitFor()
    await scan(page, pupil.code)
    await page.getByText('Kortet virker').waitFor()
    const answer = page.locator('.till-desk-answer')
    expect(await answer.innerText()).toMatch(/Selma\s+8A/)
    expect(await answer.innerText()).not.toMatch(/Prøve/)
    await page.getByRole('button', { name: 'Sperr kortet' }).click()
    await page.getByRole('button', { name: 'Sperr kortet til Selma' }).click()
    await page.getByRole('heading', { name: 'Kortet til Selma er sperret' }).waitFor()
    await page.keyboard.press('Escape')
    // The basket waited, nothing was paid, and the card is stopped here too.
    await page.locator('.till-line').filter({ hasText: 'Eple' }).waitFor()
    expect(await balance(pupil)).toBe(10_000)
    const purchases = sentTo(/purchases/)
    await expect.poll(async () => (await onDevice(page)).stopped).toContain('card_blocked')
    await scan(page, pupil.code)
    await refused(page).getByText('Dette kortet kan ikke brukes nå').waitFor()
    expect(sentTo(/purchases/)).toBe(purchases)
    const { rows: history } = await world.made.house.database.query(sql`
      select kind, side, till_id as "tillId", reason
      from card_event
      where school_id = ${pupil.schoolId}
      and card_id = ${pupil.cardId}`)
    expect(history).toEqual([{ kind: 'blocked', side: 'till', tillId: world.canteen.till.tillId, reason: 'lost' }])
    await page.context().close()
  })

  test('gives a pupil who was found by name the card that is shown, and replaces it by another, which then pays', async () => {
    const { schoolId } = world.canteen
    await world.made.house.database.query(sql`update school set tills_hand_out_cards = true where id = ${schoolId}`)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Torunn' })
    const page = await openFollowingTill()
    await page.getByRole('link', { name: 'Kort', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Navn eller klasse' }).fill('torunn 8a')
    await page.getByRole('button', { name: /Torunn Prøve/ }).click()
    await page.getByRole('button', { name: 'Gi et nytt kort' }).click()
    await page.getByRole('heading', { name: 'Skann kortet som Torunn skal ha' }).waitFor()
    await keepPicture(page, 'till-live-giving')
    await scan(page, (await world.canteen.makePupil()).code)
    await page.getByText('Kortet hører alt til noen').waitFor()
    await typeCode(page, '04:A2:2B:6A:11')
    await page.getByRole('heading', { name: 'Torunn kan betale med kortet nå' }).waitFor()
    await page.getByRole('button', { name: /Torunn Prøve/ }).click()
    await page.locator('.till-desk-cards li').filter({ hasText: 'Eget kort' }).getByRole('button', { name: 'Bytt ut' }).click()
    await page.getByRole('radio', { name: 'Mistet' }).check({ force: true })
    await page.getByText('Det koster ingenting').waitFor()
    await typeCode(page, '7700123456')
    await page.getByRole('button', { name: 'Bytt kort uten gebyr' }).click()
    await page.getByRole('heading', { name: 'Torunn har fått nytt kort' }).waitFor()
    await keepPicture(page, 'till-live-replaced')
    await page.keyboard.press('Escape')
    await tap(page, /Baguett/)
    await typeCode(page, '04A22B6A11')
    await refused(page).getByText('Dette kortet er byttet ut').waitFor()
    await page.keyboard.press('Escape')
    await typeCode(page, '7700123456')
    await approved(page).waitFor()
    expect(await balance(pupil)).toBe(6500)
    await page.context().close()
  })
})
