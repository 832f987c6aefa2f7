// A month of a real ledger, written for the accountant and held against the publisher's schema.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { type Canteen, fill, makeCanteen } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { specsFolder } from '../../test/specs.ts'
import { mistakesBySchema } from '../../test/xsd.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { returnPurchase } from '../returns/return-purchase.ts'
import { type Accounts, isMonth, type OperatorFacts, readAccounts, writeCsv, writeSafT } from './index.ts'

let made: TestHouse
let canteen: Canteen
let operator: OperatorFacts

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  operator = (await firstRow<OperatorFacts>(
    made.house.database,
    sql`
      select operator.id as "operatorId", operator.name, operator.organisation_number as "organisationNumber", is_vat_registered as "isVatRegistered",
        operator.address, operator.postal_code as "postalCode", operator.city, operator.email, operator.phone
      from operator
      join school on school.operator_id = operator.id and school.id = ${canteen.schoolId}`,
  )) as OperatorFacts
  await aSeason()
})
afterAll(() => made.close())

// One lunch at the end of October, and a week of November, with goods of three VAT codes.
async function aSeason(): Promise<void> {
  const { house, clock } = made
  const signer = await currentSigner(house.database, house.keys)
  clock.set('2026-10-30T10:00:00Z')
  const pupil = await canteen.makePupil({ balanceOre: 50_000 })
  const soda = await canteen.makeProduct({ name: 'Brus <=& "kald">', priceOre: 2990, vatCode: '3' })
  const toTakeHome = await canteen.makeProduct({ name: 'Brød', priceOre: 4590, vatCode: '31' })
  for (const day of ['2026-10-30', '2026-11-02', '2026-11-03', '2026-11-04']) {
    clock.set(`${day}T10:30:00Z`)
    const lines = [canteen.baguette, soda, toTakeHome].map(({ productId, priceOre }) => ({ productId, quantity: 1, unitPriceOre: priceOre }))
    const [outcome] = await makePurchases(house, signer, [
      canteen.wish(pupil, { lines, totalOre: lines.reduce((sum, { unitPriceOre }) => sum + unitPriceOre, 0) }),
    ])
    expect(outcome).toHaveProperty('answer')
  }
  // One of the sodas comes back the day after.
  clock.set('2026-11-05T10:30:00Z')
  const last = await firstRow<{ purchaseId: string }>(
    house.database,
    sql`select id as "purchaseId" from purchase where school_id = ${canteen.schoolId} order by journal_number desc limit 1`,
  )
  const back = { purchaseId: last?.purchaseId ?? '', lines: [{ place: 1, quantity: 1 }], totalOre: 2990, reason: 'wrong_product' as const, note: null }
  await returnPurchase(house, { till: canteen.till, id: house.newId(), ...back })
  clock.set('2026-11-30T22:59:59Z')
  await transaction(house.database, (tx) => fill(tx, house, { ...pupil, amountOre: 20_000 }))
  // 00:00:01 on 1 December in Oslo: the next month's.
  clock.set('2026-11-30T23:00:01Z')
  await transaction(house.database, (tx) => fill(tx, house, { ...pupil, amountOre: 10_000 }))
}

const read = (first: string, last = first) =>
  readAccounts(made.house.database, { operator, months: { first, last }, now: new Date('2026-12-02T08:00:00Z'), softwareVersion: '0.1.0' })

const mistakesIn = (xml: string) => mistakesBySchema(xml, 'saf-t-financial/Norwegian_SAF-T_Financial_Schema_v_1.30.xsd')

const xmlOf = (accounts: Accounts) => [...writeSafT(accounts)].join('')
const balanceOf = (accounts: Accounts, account: string) =>
  accounts.vouchers.flatMap(({ lines }) => lines).reduce((sum, line) => (line.account === account ? sum + line.debitOre - line.creditOre : sum), 0)

test.skipIf(specsFolder() === null)('the file is valid against the schema, with a month of sales and with a month of nothing', async () => {
  expect(mistakesIn(xmlOf(await read('2026-11')))).toEqual([])
  expect(mistakesIn(xmlOf(await read('2026-10', '2026-12')))).toEqual([])
  expect(mistakesIn(xmlOf(await read('2027-01')))).toEqual([])
  expect(mistakesIn(xmlOf(await read('2026-11')).replace('<TaxAccountingBasis>A', '<TaxAccountingBasis>Q'))).toHaveLength(1)
})

