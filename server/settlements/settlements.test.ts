// A settlement over HTTP: families pay in through the providers' simulators, the providers tell what they owe and pay, the
// bank tells what it got, and every øre is accounted for or named.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { playedProviders } from '../../test/played-providers.ts'
import { DAY_MS, openSettlementWorld, type SettlementWorld } from '../../test/settlement-world.ts'
import { specsFolder } from '../../test/specs.ts'
import { mistakesBySchema } from '../../test/xsd.ts'
import { type OperatorFacts, readAccounts, writeSafT } from '../accounting/index.ts'
import { sumDays } from '../day-sums/index.ts'
import { payInForMeals } from '../meals/index.ts'
import { give, openFundLink } from '../pay-links/index.ts'
import { makeTopupWatcher } from '../topups/index.ts'

let world: SettlementWorld

beforeAll(async () => {
  world = await openSettlementWorld()
})
afterAll(() => world.close())

/** Each payment is another pupil's: none of them has room for all. */
const payIn = async (provider: 'vipps' | 'swedbank-pay', amountOre: number, pupil?: TestPupil) =>
  world.payInBy(provider, pupil ?? (await world.canteen.makePupil({ balanceOre: 0 })), amountOre)
const params = () => ({ operatorId: world.operatorId })
const overview = async () => (await world.administrator('GET /api/office/operators/:operatorId/settlements', { params: params() })).body
const dayOf = async (provider: 'vipps' | 'swedbank-pay', day: string) =>
  (await world.administrator('GET /api/office/operators/:operatorId/settlements/:provider/:day', { params: { ...params(), provider, day } })).body
const shownDay = async (provider: 'vipps' | 'swedbank-pay', day: string) =>
  (await overview()).days.find((each) => each.provider === provider && each.day === day)
const open = async () => (await overview()).open.map(({ kind, oursOre, theirsOre }) => ({ kind, oursOre, theirsOre }))
const today = () => new Date(world.made.clock.now().getTime() + 3_600_000).toISOString().slice(0, 10)
const kroner = (ore: number) => (ore / 100).toFixed(2)

/** The next day at lunch. */
function nextDay(): void {
  world.made.clock.set(new Date(Math.floor(world.made.clock.now().getTime() / DAY_MS + 1) * DAY_MS + 39_600_000).toISOString())
}

describe('a day at Vipps', () => {
  let day: string

  test('is fetched when it is over, and adds up: what was paid in, the fee, and what is paid out', async () => {
    day = today()
    await payIn('vipps', 20_000)
    await payIn('vipps', 30_000)
    await world.fetch()
    expect((await shownDay('vipps', day))?.state).toBe('waiting')
    nextDay()
    await world.fetch()
    expect(await shownDay('vipps', day)).toMatchObject({
      state: 'well',
      openCount: 0,
      oursCapturedOre: 50_000,
      theirsCapturedOre: 50_000,
      feeOre: -875,
      payoutOre: -49_125,
      bankOre: null,
    })
    expect([await world.held('1572'), await world.held('7770'), await world.held('1579'), await world.held('1920')]).toEqual([0, 875, 49_125, 0])
  })

  test('is fetched once, however often one looks', async () => {
    await world.fetch()
    await Promise.all([world.fetch(), world.fetch(), world.watch.lookOnce()])
    expect(await world.linesOf('capture')).toHaveLength(2)
    expect(await world.held('1579')).toBe(49_125)
  })

  test('its payout is known in the bank by its number, and is no payment that waits', async () => {
    const [payout] = await world.linesOf('payout')
    await world.bankTells([
      { reference: 'settled-1', kroner: kroner(49_125), message: `Utbet. ${payout?.reference} Vippsnr 123456`, payer: 'Vipps MobilePay AS' },
    ])
    expect(await shownDay('vipps', day)).toMatchObject({ state: 'well', bankOre: 49_125 })
    expect([await world.held('1579'), await world.held('1920')]).toEqual([0, 49_125])
    const bank = (await world.administrator('GET /api/office/operators/:operatorId/bank', { params: params() })).body
    expect(bank.waitingCount).toBe(0)
  })

  test('the same payout told of again, under another number of the bank’s, waits for a person', async () => {
    const [payout] = await world.linesOf('payout')
    await world.bankTells([{ reference: 'settled-1-again', kroner: kroner(49_125), message: `Utbet. ${payout?.reference}`, payer: 'Vipps MobilePay AS' }])
    expect((await world.administrator('GET /api/office/operators/:operatorId/bank', { params: params() })).body.waiting).toMatchObject([{ why: 'no_kid' }])
    expect(await world.held('1920')).toBe(49_125)
  })

  test('is shown school by school, with how it began and ended by our books', async () => {
    await sumDays(world.house)
    const shown = await dayOf('vipps', day)
    expect(shown.schools).toMatchObject([{ openingOre: 0, closingOre: 50_000, oursCapturedOre: 50_000, theirsCapturedOre: 50_000, payoutOre: -49_125 }])
    expect(shown).toMatchObject({ nobodyOre: 0, report: { openingOre: 0, closingOre: 0, lineCount: 4 }, payouts: [{ amountOre: 49_125, bankOre: 49_125 }] })
  })

  test('a bank that tells before the report is read is understood when it has been', async () => {
    await payIn('vipps', 10_000)
    day = today()
    nextDay()
    await world.bankTells([{ reference: 'early', kroner: '98.25', message: 'Utbet. 2000002 Vippsnr 123456', payer: 'Vipps MobilePay AS' }])
    await world.fetch()
    expect(await shownDay('vipps', day)).toMatchObject({ state: 'well', bankOre: 9_825 })
  })
})

