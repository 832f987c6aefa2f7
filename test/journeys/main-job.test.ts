// The main job, as a stranger would do it: register, confirm in the mailbox, top up, show the code,
// pay at the till, and find the purchase and the balance in the portal.

import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../eventually.ts'
import { chromiumPath } from '../parts.ts'
import { faultsOn, openChromium, scan, toTheEnd } from '../screens.ts'
import { type Demo, desktop, openPage, phone, readQr, startDemo, tablet } from './demo.ts'

const email = 'bartholomeus.nguyen@elev.fjellsyn.example'
const password = 'Sjiraffhals9'
const HALF_A_MINUTE_MS = 30_000

describe.skipIf(chromiumPath() === null)('from nothing to lunch', () => {
  let demo: Demo
  let browser: Browser
  let pupil: Page
  let till: Page
  let code = ''
  let copied = ''
  const findings: string[] = []
  const look = async (page: Page, name: string) => void findings.push(...(await faultsOn(page, name)))

  /** The till with a banana in its basket, whatever was on its screen. */
  const newSale = async () => {
    await till.locator('[data-outcome="approved"]').waitFor({ state: 'detached' })
    const refused = till.locator('[data-outcome="refused"]')
    if (await refused.isVisible()) await refused.getByRole('button').click()
    await refused.waitFor({ state: 'detached' })
    await till.locator('.till-tile').filter({ hasText: 'Banan' }).click()
  }
  /** The code on the pupil's screen now. */
  const shownCode = async () => {
    const read = await readQr(await pupil.screenshot())
    expect(read).toMatch(/^K1[0-9A-Z]{30}$/)
    return read as string
  }

  /** The code of a phone whose clock is so far ahead of the server's, or behind, while no network tells it better. */
  const codeByClock = async (aheadMs: number) => {
    await pupil.context().setOffline(true)
    const before = await shownCode()
    await pupil.clock.setSystemTime(demo.nowMs() + aheadMs)
    const found = await eventually(async () => {
      const shown = await shownCode()
      expect([before, code]).not.toContain(shown)
      return shown
    })
    await pupil.clock.setSystemTime(demo.nowMs())
    return found
  }

  beforeAll(async () => {
    demo = await startDemo()
    browser = await openChromium()
    pupil = await openPage(browser, demo, phone)
    till = await openPage(browser, demo, tablet)
  }, 480_000)
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  test('a pupil registers with the school’s e-mail, each rule of the password ticked as one types', async () => {
    await pupil.goto(`${demo.address}/`)
    await look(pupil, 'sign-in')
    await pupil.getByRole('link', { name: 'Registrer ny bruker' }).click()
    await pupil.getByLabel('E-post').fill(email)
    await pupil.getByLabel('Sted').selectOption({ label: 'Fjellsyn ungdomsskole' })
    await pupil.getByLabel('Fornavn').fill('Bartholomeus-Emmanuel')
    await pupil.getByLabel('Etternavn').fill('Nguyễn-Haugerud')
    await pupil.getByLabel('Passord', { exact: true }).fill('sjiraffh')
    await pupil.getByText('en stor bokstav').waitFor()
    await pupil.getByLabel('Passord', { exact: true }).fill(password)
    await pupil.getByLabel('Passordet en gang til').fill(password)
    await pupil.getByLabel('Mobilnummer').fill('412 34 567')
    await look(pupil, 'register')
    await pupil.getByRole('button', { name: 'Registrer', exact: true }).click()
    await pupil.getByRole('heading', { name: 'Se i e-posten din' }).waitFor()
    await look(pupil, 'look-in-email')
  })

  test('confirms the address through the demo’s mailbox, and is let in', async () => {
    await pupil.goto(`${demo.address}/mailbox`)
    await look(pupil, 'mailbox')
    await pupil.locator('a[href*="/confirm#token="]').first().click()
    await pupil.getByLabel('Passordet du valgte').fill(password)
    await look(pupil, 'confirm')
    await pupil.getByRole('button', { name: 'Bekreft og logg inn' }).click()
    await pupil.getByRole('heading', { name: 'Bartholomeus-Emmanuel' }).or(pupil.getByText('Bartholomeus-Emmanuel')).first().waitFor()
    await pupil.getByText('0 kr').first().waitFor()
    await toTheEnd(pupil)
    await look(pupil, 'first-screen-empty')
  })

  test('gets the code on the phone with the link in the SMS and one tap', async () => {
    await pupil.getByRole('link', { name: 'Få koden på mobilen' }).click()
    await pupil.getByText('SMS-en er').first().waitFor()
    await look(pupil, 'phone-status')
    await pupil.goto(`${demo.address}/mailbox`)
    await pupil.locator('a[href*="/phone#token="]').first().click()
    await pupil.getByRole('heading', { name: 'Koden til Bartholomeus-Emmanuel' }).waitFor()
    await look(pupil, 'phone-link')
    await pupil.getByRole('button', { name: 'Legg koden på denne mobilen' }).click()
    await pupil.getByText('Hold koden foran leseren i kassen').waitFor()
    expect(new URL(pupil.url()).hash).toBe('')
    await pupil.goto(`${demo.address}/`)
    await pupil.getByRole('link', { name: 'Vis koden' }).waitFor()
  })

  test('pays in 200 kr with a BankID step, without a fee, and sees it at once', async () => {
    await pupil.getByRole('radio', { name: /^200/ }).check({ force: true })
    await pupil.getByText('Gebyr', { exact: true }).waitFor()
    await pupil.getByRole('radio', { name: 'Kort' }).check({ force: true })
    await pupil.getByRole('button', { name: /^Betal 200/ }).waitFor()
    await look(pupil, 'topup')
    await pupil.getByRole('button', { name: /^Betal 200/ }).click()
    await pupil.getByRole('button', { name: 'Fortsett' }).click()
    await pupil.getByLabel('Engangskode').fill('123456')
    await pupil.getByRole('button', { name: 'Bekreft' }).click()
    await pupil.getByRole('button', { name: /^Godkjenn 200/ }).click()
    await pupil.getByText(/200.kr er på kortet/).waitFor()
    await look(pupil, 'topup-credited')
  })

  test('shows a code that an independent reader reads from the screen', async () => {
    await pupil.goto(`${demo.address}/`)
    await pupil.getByText('Vis koden').click()
    await pupil.getByText('Hold koden foran leseren i kassen').waitFor()
    await look(pupil, 'code')
    code = await shownCode()
  })

  test('has a picture taken of a code a minute and a half ago', async () => {
    copied = await codeByClock(-3 * HALF_A_MINUTE_MS)
    await pupil.context().setOffline(false)
  })

  test('pays at the till with nothing to click between the scan and «Godkjent»', async () => {
    await till.goto(`${demo.address}/till/`)
    await look(till, 'till-enrolment')
    await till.getByLabel('Kassekode').fill(demo.enrolmentCode)
    await till.getByRole('button', { name: 'Åpne kassen' }).click()
    const baguette = till.locator('.till-tile').filter({ hasText: 'Baguett med ost og skinke' })
    await baguette.click()
    await till.locator('.till-tile').filter({ hasText: 'Eple' }).first().click()
    await look(till, 'till-basket')
    // The code may have grown old while the till was made ready: the phone shows a new one by itself.
    code = await shownCode()
    // While it is looked at, time stands still for the till: «Godkjent» leaves by itself.
    await till.clock.setFixedTime(demo.nowMs())
    await scan(till, code)
    await till.locator('[data-outcome="approved"]').getByText('Bartholomeus-Emmanuel').waitFor()
    await look(till, 'till-approved')
    await till.clock.setSystemTime(demo.nowMs())
  })

  test('cannot pay twice with the same code', async () => {
    await till.locator('[data-outcome="approved"]').waitFor({ state: 'detached' })
    await till.locator('.till-tile').filter({ hasText: 'Banan' }).click()
    await scan(till, code)
    await till.locator('[data-outcome="refused"]').waitFor()
    await look(till, 'till-refused')
  })

  test('pays without a network on the phone, also after the phone was restarted', async () => {
    await pupil.goto(`${demo.address}/code`)
    await pupil.getByText('Hold koden foran leseren i kassen').waitFor()
    await pupil.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await pupil.context().setOffline(true)
    await pupil.reload()
    await pupil.getByText('Uten nett. Koden virker fortsatt.').waitFor()
    await pupil.getByText(/Saldo 150.kr, i dag/).waitFor()
    await look(pupil, 'code-without-network')
    await newSale()
    // Nobody waits for the next code here: the phone's clock is as fast as a till allows.
    code = await codeByClock(HALF_A_MINUTE_MS)
    await scan(till, code)
    await till.locator('[data-outcome="approved"]').waitFor()
    await pupil.context().setOffline(false)
  })

  test('finds the purchase and the balance in the portal', async () => {
    await pupil.goto(`${demo.address}/`)
    await pupil
      .getByText(/Baguett med ost og skinke/)
      .first()
      .waitFor()
    await toTheEnd(pupil)
    await look(pupil, 'first-screen')
    await pupil.getByRole('link', { name: 'Historikk' }).click()
    await pupil
      .getByText(/Baguett med ost og skinke/)
      .first()
      .waitFor()
    await pupil.getByText('Kjøpt saldo').first().waitFor()
    await pupil.getByText(/Saldo 150.kr/).waitFor()
    await pupil.getByText(/Saldo 134.kr/).waitFor()
    await look(pupil, 'history')
    await pupil.getByRole('link', { name: 'Profil' }).click()
    await look(pupil, 'profile')
  })

  test('is given 40 kr by a grandmother who has a link and no profile, and who never sees the balance', async () => {
    await pupil.goto(`${demo.address}/`)
    await pupil.getByRole('link', { name: 'Fra nettbanken, eller la andre betale' }).click()
    await pupil.getByRole('button', { name: 'Lag en betalingslenke' }).click()
    const link = await pupil.getByText(/\/gift#token=/).textContent()
    await pupil.getByText('KID-nummer').waitFor()
    await look(pupil, 'other-ways')
    const grandmother = await openPage(browser, demo, phone)
    await grandmother.goto(link as string)
    await grandmother.getByRole('heading', { name: 'Gi skolemat til Bartholomeus-Emmanuel' }).waitFor()
    await grandmother.getByRole('radio', { name: /^40\D/ }).check({ force: true })
    await grandmother.getByLabel('Hvem er det fra?').fill('Farmor')
    await grandmother.getByRole('radio', { name: 'Kort' }).check({ force: true })
    await look(grandmother, 'give')
    expect(await grandmother.locator('body').textContent()).not.toMatch(/Nguy|Saldo|134/)
    await grandmother.getByRole('button', { name: /^Betal 40/ }).click()
    await grandmother.getByRole('button', { name: 'Fortsett' }).click()
    await grandmother.getByLabel('Engangskode').fill('123456')
    await grandmother.getByRole('button', { name: 'Bekreft' }).click()
    await grandmother.getByRole('button', { name: /^Godkjenn 40/ }).click()
    await grandmother.getByRole('heading', { name: 'Tusen takk!' }).waitFor()
    await look(grandmother, 'gift-paid')
    await grandmother.context().close()
    await pupil.goto(`${demo.address}/`)
    await pupil.getByText('Gave fra Farmor').first().waitFor()
    await pupil
      .getByText(/174.kr/)
      .first()
      .waitFor()
  })

  test('is seen by the office, live', async () => {
    const office = await openPage(browser, demo, desktop)
    await office.goto(`${demo.address}/office/`)
    await office.getByRole('heading', { name: 'Logg inn på kontoret' }).waitFor()
    await look(office, 'office-sign-in')
    await office.getByLabel('E-post').fill('per@matglad.example')
    await office.getByLabel('Passord', { exact: true }).fill('Skolemat7')
    await office.getByRole('button', { name: 'Logg inn', exact: true }).click()
    await office.getByRole('heading', { name: 'Er alt i orden i dag?' }).waitFor()
    await office
      .getByText(/Baguett med ost og skinke/)
      .first()
      .waitFor()
    await look(office, 'office-today')
    for (const [room, name] of [
      ['Kasser', 'office-tills'],
      ['Meny', 'office-menu'],
      ['Elever', 'office-pupils'],
      ['Skoler', 'office-schools'],
    ] as const) {
      await office.getByRole('link', { name: room, exact: true }).click()
      await office.getByRole('heading', { level: 1, name: room }).waitFor()
      await look(office, name)
    }
  })

  test('cannot pay with the picture, which nobody has paid with', async () => {
    await newSale()
    await scan(till, copied)
    await till
      .locator('[data-outcome="refused"]')
      .getByText(/Koden er for gammel/)
      .waitFor()
  })

  test('sees on which phone the code is, and ends it there at once', async () => {
    await pupil.goto(`${demo.address}/code`)
    await pupil.getByText('Hold koden foran leseren i kassen').waitFor()
    const parent = await openPage(browser, demo, desktop)
    await parent.goto(`${demo.address}/`)
    await parent.getByLabel('E-post').fill(email)
    await parent.getByLabel('Passord', { exact: true }).fill(password)
    await parent.getByRole('button', { name: 'Logg inn', exact: true }).click()
    await parent.getByRole('link', { name: 'Få koden på mobilen' }).click()
    await parent.getByText('Koden er på en annen enhet').waitFor()
    await parent.getByRole('button', { name: 'Send SMS og flytt koden' }).waitFor()
    await look(parent, 'phone-status-elsewhere')
    await newSale()
    // Not one that is refused because it, or a newer one, has paid.
    code = await codeByClock(HALF_A_MINUTE_MS)
    await pupil.context().setOffline(false)
    await parent.getByRole('button', { name: 'Sperr koden på mobilen' }).click()
    await parent.getByRole('button', { name: 'Sperr koden nå' }).click()
    await parent.getByText('Koden er ikke på noen mobil ennå').waitFor()
    await scan(till, code)
    await till.locator('[data-outcome="refused"]').waitFor()
    await pupil.getByRole('heading', { name: 'Koden din' }).waitFor()
    await pupil.getByText('Koden er flyttet eller sperret').waitFor()
    await look(pupil, 'code-gone')
    await parent.goto(`${demo.address}/mailbox`)
    await parent.locator('a[href*="/phone-stop#token="]').first().click()
    await look(parent, 'phone-stop')
  })

  test('has no screen on which axe finds anything', () => {
    expect(findings).toEqual([])
  })

  test('is all there when the demo is stopped and started again', async () => {
    await demo.restart()
    await pupil.goto(`${demo.address}/`)
    await pupil
      .getByText(/Baguett med ost og skinke/)
      .first()
      .waitFor()
  })
})
