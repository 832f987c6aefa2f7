// Paying in on a phone, with each provider, as payers do it: well, not at all, half, and so late that nobody waits any more.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { chromiumPath } from '../parts.ts'
import { openPayerOnPhone, type PayerOnPhone, PHONE } from '../payer-on-phone.ts'
import { faultsOn, lookAs } from '../screens.ts'
import { atVipps } from '../vipps.ts'

const SECOND = 1_000

describe.skipIf(chromiumPath() === null)('on a phone, one pays in', () => {
  let world: PayerOnPhone
  let page: Page
  const findings: string[] = []

  beforeAll(async () => {
    world = await openPayerOnPhone({ balanceOre: 0, hasVipps: true })
    page = world.page
  })
  afterAll(() => world?.close())

  const choice = (name: string) => page.getByRole('radio', { name, exact: true })
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 })
  const look = async (name: string) => void findings.push(...(await faultsOn(page, name)))
  /** The company's page, as a payer meets it on the sofa and at a desk. */
  const lookAtCompany = async (name: string) => {
    await look(name)
    await lookAs(page, { ...PHONE, colorScheme: 'dark' })
    await look(name)
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'light' })
    await look(name)
    await lookAs(page, PHONE)
  }
  const begin = async (amount: string) => {
    await page.goto(`${world.address}/`)
    await page.getByRole('radio', { name: new RegExp(`^${amount}\\s?kr`) }).check({ force: true })
    await press(new RegExp(`^Betal ${amount}`))
  }
  /** Into the app, where one decides. */
  const intoApp = async (amount: string) => {
    await begin(amount)
    await heading(/med Vipps$/).waitFor()
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
  }

  test('on terms that are one tap away, in plain words', async () => {
    await page.goto(`${world.address}/`)
    await page.getByRole('radio', { name: /^200\s?kr/ }).check({ force: true })
    await press('vilkårene for saldo')
    const terms = page.getByRole('dialog', { name: 'Vilkår for saldo' })
    await terms.getByText('kan du få tilbake når du vil, uten gebyr', { exact: false }).waitFor()
    await look('terms')
    await page.keyboard.press('Escape')
    await terms.waitFor({ state: 'detached' })
  })

  test('by Vipps, which is offered first and charges nothing, and the money is there at once', async () => {
    expect(await page.getByRole('group', { name: 'Betal med' }).getByRole('radio').count()).toBe(2)
    expect([await choice('Vipps').isChecked(), await choice('Kort').isChecked()]).toEqual([true, false])
    await page.getByRole('radio', { name: /^200/ }).check({ force: true })
    await page.getByText('Du går videre til Vipps').waitFor()
    await look('topup-choice')
    await press(/^Betal 200/)
    await heading(/^Betal 200.kr med Vipps$/).waitFor()
    await lookAtCompany('vipps-landing')
    await page.getByLabel('Mobilnummer').fill('912')
    await press('Neste')
    await page.getByText('Mobilnummeret må ha åtte sifre.').waitFor()
    await look('vipps-number-wrong')
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
    await lookAtCompany('vipps-app')
    await press(/^Betal 200/)
    await heading(/200.kr er på kortet/).waitFor()
    await page.getByText(/har nå 200.kr/).waitFor()
  })

  test('by card when one wants to, and what was chosen last is chosen next time', async () => {
    await page.goto(`${world.address}/`)
    await choice('Kort').check({ force: true })
    await page.getByRole('radio', { name: /^50.kr/ }).check({ force: true })
    await page.getByText('Du går videre til Swedbank Pay').waitFor()
    await press(/^Betal 50/)
    await press('Avbryt og gå tilbake')
    await heading('Betalingen ble avbrutt').waitFor()
    await page.goto(`${world.address}/`)
    await choice('Kort').waitFor()
    expect(await choice('Kort').isChecked()).toBe(true)
    await choice('Vipps').check({ force: true })
  })

  test('not when the bank says no: it is said so, nothing is drawn, and one may try again', async () => {
    await intoAppBy('Vipps', '100')
    await press('La banken si nei')
    await heading('Banken sa nei').waitFor()
    await look('vipps-refused')
    await press('Avbryt')
    await heading('Betalingen ble ikke godkjent').waitFor()
    await page.getByText('Ingen penger er trukket.').waitFor()
    await page.getByRole('link', { name: 'Prøv igjen' }).waitFor()
  })

  test('not when one changes one’s mind', async () => {
    await intoApp('100')
    await press('Avbryt')
    await heading('Betalingen ble avbrutt').waitFor()
  })

  test('and the money comes although the browser was closed and Vipps never calls', async () => {
    await intoApp('100')
    await page.getByLabel('Beskjeden til kantina kommer').selectOption('never')
    // Nobody looks, and the house asks by itself after a while: not before a slow machine has seen that it has not asked yet.
    world.letTimeStand(true)
    await press('Betal og lukk vinduet')
    await page.getByText('Du kan lukke vinduet').waitFor()
    expect(await balance()).toBe(20_000)
    await look('vipps-closed')
    world.letTimeStand(false)
    world.made.clock.pass(11 * SECOND)
    await expect.poll(balance).toBe(30_000)
  })

  test('and one who walks away is told where to go on, and gets the money when it comes late after all', async () => {
    await intoApp('40')
    await press('Gå fra det uten å svare')
    await heading('Vi venter på svar').waitFor()
    await page.getByRole('link', { name: 'Fortsett å betale' }).waitFor()
    await look('topup-waiting')
    await page.getByRole('link', { name: 'Fortsett å betale' }).click()
    await heading(/^Betal 40.kr med Vipps$/).waitFor()
    await page.goBack()
    await heading('Vi venter på svar').waitFor()
    const latest = await firstRow<{ reference: string }>(
      world.made.house.database,
      sql`select provider_reference as reference from topup where state = 'pending' order by made_at desc limit 1`,
    )
    await atVipps(world.companies.vipps?.address as string, 'payments/approve', { reference: latest?.reference })
    await heading(/40.kr er på kortet/).waitFor()
    expect(await balance()).toBe(34_000)
  })

  test('by another way while one does not answer, and is told so before one tries', async () => {
    await world.companies.vipps?.stop()
    await page.goto(`${world.address}/`)
    for (let tries = 0; tries < 6 && !(await page.getByText('Vipps virker ikke akkurat nå').isVisible()); tries += 1) {
      await begin('50')
      await page.getByRole('alert').or(page.getByText('Vipps virker ikke akkurat nå')).first().waitFor()
      await page.reload()
      await choice('Vipps').waitFor()
    }
    await page.getByText('Vipps virker ikke akkurat nå').waitFor()
    expect([await choice('Vipps').isDisabled(), await choice('Kort').isChecked()]).toEqual([true, true])
    await look('topup-vipps-down')
  })

  test('on screens on which axe finds nothing', () => {
    expect(findings).toEqual([])
  })

  async function intoAppBy(provider: string, amount: string): Promise<void> {
    await page.goto(`${world.address}/`)
    await choice(provider).check({ force: true })
    await page.getByRole('radio', { name: new RegExp(`^${amount}\\s?kr`) }).check({ force: true })
    await press(new RegExp(`^Betal ${amount}`))
    await page.getByLabel('Mobilnummer').fill('912 34 567')
    await press('Neste')
    await heading('Godkjenn betalingen').waitFor()
  }

  async function balance(): Promise<number> {
    const found = await firstRow<{ balanceOre: number }>(
      world.made.house.database,
      sql`select balance_ore as "balanceOre" from wallet order by made_at limit 1`,
    )
    return found?.balanceOre ?? Number.NaN
  }
})