describe('what differs is named', () => {
  test('a payment that the provider has not told of, until it has: then it explains itself', async () => {
    const { order } = await payIn('vipps', 15_000)
    const other = await payIn('vipps', 5_000)
    await world.differ({ kind: 'next_day', reference: order })
    const day = today()
    nextDay()
    await world.fetch()
    expect(await open()).toEqual([{ kind: 'missing_at_provider', oursOre: 15_000, theirsOre: null }])
    expect(await shownDay('vipps', day)).toMatchObject({ state: 'open', openCount: 1, oursCapturedOre: 20_000, theirsCapturedOre: 5_000 })
    expect(other.order).not.toBe(order)
    nextDay()
    await world.fetch()
    expect(await open()).toEqual([])
    expect((await dayOf('vipps', day)).differences).toMatchObject([{ kind: 'missing_at_provider', explanation: { by: null, reason: null } }])
  })

  test('another amount, a payment of nobody’s, and one that never comes; a person explains them, once and for good', async () => {
    const [more, lost] = [await payIn('vipps', 20_000), await payIn('vipps', 7_000)]
    await world.differ({ kind: 'amount', reference: more.order, amount: -100 })
    await world.differ({ kind: 'missing', reference: lost.order })
    await world.differ({ kind: 'stranger', amount: 4_200 })
    const day = today()
    nextDay()
    await world.fetch()
    const found = (await overview()).open
    expect(found.map(({ kind, oursOre, theirsOre }) => ({ kind, oursOre, theirsOre })).sort((one, two) => (one.kind < two.kind ? -1 : 1))).toEqual([
      { kind: 'missing_at_provider', oursOre: 7_000, theirsOre: null },
      { kind: 'missing_with_us', oursOre: null, theirsOre: 4_200 },
      { kind: 'other_amount', oursOre: 20_000, theirsOre: 19_900 },
    ])
    // What we were not paid they still owe us; what is nobody's was paid out and is not in our books.
    expect(await world.held('1572')).toBe(7_000 + 100)
    expect((await dayOf('vipps', day)).nobodyOre).toBe(4_200)
    const explain = (differenceId: string, reason: string) =>
      world.administrator('POST /api/office/operators/:operatorId/differences/:differenceId/explain', {
        params: { ...params(), differenceId },
        body: { reason },
      })
    for (const { differenceId } of found)
      expect((await explain(differenceId, 'Avtalt med Vipps')).body.explanation).toMatchObject({ by: 'Ansatt Prøve', reason: 'Avtalt med Vipps' })
    expect(await explain(found[0]?.differenceId as string, 'Noe annet')).toMatchObject({ status: 409, body: { code: 'difference_explained' } })
    expect(await shownDay('vipps', day)).toMatchObject({ state: 'well', openCount: 0 })
  })

  test('money that a payer’s bank takes back is known from the report alone, and is booked', async () => {
    const emil = await world.canteen.makePupil({ balanceOre: 0 })
    const { order } = await payIn('vipps', 20_000, emil)
    nextDay()
    await world.differ({ kind: 'dispute', reference: order, amount: 20_000 })
    await payIn('vipps', 2_000)
    nextDay()
    await world.fetch()
    expect(await world.balance(emil)).toBe(0)
    expect(await rows(world.house.database, sql`select state from topup where school_id = ${emil.schoolId} and wallet_id = ${emil.walletId}`)).toEqual([
      { state: 'charged_back' },
    ])
    await world.fetch()
    expect(await open()).toEqual([])
  })

  test('a gift to the meal fund is matched as a top-up is, and what its giver’s bank takes back is owed where it is not in the fund', async () => {
    const { house, canteen, payments, simulators } = world
    const { schoolId } = canteen
    const { personId } = await world.makePerson()
    const { link } = await openFundLink(house, { schoolId, personId })
    const id = house.newId()
    const token = new URL(link?.url as string).hash.slice('#token='.length)
    const unmatched = async () => (await open()).filter(({ kind }) => kind !== 'not_at_bank')
    const owedBefore = await world.held('1575')
    await give(house, payments, { token, id, amountOre: 20_000, provider: 'vipps', name: 'FAU', email: null, language: 'nb', address: '192.0.2.7' })
    const [found] = await rows<{ order: string }>(
      house.database,
      sql`select provider_reference as "order" from topup where school_id = ${schoolId} and id = ${id}`,
    )
    await playedProviders.vipps.act(simulators.vipps, 'approve', { id: found?.order as string })
    world.made.clock.pass(6_000)
    await makeTopupWatcher(house, payments).look()
    expect(await world.held('2904')).toBe(-20_000)
    nextDay()
    await world.fetch()
    expect(await unmatched()).toEqual([])
    // It has been put to use meanwhile.
    const put = {
      schoolId,
      personId,
      paymentId: house.newId(),
      account: 'fund',
      direction: 'out',
      amountOre: 15_000,
      reason: 'Brukt på årets frokost',
    } as const
    await payInForMeals(house, put)
    await world.differ({ kind: 'dispute', reference: found?.order, amount: 20_000 })
    await payIn('vipps', 2_000)
    nextDay()
    await world.fetch()
    expect(await rows(house.database, sql`select state from topup where school_id = ${schoolId} and id = ${id}`)).toEqual([{ state: 'charged_back' }])
    expect(await world.held('2904')).toBe(0)
    expect((await world.held('1575')) - owedBefore).toBe(-15_000 + 15_000)
    await world.fetch()
    expect(await unmatched()).toEqual([])
  })

  test('a payout that the bank has not told of after five days, and one with another amount', async () => {
    await payIn('vipps', 10_000)
    nextDay()
    await world.fetch()
    for (let days = 0; days < 6; days += 1) nextDay()
    await world.fetch()
    const missed = (await overview()).open
    expect(new Set(missed.map(({ kind }) => kind))).toEqual(new Set(['not_at_bank']))
    const last = (await world.linesOf('payout')).at(-1)
    await world.bankTells([
      { reference: 'short', kroner: kroner(-(last?.amountOre ?? 0) - 500), message: `Utbet. ${last?.reference} Vippsnr`, payer: 'Vipps MobilePay AS' },
    ])
    const after = (await overview()).open
    expect(after).toHaveLength(missed.length)
    expect(after.find(({ kind }) => kind === 'bank_amount_other')).toMatchObject({ theirsOre: -(last?.amountOre ?? 0), oursOre: -(last?.amountOre ?? 0) - 500 })
  })

  test('a report that cannot be fetched is fetched later, and the office sees why it is not there', async () => {
    nextDay()
    world.simulators.vipps.faults.add({ step: 'report', kind: 'answers', times: 3, status: 500 })
    await world.fetch()
    expect((await overview()).providers.find(({ provider }) => provider === 'vipps')).toMatchObject({ way: 'fetched', problem: 'provider_error' })
    world.simulators.vipps.faults.clear()
    await world.fetch()
    expect((await overview()).providers.find(({ provider }) => provider === 'vipps')).toMatchObject({ problem: null })
  })
})