test('a month holds what was booked in it on Norwegian days, and nothing else', async () => {
  const november = await read('2026-11')
  expect(november.vouchers.map(({ number }) => number)).toEqual([
    `2026-11-02-${canteen.schoolId}-SALG`,
    `2026-11-03-${canteen.schoolId}-SALG`,
    `2026-11-04-${canteen.schoolId}-SALG`,
    `2026-11-05-${canteen.schoolId}-RETUR`,
    `2026-11-30-${canteen.schoolId}-INNBETALING`,
  ])
  expect((await read('2026-12')).vouchers.map(({ number }) => number)).toEqual([`2026-12-01-${canteen.schoolId}-INNBETALING`])
})

test('sales are without VAT, VAT is beside them, and the debt to the pupils is what their wallets hold', async () => {
  const all = await read('2026-10', '2026-12')
  // Four lunches: 35 kr outside VAT, 29.90 with 25 % and 45.90 with 15 % inside; one of the 29.90 came back.
  expect(balanceOf(all, '3200')).toBe(-4 * 3500)
  expect(balanceOf(all, '3000')).toBe(-3 * (2990 - 598))
  expect(balanceOf(all, '2701')).toBe(-3 * 598)
  expect(balanceOf(all, '2702')).toBe(-4 * 599)
  expect(balanceOf(all, '3010')).toBe(-4 * (4590 - 599))
  const wallets = await firstRow<{ sum: number }>(made.house.database, sql`select sum(balance_ore) as sum from wallet where school_id = ${canteen.schoolId}`)
  expect(balanceOf(all, '2901')).toBe(-(wallets?.sum ?? 0))
})

test('what a month ends with is what the next begins with, and all accounts together are nothing', async () => {
  const [october, november, december] = [await read('2026-10'), await read('2026-11'), await read('2026-12')]
  const closing = (accounts: Accounts) => {
    const held = new Map(accounts.openingOre)
    for (const { account, debitOre, creditOre } of accounts.vouchers.flatMap(({ lines }) => lines)) {
      held.set(account, (held.get(account) ?? 0) + debitOre - creditOre)
    }
    return new Map([...held].filter(([, amountOre]) => amountOre !== 0).sort())
  }
  const sorted = (opening: ReadonlyMap<string, number>) => new Map([...opening].filter(([, amountOre]) => amountOre !== 0).sort())
  expect(sorted(november.openingOre)).toEqual(closing(october))
  expect(sorted(december.openingOre)).toEqual(closing(november))
  expect([...closing(december).values()].reduce((sum, amountOre) => sum + amountOre, 0)).toBe(0)
})

test('a month written again is the same file', async () => {
  expect(xmlOf(await read('2026-11'))).toBe(xmlOf(await read('2026-11')))
})

test('the table has a row for each line, in Norwegian, and no cell is a formula', async () => {
  await made.house.database.query(sql`update school set name = '=HYPERLINK("x");skole' where id = ${canteen.schoolId}`)
  const [head, ...lines] = [...writeCsv(await read('2026-11'))].join('').trimEnd().split('\r\n')
  expect(head).toBe('\uFEFFBilagsnummer;Bilagsdato;Bilagstype;Konto;Kontonavn;Tekst;Debet;Kredit;Mva-kode;Mva-sats;Mva-beløp;Skole;Antall')
  expect(lines).toHaveLength(3 * 6 + 3 + 2)
  expect(lines).toContain(
    `2026-11-02-${canteen.schoolId}-SALG;2026-11-02;SALG;3000;Salg, alminnelig sats;Salg i kantina;;23,92;3;25;5,98;"'=HYPERLINK(""x"");skole";3`,
  )
})

test('another operator’s books hold nothing of this one’s', async () => {
  const others = await rows<{ schoolId: number }>(made.house.database, sql`select id as "schoolId" from school`)
  await makeCanteen(made.house)
  expect(others).toHaveLength(1)
  expect((await read('2026-11')).schools.map(({ schoolId }) => schoolId)).toEqual([canteen.schoolId])
})

test('a month is a month of the calendar', () => {
  expect(['2026-01', '2026-12'].every(isMonth)).toBe(true)
  expect(['2026-00', '2026-13', '2026-1', '2026-01-01', ''].some(isMonth)).toBe(false)
})
