// A guardian sets limits on the phone, the till holds them at once, the child asks to be let once and the guardian says yes.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { setMealPeriods } from '../../server/meal-periods/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../canteen.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { lettersTo } from '../people.ts'
import { openPortalOnPhone, type PortalOnPhone } from '../portal-on-phone.ts'
import { faultsOn, lookAs, toTheEnd } from '../screens.ts'
import { makeGuardianOf, makeReader, type TestGuardian } from '../stops.ts'
import { phone } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a family and its limits', () => {
  let made: TestHouse
  let canteen: Canteen
  let portal: PortalOnPhone
  let page: Page
  let child: Page
  let pupil: TestPupil
  let guardian: TestGuardian
  const findings: string[] = []
  const look = async (on: Page, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await lookAs(on, { ...phone, colorScheme })
      await toTheEnd(on)
      findings.push(...(await faultsOn(on, `portal-limits-${name}-${colorScheme}`)))
    }
  }

  beforeAll(async () => {
    made = await houseForTest()
    canteen = await makeCanteen(made.house)
    const { schoolId } = canteen
    await setMealPeriods(made.house, { schoolId, periods: [{ periodId: null, name: 'Lunsj', from: '10:30', until: '12:30' }] })
    pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    guardian = await makeGuardianOf(made.house, pupil, 'Kari')
    const { personId } = await makeReader(made.house, 'Bartholomeus-Emmanuel')
    await made.house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${schoolId} and id = ${pupil.pupilId}`)
    portal = await openPortalOnPhone(made, canteen)
    page = await portal.phoneOf(guardian.personId)
    child = await portal.phoneOf(personId)
    await page.goto(`${portal.address}/profile`)
  }, 240_000)
  afterAll(async () => {
    await portal?.close()
    await made?.close()
  })

  const buy = () => portal.buy(pupil)

  test('sets a limit, and the next sale is held to it', async () => {
    await page
      .getByRole('region', { name: 'Bartholomeus-Emmanuel' })
      .getByRole('link', { name: /^Grenser/ })
      .click()
    await page.getByText('Ingen grenser er satt').waitFor()
    await page.getByRole('button', { name: 'Sett grenser' }).click()
    await page.getByRole('button', { name: 'Lagre grensene' }).click()
    await page.getByText('Du har ikke satt noen grense. Velg minst én.').waitFor()
    await page.getByLabel('Høyst per dag').fill('40')
    await page.getByLabel('Høyst til Lunsj').fill('37,50')
    await page.locator('label', { hasText: 'Bare i noen timer' }).click()
    await page.locator('label', { hasText: 'Alt unntatt dette' }).click()
    await page.getByText('Enkeltvarer i Mat (2)').click()
    await page.getByRole('checkbox', { name: 'Eple' }).check()
    await page.getByRole('switch', { name: /^Stopp energidrikk/ }).check()
    await look(page, 'form')
    await page.getByRole('button', { name: 'Lagre grensene' }).click()
    await page.getByText('Høyst 40\u00a0kr per dag').first().waitFor()
    expect(await buy()).toHaveProperty('receiptNumber')
    expect(await buy()).toMatchObject({ code: 'limit_amount', overOre: 3_250 })
  })

  test('the child sees what holds and what was stopped, and asks to be let once', async () => {
    await child.goto(`${portal.address}/limits/${pupil.schoolId}/${pupil.walletId}`)
    await child.getByText('Satt av Kari').first().waitFor()
    await child.getByRole('button', { name: 'Be om lov til dette' }).click()
    await child.getByText('Kari har ikke svart').waitFor()
    await look(child, 'own')
  })

  test('the guardian says yes from the message by a press, and the next sale goes', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'Ja, denne gangen' }).waitFor()
    await look(page, 'asked')
    const link = /\/leave#token=[\w-]+/.exec((await lettersTo(made.house, guardian.email))[0]?.body ?? '')?.[0] ?? ''
    await page.goto(`${portal.address}${link}`)
    await page.getByRole('heading', { name: 'Bartholomeus-Emmanuel ber om lov' }).waitFor()
    await look(page, 'leave')
    await page.getByRole('button', { name: 'Ja, denne gangen' }).click()
    await page.getByText('Du har sagt ja til Bartholomeus-Emmanuel').waitFor()
    expect(await buy()).toHaveProperty('receiptNumber')
    expect(await buy()).toMatchObject({ code: 'limit_amount' })
    expect(findings).toEqual([])
  })
})
