// One of the office on a phone, in a browser of their own beside the payer's.

import type { Page } from '@playwright/test'
import { firstRow, sql, transaction } from '../database/transaction.ts'
import { makePerson, makeStaff } from '../server/people/index.ts'
import { type PayerOnPhone, PHONE } from './payer-on-phone.ts'
import { PASSWORD } from './people.ts'
import { PATIENCE_MS } from './screens.ts'

/** Signs in at the school, and stands at the path. */
export async function openOfficeOnPhone({ made: { house, clock }, canteen: { schoolId }, address, page: payers }: PayerOnPhone, path: string): Promise<Page> {
  const email = `${house.newId()}@kontor.example`
  const school = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  await transaction(house.database, async (tx) => {
    const { personId } = await makePerson(tx, house, { email, firstName: 'Inger', lastName: 'Bakken', password: PASSWORD, language: 'nb' })
    await makeStaff(tx, house, { personId, operatorId: school?.operatorId as string, schoolId, role: 'office' })
  })
  const context = await payers.context().browser()!.newContext({ viewport: PHONE, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.clock.setSystemTime(clock.now())
  const page = await context.newPage()
  await page.goto(`${address}/office/${schoolId}${path}`)
  await page.getByLabel('E-post').fill(email)
  await page.getByLabel('Passord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click()
  return page
}
