// A school lets anybody give to its meal fund, on a phone: the office turns the page on, a parents' association gives by the
// poster's code, and a family finds the same page among the ways to pay.

import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { openOfficeOnPhone } from '../office-on-phone.ts'
import { chromiumPath } from '../parts.ts'
import { openPayerOnPhone, type PayerOnPhone, PHONE } from '../payer-on-phone.ts'
import { faultsOn, lookAs } from '../screens.ts'

describe.skipIf(chromiumPath() === null)('on a phone, anybody gives to the meal fund', () => {
  let world: PayerOnPhone
  let link: string
  const findings: string[] = []

  beforeAll(async () => {
    world = await openPayerOnPhone({ balanceOre: 0, hasVipps: true })
  })
  afterAll(() => world?.close())

  test('when the office has turned its page on', async () => {
    const page = await openOfficeOnPhone(world, '/meals?view=gifts')
    await page.getByRole('heading', { name: 'La alle gi' }).waitFor()
    await page.getByText('Ingen gaver ennå').waitFor()
    findings.push(...(await faultsOn(page, 'office-gifts-off')))
    await page.getByRole('button', { name: 'Slå på siden' }).click()
    await page.getByRole('img', { name: 'QR-kode med lenken til måltidsfondet' }).waitFor()
    link = await page.getByText(`${world.address}/gift#token=`).innerText()
    findings.push(...(await faultsOn(page, 'office-gifts-on')))
    // The poster is one sheet, with its code and nothing else of the page.
    const poster = await page.pdf({ format: 'A4' })
    if (process.env.KANTINEKORT_PICTURES) fs.writeFileSync(path.join(process.env.KANTINEKORT_PICTURES, 'poster.pdf'), poster)
    expect(poster.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.context().close()
  })

  test('by the poster’s code, without a profile, and the money is in the fund', async () => {
    const { page } = world
    await page.context().clearCookies()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Gi til skolemat', level: 1 }).waitFor()
    await page.getByText('Ingen får vite hvem som ble hjulpet.').waitFor()
    await page.getByRole('radio', { name: /^200/ }).check({ force: true })
    await page.getByLabel('Hvem er det fra?').fill('FAU ved skolen')
    await page.getByLabel('En hilsen til skolen').fill('Fra vafflene på 17. mai')
    await page.getByLabel('E-post til kvittering').fill('fau@giver.example')
    for (const look of [
      PHONE,
      { ...PHONE, colorScheme: 'dark' },
      { width: 820, height: 1180, colorScheme: 'light' },
      { width: 1440, height: 900, colorScheme: 'light' },
    ] as const) {
      await lookAs(page, look)
      findings.push(...(await faultsOn(page, `fund-gift-${look.width}-${look.colorScheme}`)))
    }
    await lookAs(page, PHONE)
    // A gift is no money on a card, so there are no terms of balance to agree to.
    expect(await page.getByText('vilkårene for saldo').count()).toBe(0)
    await page.getByRole('button', { name: /^Betal 200/ }).click()
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await page.getByRole('button', { name: 'Neste', exact: true }).click()
    await page.getByRole('heading', { name: 'Godkjenn betalingen', level: 1 }).waitFor()
    await page.getByRole('button', { name: /^Betal 200/ }).click()
    await page.getByRole('heading', { name: 'Tusen takk!' }).waitFor()
    await page.getByText(/200.kr er gitt til skolemat på/).waitFor()
    findings.push(...(await faultsOn(page, 'fund-gift-paid')))
    const found = await firstRow<{ ore: number }>(
      world.made.house.database,
      sql`
        select kept_account.balance_ore as ore
        from kept_account
        join account on account.school_id = kept_account.school_id and account.id = kept_account.account_id
        where account.school_id = ${world.canteen.schoolId}
        and account.kind = 'meal_fund'`,
    )
    expect(found?.ore).toBe(20_000)
  })

  test('and the office reads who gave, and what they wrote', async () => {
    const page = await openOfficeOnPhone(world, '/meals?view=gifts')
    await page.getByText('«Fra vafflene på 17. mai»').waitFor()
    findings.push(...(await faultsOn(page, 'office-gifts-given')))
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'dark' })
    findings.push(...(await faultsOn(page, 'office-gifts-given-wide')))
    await page.context().close()
  })

  test('without a fault on any screen', () => expect(findings).toEqual([]))
})
