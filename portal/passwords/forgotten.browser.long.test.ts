// Somebody who has forgotten the password, on a phone: a link by e-mail, and with it in, with a new password or without one.
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { hashPassword, makePerson } from '../../server/people/index.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { chromiumPath } from '../../test/parts.ts'
import { PASSWORD, tokenFor } from '../../test/people.ts'
import { faultsOn, lookAs } from '../../test/screens.ts'
import { serve, type Served } from '../../test/served.ts'

const EMAIL = 'anne-kristine@familie.example'

let made: TestHouse
let served: Served
let page: Page
const findings: string[] = []

const look = async (name: string) => {
  for (const width of [390, 820, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await lookAs(page, { width, height: 900, colorScheme })
      findings.push(...(await faultsOn(page, `portal-forgotten-${name}`)))
    }
  }
}

beforeAll(async () => {
  if (chromiumPath() === null) return
  made = await houseForTest()
  const { house } = made
  const passwordHash = await hashPassword(PASSWORD)
  await transaction(house.database, (tx) =>
    makePerson(tx, house, { email: EMAIL, firstName: 'Anne-Kristine', lastName: 'Haugerud', language: 'nb', passwordHash }),
  )
  served = await serve(made)
  page = await served.pageOf()
})
afterAll(async () => {
  await served?.close()
  await made?.close()
})

describe.skipIf(chromiumPath() === null)('without the password', () => {
  test('one asks for a link, and is in by it with a press; it works once', async () => {
    await page.goto(served.address)
    await page.getByRole('link', { name: 'Glemt passord?' }).click()
    await look('ask')
    await page.getByLabel('E-post').fill(EMAIL)
    await page.getByRole('button', { name: 'Send lenken' }).click()
    await page.getByText(`Har ${EMAIL} en bruker hos oss`).waitFor()
    await look('sent')

    const link = `${served.address}/new-password#token=${await tokenFor(made.house, EMAIL, 'new-password')}`
    await page.goto(link)
    await page.getByRole('heading', { name: 'Lag et nytt passord' }).waitFor()
    await look('choose')
    await page.getByRole('button', { name: 'Logg inn uten passord' }).click()
    await page.getByRole('heading', { name: 'Hei, Anne-Kristine' }).waitFor()

    const other = await served.pageOf()
    await other.goto(link)
    await other.getByRole('button', { name: 'Logg inn uten passord' }).click()
    await other.getByRole('heading', { name: 'Lenken virker ikke' }).waitFor()
    expect(findings).toEqual([])
  })
})
