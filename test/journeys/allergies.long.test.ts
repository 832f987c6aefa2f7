// A guardian stores what a child cannot stand on the phone, with consent; the till stops it at once; and withdrawn, it is gone.
// Then the guardian's own: what is kept, a copy of it, and to be erased.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { hashPassword } from '../../server/people/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../canteen.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { PASSWORD } from '../people.ts'
import { openPortalOnPhone, type PortalOnPhone } from '../portal-on-phone.ts'
import { faultsOn, lookAs, toTheEnd } from '../screens.ts'
import { declare, makeGuardianOf } from '../stops.ts'
import { phone } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a family and an allergy', () => {
  let made: TestHouse
  let canteen: Canteen
  let portal: PortalOnPhone
  let page: Page
  let pupil: TestPupil
  const findings: string[] = []
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await lookAs(page, { ...phone, colorScheme })
      await toTheEnd(page)
      findings.push(...(await faultsOn(page, `portal-allergies-${name}-${colorScheme}`)))
    }
  }

  beforeAll(async () => {
    made = await houseForTest()
    canteen = await makeCanteen(made.house)
    await declare(made.house, canteen.schoolId, canteen.baguette, { contains: ['gluten.wheat', 'milk'] })
    pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    const { personId } = await makeGuardianOf(made.house, pupil, 'Kari')
    const passwordHash = await hashPassword(PASSWORD)
    await made.house.database.query(sql`update person set password_hash = ${passwordHash}, email_confirmed_at = ${made.clock.now()} where id = ${personId}`)
    portal = await openPortalOnPhone(made, canteen)
    page = await portal.phoneOf(personId)
    await page.goto(`${portal.address}/profile`)
  }, 240_000)
  afterAll(async () => {
    await portal?.close()
    await made?.close()
  })

  const buy = () => portal.buy(pupil)

  test('stores what cannot be eaten, and only with consent', async () => {
    expect(await buy()).toHaveProperty('receiptNumber')
    await page
      .getByRole('region', { name: 'Bartholomeus-Emmanuel' })
      .getByRole('link', { name: /^Allergi/ })
      .click()
    await page.getByText('Ingenting er lagret').waitFor()
    await look('none')
    await page.getByRole('button', { name: 'Før opp allergi' }).click()
    await page.getByRole('checkbox', { name: 'melk' }).check()
    await page.getByRole('switch', { name: 'melk' }).check()
    await page.getByText('Bare noen sorter nøtter').click()
    await page.getByRole('checkbox', { name: 'hasselnøtt' }).check()
    await look('form')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('Uten samtykke kan vi ikke lagre dette.').waitFor()
    expect(await rows(made.house.database, sql`select 1 from pupil_allergy where school_id = ${pupil.schoolId}`)).toEqual([])
    await page.getByRole('checkbox', { name: /^Jeg samtykker uttrykkelig/ }).check()
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('stopper også ved spor').waitFor()
    await page.getByText(/^Du har samtykket/).waitFor()
    await look('stored')
    expect(await buy()).toMatchObject({ code: 'contents_stopped', contains: ['milk'] })
  })

  test('withdraws the consent, and the till stops no more', async () => {
    await page.getByRole('button', { name: 'Trekk samtykket og slett alt' }).click()
    await page.getByRole('dialog').waitFor()
    await look('withdraw')
    await page.getByRole('dialog').getByRole('button', { name: 'Slett alt' }).click()
    await page.getByText('Ingenting er lagret').waitFor()
    expect(await rows(made.house.database, sql`select 1 from allergy_consent where school_id = ${pupil.schoolId}`)).toEqual([])
    expect(await buy()).toHaveProperty('receiptNumber')
  })

  test('reads what is kept, takes a copy of it for the password, asks to be erased and thinks again', async () => {
    await page.getByRole('link', { name: 'Profil' }).first().click()
    await page.getByRole('link', { name: /^Personvern/ }).click()
    await page.getByText('Konto og innlogging').click()
    await page.getByText('Så du kan logge inn, og vi kan nå deg.').waitFor()
    await page.getByRole('button', { name: 'Slett meg' }).waitFor()
    await look('privacy')
    const copy = page.getByRole('region', { name: 'Kopi av det vi lagrer' })
    await copy.getByLabel('Passordet ditt').fill('noe annet')
    await copy.getByRole('button', { name: 'Hent kopien' }).click()
    await copy.getByText(/^Passordet er feil/).waitFor()
    await copy.getByLabel('Passordet ditt').fill(PASSWORD)
    const download = page.waitForEvent('download')
    await copy.getByRole('button', { name: 'Hent kopien' }).click()
    expect((await download).suggestedFilename()).toBe('kopi-av-dine-data.zip')
    const erase = page.getByRole('region', { name: 'Slett meg' })
    await erase.getByLabel('Passordet ditt').fill(PASSWORD)
    await erase.getByRole('button', { name: 'Slett meg' }).click()
    await erase.getByText(/^Du blir slettet/).waitFor()
    await look('privacy-waits')
    await erase.getByRole('button', { name: 'Angre, behold kontoen' }).click()
    await erase.getByRole('button', { name: 'Slett meg' }).waitFor()
    expect(findings).toEqual([])
  })
})
