// A guardian on a phone has a card topped up by itself: agrees and pays once, sees the money come when lunch has eaten the
// balance, pauses with one tap, and is told when the bank says no until it stops.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { messagesTo } from '../../server/messages/index.ts'
import { eat } from '../arrangements.ts'
import { chromiumPath } from '../parts.ts'
import { openPayerOnPhone, PAYER_EMAIL, type PayerOnPhone, PHONE } from '../payer-on-phone.ts'
import { faultsOn, lookAs, toTheEnd } from '../screens.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe.skipIf(chromiumPath() === null)('on a phone, a card is topped up by itself', () => {
  let world: PayerOnPhone
  let page: Page
  const findings: string[] = []

  beforeAll(async () => {
    world = await openPayerOnPhone({ balanceOre: 1_000, hasVipps: false })
    page = world.page
  })
  afterAll(() => world?.close())

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
  const heading = (name: string | RegExp) => page.getByRole('heading', { name })
  const look = async (name: string) => {
    await toTheEnd(page)
    findings.push(...(await faultsOn(page, name)))
  }
  const inDark = async (name: string) => {
    await lookAs(page, { ...PHONE, colorScheme: 'dark' })
    await look(`${name}-dark`)
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'light' })
    await look(`${name}-wide`)
    await lookAs(page, PHONE)
  }
  const balance = async () =>
    (
      await firstRow<{ ore: number }>(
        world.made.house.database,
        sql`select balance_ore as ore from wallet where school_id = ${world.pupil.schoolId} and id = ${world.pupil.walletId}`,
      )
    )?.ore
  const subjects = async () => (await messagesTo(world.made.house, PAYER_EMAIL)).map(({ subject }) => subject)
  /** The bank says no to the next three charges. */
  const saysNo = (token: string) =>
    fetch(`${world.companies.swedbankPay.address}/simulator/tokens/refuse`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, type: 'acquirerinsufficientfunds', times: 3 }),
    })

  test('one agrees to when, how much and never more than what, and pays once', async () => {
    await page.getByRole('link', { name: 'Fyll på av seg selv' }).click()
    await page.getByRole('group', { name: 'Høyst i måneden' }).waitFor()
    await look('automatic-form')
    await inDark('automatic-form')
    await press(/^Betal 200.kr og lagre kortet/)
    await page.getByRole('alert').getByText('Kryss av').waitFor()
    await page.getByRole('checkbox', { name: /Jeg godtar/ }).check()
    await press(/^Betal 200.kr og lagre kortet/)
    await page.getByText('Kortet blir lagret').waitFor()
    await press('Fortsett')
    await page.getByLabel('Engangskode').fill('123456')
    await press('Bekreft')
    await press(/^Godkjenn 200/)
    await heading('Nå fylles kortet på av seg selv').waitFor()
    await look('automatic-done')
    await page.getByRole('link', { name: 'Se avtalen' }).click()
    await page.getByText('Visa •••• 0416').waitFor()
    await look('automatic-standing')
    await inDark('automatic-standing')
    expect(await balance()).toBe(21_000)
  })

  test('the money comes by itself when lunch has eaten the balance, and is told so', async () => {
    world.made.clock.pass(2 * HOUR)
    await eat(world.made.house, world.canteen, { pupil: world.pupil, apples: 21 })
    await expect.poll(balance).toBe(24_200)
    await expect.poll(subjects).toContain('Kvittering: 200\u00a0kr til Bartholomeus-Emmanuel')
    await page.goto(`${world.address}/`)
    await page.getByText('Fylt på av seg selv').first().waitFor()
    await page.getByRole('link', { name: 'Fylles på av seg selv' }).waitFor()
    await look('automatic-front')
  })

  test('a pause is one tap, is seen where the balance is, and nothing comes', async () => {
    await page.getByRole('link', { name: 'Fylles på av seg selv' }).click()
    await press('Ta en pause')
    await page.getByText('Du har satt det på pause.').waitFor()
    await look('automatic-paused')
    world.made.clock.pass(2 * HOUR)
    await eat(world.made.house, world.canteen, { pupil: world.pupil, apples: 25 })
    await page.goto(`${world.address}/`)
    await page.getByRole('link', { name: 'Påfyllingen er på pause' }).waitFor()
    await look('automatic-front-paused')
    expect(await balance()).toBe(4_200)
  })

  test('the bank says no three days in a row: each is told, and then it has stopped', async () => {
    const sealed = await firstRow<{ token: Buffer }>(world.made.house.database, sql`select wrapped_token as token from stored_card where ended_at is null`)
    await saysNo(world.made.house.keys.unwrap(sealed?.token as Buffer).toString())
    await page.getByRole('link', { name: 'Påfyllingen er på pause' }).click()
    await press('Sett i gang igjen')
    const refused = async () => (await subjects()).filter((subject) => subject.includes('gikk ikke gjennom')).length
    for (const times of [1, 2]) {
      await expect.poll(refused).toBe(times)
      if (times === 1) {
        await page.reload()
        await page.getByText('Vi prøver igjen').waitFor()
        await look('automatic-refused')
      }
      world.made.clock.pass(DAY)
    }
    await expect.poll(subjects).toContain('Påfyllingen til Bartholomeus-Emmanuel har stoppet')
    await page.reload()
    await page.getByText('Banken har sagt nei tre ganger på rad.').waitFor()
    await look('automatic-stopped')
  })

  test('and it ends for good when one says so', async () => {
    await press('Avslutt og slett kortet')
    await page.getByRole('dialog').getByRole('button', { name: 'Avslutt og slett kortet' }).click()
    await page.getByRole('button', { name: /^Betal 200.kr og lagre kortet/ }).waitFor()
    const left = () =>
      firstRow<{ count: number }>(world.made.house.database, sql`select count(*)::integer as count from stored_card where wrapped_token is not null`)
    await expect.poll(left).toEqual({ count: 0 })
  })

  test('on screens on which axe finds nothing', () => {
    expect(findings).toEqual([])
  })
})
