// Writing to the school, in a real browser: a card that is gone is blocked while the family still writes, and what they
// wrote becomes the office's case, with a note, an answer by e-mail, and a reply that opens it again.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { currentSigner } from '../../server/journal/index.ts'
import { makeGuardian, makePerson } from '../../server/people/index.ts'
import { makePurchases } from '../../server/purchases/index.ts'
import type { TestPupil } from '../canteen.ts'
import { openOfficeWorld, type OfficeWorld } from '../office-world.ts'
import { chromiumPath } from '../parts.ts'
import { lettersTo, PASSWORD } from '../people.ts'
import { faultsOn, type Look, lookAs } from '../screens.ts'

const phone: Look = { width: 390, height: 844, colorScheme: 'light' }
const looks: readonly Look[] = [{ width: 1440, height: 900, colorScheme: 'light' }, { width: 820, height: 1180, colorScheme: 'dark' }, phone]

describe.skipIf(chromiumPath() === null)('writing to the school', () => {
  let world: OfficeWorld
  let pupil: TestPupil
  let family: Page
  let office: Page
  const guardianEmail = 'kari@familie.example'
  const strangerEmail = 'tor@familie.example'
  const findings: string[] = []
  /** On a phone; the screens that matter most at every size. */
  const look = async (page: Page, name: string, as: readonly Look[] = [phone]) => {
    for (const each of as) {
      await lookAs(page, each)
      // The bar at the foot of a phone lies over what one has not scrolled to.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      findings.push(...(await faultsOn(page, name)))
    }
  }
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
  const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true })
  const panel = () => office.locator('.office-panel')
  const letter = async (email: string) => (await lettersTo(world.made.house, email))[0] ?? { subject: '', body: '' }
  const card = () =>
    firstRow<{ isBlocked: boolean; reason: string | null }>(
      world.made.house.database,
      sql`select blocked_at is not null as "isBlocked", block_reason as reason from card where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`,
    )
  const enquiries = async () =>
    (await firstRow<{ count: number }>(world.made.house.database, sql`select count(*) as count from enquiry where school_id = ${pupil.schoolId}`))?.count
  /** The list of the office, opened at one enquiry. */
  const openAtOffice = async (number: number) => {
    await office.goto(`${world.line.address}/office/${world.canteen.schoolId}/enquiries?state=all`)
    await office
      .getByRole('row', { name: new RegExp(`^${number} `) })
      .getByRole('button')
      .click()
    await panel()
      .getByRole('heading', { name: `Henvendelse ${number}` })
      .waitFor()
  }

  beforeAll(async () => {
    world = await openOfficeWorld()
    const { house } = world.made
    pupil = await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    await transaction(house.database, async (tx) => {
      const guardian = { email: guardianEmail, firstName: 'Kari', lastName: 'Nguyễn-Haugerud', password: PASSWORD, language: 'nb' } as const
      const { personId } = await makePerson(tx, house, guardian)
      await makeGuardian(tx, house, { ...pupil, personId })
    })
    family = await world.openPage('../contact', phone)
    office = await world.openOffice('office')
  }, 240_000)
  afterAll(() => world?.close())

  test('that a card is stolen, one is offered the block at once, and what one has written waits while one signs in', async () => {
    await family.getByRole('heading', { name: 'Kontakt', level: 1 }).waitFor()
    await look(family, 'contact')
    await family.getByLabel('Melding').fill('Hei! Kortet til sønnen min ble stjålet på bussen i dag.')
    await family.getByRole('heading', { name: 'Sperr kortet på ti sekunder' }).waitFor()
    await look(family, 'contact-lost-signed-out')
    await press(family, 'Logg inn og sperr kortet')
    await look(family, 'contact-sign-in')
    await family.getByLabel('E-post').fill(guardianEmail)
    await family.getByRole('textbox', { name: 'Passord' }).fill(PASSWORD)
    await press(family, 'Logg inn')
    await family.getByRole('heading', { name: 'Er kortet til Bartholomeus-Emmanuel borte? Sperr det nå' }).waitFor()
    await expect.poll(() => family.getByLabel('Melding').inputValue()).toContain('stjålet på bussen')
    await expect.poll(() => family.getByRole('radio', { name: 'Stjålet' }).isChecked()).toBe(true)
  })

  test('and the block works before anything is sent, as what the family says it is', async () => {
    const row = family.locator('.portal-lost-cards li').first()
    await look(family, 'contact-lost', looks)
    await row.getByRole('button', { name: /^Sperr/ }).click()
    await row.getByText('Sperret', { exact: true }).waitFor()
    expect([await card(), await enquiries()]).toEqual([{ isBlocked: true, reason: 'stolen' }, 0])
    await choose(family, 'Mistet kort')
    await look(family, 'contact-lost-blocked')
    await press(family, 'Send til skolen')
    await family.getByText('Henvendelsen har nummer 1.', { exact: false }).waitFor()
    await look(family, 'contact-sent')
    await family.getByRole('link', { name: 'Se henvendelsen' }).click()
    await family.getByRole('heading', { name: 'Henvendelse 1' }).waitFor()
    await look(family, 'enquiry-own')
  })

  test('the office has the case with the pupil beside it, knows that the card is blocked, and notes what the family never sees', async () => {
    world.made.clock.pass(60_000)
    await openAtOffice(1)
    await panel().getByText('Kortet er sperret. Nå trenger eleven et nytt', { exact: false }).waitFor()
    await panel()
      .getByRole('link', { name: /Bartholomeus-Emmanuel Prøve/ })
      .waitFor()
    await press(office, 'Ta den')
    await panel().getByText('Åpen', { exact: true }).waitFor()
    await choose(office, 'Internt notat')
    await panel().getByLabel('Notatet').fill('Bussjåføren har ikke sett det.')
    await press(office, 'Lagre notatet')
    await panel().locator('[data-kind="note"]').getByText('Bussjåføren har ikke sett det.').waitFor()
    await family.reload()
    await family.getByText('Skolen ser på den').waitFor()
    expect(await family.locator('main').innerText()).not.toContain('Bussjåføren')
  })

  test('what the office has begun to answer is still there after a reload, and goes out as an e-mail', async () => {
    await choose(office, 'Svar til familien')
    await panel().getByLabel('Svaret').fill('Hei Kari! Et nytt kort ligger klart i resepsjonen.')
    await office.reload()
    await panel().getByLabel('Svaret').waitFor()
    await expect.poll(() => panel().getByLabel('Svaret').inputValue()).toBe('Hei Kari! Et nytt kort ligger klart i resepsjonen.')
    await press(office, 'Send svaret')
    await office.getByText('Svaret er sendt.').waitFor()
    await expect.poll(() => panel().getByLabel('Svaret').inputValue()).toBe('')
    const { body } = await letter(guardianEmail)
    expect(body).toContain('Et nytt kort ligger klart i resepsjonen.')
    expect(body).not.toContain('Bussjåføren')
    await family.goto(`${world.line.address}/enquiries`)
    await family.getByText('Du har fått svar').waitFor()
    await look(family, 'enquiries')
    await family.getByRole('link', { name: /Mistet kort/ }).click()
    await family.getByText('Et nytt kort ligger klart i resepsjonen.').waitFor()
    await look(family, 'enquiry-answered', looks)
  })

  test('without an account one is answered by e-mail too, and a reply by the letter’s link opens what was solved', async () => {
    const stranger = await world.openPage('../contact', phone)
    await press(stranger, 'Send til skolen')
    await stranger.getByText('Velg hva det gjelder.').waitFor()
    await look(stranger, 'contact-missing')
    await choose(stranger, 'Maten')
    await stranger.getByLabel('Melding').fill('Kan dere ha mer frukt?')
    await stranger.getByLabel('E-postadressen din').fill(strangerEmail)
    await press(stranger, 'Send til skolen')
    await stranger.getByText('Henvendelsen har nummer 2.', { exact: false }).waitFor()

    world.made.clock.pass(60_000)
    await openAtOffice(2)
    await panel().getByText('Fortell ikke noe om en elev', { exact: false }).waitFor()
    await panel().getByLabel('Svaret').fill('Ja, fra mandag.')
    await press(office, 'Send og løs')
    await panel().getByText('Løst', { exact: true }).waitFor()

    const link = /http\S+(\/enquiry#token=\S+)/.exec((await letter(strangerEmail)).body)?.[1] ?? ''
    await stranger.goto(`${world.line.address}${link}`)
    await stranger.getByText('Ja, fra mandag.').waitFor()
    await look(stranger, 'enquiry-by-link')
    await stranger.getByRole('textbox', { name: 'Skriv et svar' }).fill('Hvilken mandag?')
    await press(stranger, 'Send svaret')
    await stranger.getByText('Neste e-post fra oss har en ny lenke.', { exact: false }).waitFor()
    await look(stranger, 'enquiry-link-used')
    await office.reload()
    await panel().getByText('Åpnet igjen av svaret', { exact: false }).waitFor()
    await panel().getByText('Hvilken mandag?').waitFor()
    // A second link in the same window begins the page anew by itself.
    await stranger.goto(`${world.line.address}/enquiry#token=${'x'.repeat(43)}`)
    await stranger.getByRole('heading', { name: 'Lenken virker ikke lenger' }).waitFor()
    await look(stranger, 'enquiry-link-broken')
    await stranger.context().close()
  })

  test('and a purchase that was not theirs blocks what paid and is the office’s case, with the purchase in it', async () => {
    const { house } = world.made
    const other = await world.canteen.makePupil({ firstName: 'Mai' })
    await transaction(house.database, async (tx) => {
      const found = await firstRow<{ personId: string }>(tx, sql`select id as "personId" from person where email = ${guardianEmail}`)
      await makeGuardian(tx, house, { ...other, personId: found?.personId as string })
    })
    await makePurchases(house, await currentSigner(house.database, house.keys), [world.canteen.wish(other)])
    await family.goto(`${world.line.address}/history/${other.schoolId}/${other.walletId}`)
    await family.getByText('Baguett').first().click()
    await press(family, 'Dette var ikke Mai')
    await family.getByRole('heading', { name: 'Er ikke dette kjøpet til Mai?' }).waitFor()
    await look(family, 'not-me', looks)
    await press(family, 'Sperr og meld fra')
    await family.getByRole('heading', { name: 'Sperret og meldt fra' }).waitFor()
    await look(family, 'not-me-done')
    await press(family, 'Lukk')
    await family.getByText('Meldt til skolen, sak 3').waitFor()
    await look(family, 'not-me-reported')
    await openAtOffice(3)
    await panel().getByText('Ikke mitt kjøp').waitFor()
    await panel()
      .getByText(/Kasse 1 · Kvittering 1/)
      .waitFor()
    await look(office, 'office-not-me', looks)
  })

  test('no screen on the way keeps anybody out', () => {
    expect(findings).toEqual([])
  })
})