describe('a file from Swedbank Pay', () => {
  const upload = (text: string, feeOre = 0) =>
    world.administrator('POST /api/office/operators/:operatorId/settlement-files', { params: params(), body: { text, feeOre } })

  test('is read once, with the fee from the paper beside it, and paid out under its number', async () => {
    await payIn('swedbank-pay', 40_000)
    const day = today()
    const { xml, accountingNo } = await world.readNextFile({ feeOre: 600 })
    expect(await upload(xml, 600)).toMatchObject({ status: 200, body: { wasReadBefore: true, day } })
    expect(await shownDay('swedbank-pay', day)).toMatchObject({
      state: 'well',
      oursCapturedOre: 40_000,
      theirsCapturedOre: 40_000,
      feeOre: -600,
      payoutOre: -39_400,
    })
    expect(await world.held('1571')).toBe(0)
    await world.bankTells([{ reference: 'swedbank', kroner: '394.00', message: `Swedbank Pay ${accountingNo}`, payer: 'Swedbank Pay AB' }])
    expect(await shownDay('swedbank-pay', day)).toMatchObject({ bankOre: 39_400 })
  })

  test('names our payments and what was given back by our own references', async () => {
    const { order } = await payIn('swedbank-pay', 20_000)
    await fetch(`${world.simulators['swedbank-pay'].address}/simulator/orders/charge-back`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: order }),
    })
    const day = today()
    await world.readNextFile()
    // The chargeback is theirs alone until we look back at the payment.
    expect(await shownDay('swedbank-pay', day)).toMatchObject({ state: 'open', openCount: 1 })
    world.made.clock.pass(2 * 3_600_000)
    await makeTopupWatcher(world.house, world.payments).look()
    await world.administrator('POST /api/office/operators/:operatorId/settlements/fetch', { params: params(), body: {} })
    await world.fetch()
    expect((await shownDay('swedbank-pay', day))?.state).toBe('well')
  })

  test('that is no such file, is cut, is in another currency, or has too large a fee is refused, and nothing of it is taken', async () => {
    await payIn('swedbank-pay', 10_000)
    const next = await fetch(`${world.simulators['swedbank-pay'].address}/simulator/settlements/next`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { xml } = (await next.json()) as { xml: string }
    const codeOf = async (text: string, feeOre = 0) => (await upload(text, feeOre)).body.code
    expect(await codeOf('no xml')).toBe('settlement_file_unreadable')
    expect(await codeOf('<Document/>')).toBe('settlement_file_of_other_kind')
    expect(await codeOf(xml.replace(/<Transaction .*?\/>/s, ''))).toBe('settlement_file_unreadable')
    expect(await codeOf(xml.replaceAll('Currency="NOK"', 'Currency="SEK"'))).toBe('settlement_other_currency')
    expect(await codeOf(xml, 10_001)).toBe('settlement_fee_too_large')
    expect((await upload(xml, 10_000)).status).toBe(200)
  })

  test('of another operator’s ledger is refused', async () => {
    const file = await world.readNextFile()
    const stranger = await world.asking.staff({ role: 'administrator', operatorId: world.operatorId, schoolId: null })
    expect(await stranger('GET /api/office/operators/:operatorId/settlements', { params: { operatorId: world.house.newId() } })).toMatchObject({ status: 403 })
    expect(file.xml).toContain('ContractingParty')
  })
})

test('who does not administer the operator sees nothing of it', async () => {
  const office = await world.asking.staff({ role: 'office', operatorId: world.operatorId, schoolId: world.canteen.schoolId })
  expect(await office('GET /api/office/operators/:operatorId/settlements', { params: params() })).toMatchObject({ status: 403 })
})

test.skipIf(specsFolder() === null)('the accountant’s file of the month holds it all, adds up, and is valid', async () => {
  const operator = (await firstRow<OperatorFacts>(
    world.house.database,
    sql`
      select id as "operatorId", name, organisation_number as "organisationNumber", is_vat_registered as "isVatRegistered", address,
        postal_code as "postalCode", city, email, phone
      from operator
      where id = ${world.operatorId}`,
  )) as OperatorFacts
  const months = { first: '2026-11', last: '2026-12' }
  const accounts = await readAccounts(world.house.database, { operator, months, now: world.made.clock.now(), softwareVersion: '0.1.0' })
  expect(new Set(accounts.vouchers.map(({ type }) => type))).toEqual(
    new Set(['INNBETALING', 'TILBAKEFØRING', 'OPPGJØR', 'OPPGJØRSGEBYR', 'OPPGJØR-BANK', 'MÅLTIDSGAVE', 'MÅLTIDSGAVE-TILBAKE', 'MÅLTIDSTILSKUDD-UT']),
  )
  const lines = accounts.vouchers.flatMap((voucher) => voucher.lines)
  expect(lines.reduce((sum, { debitOre, creditOre }) => sum + debitOre - creditOre, 0)).toBe(0)
  const held = (number: string) => lines.reduce((sum, { account, debitOre, creditOre }) => (account === number ? sum + debitOre - creditOre : sum), 0)
  for (const number of ['1571', '1572', '1579', '1920', '7770']) expect(held(number), number).toBe(await world.held(number))
  expect(mistakesBySchema([...writeSafT(accounts)].join(''), 'saf-t-financial/Norwegian_SAF-T_Financial_Schema_v_1.30.xsd')).toEqual([])
})
