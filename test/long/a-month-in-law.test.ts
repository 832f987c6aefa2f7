// A whole month of one school as the tax office asks for it: two tills and their reserve registers, every kind of VAT, returns,
// copies, practising, days without a network that are handed in the same day and later, and days that nobody closed. One file,
// valid, signed as somebody else verifies it, and the same totals in it, in the Z reports and in the ledger.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { closeDay, makeXReport } from '../../server/day-reports/index.ts'
import { serveBasket } from '../../server/provisional-receipts/serve-basket.ts'
import { noteProvisionalPrint } from '../../server/provisional-receipts/show-provisional.ts'
import { closeDueDays } from '../../server/day-reports/close-days.ts'
import { notePrint, tellJournal } from '../../server/day-reports/tell-journal.ts'
import { allSigningSecrets } from '../../server/journal/index.ts'
import { makePurchases } from '../../server/purchases/index.ts'
import { returnPurchase } from '../../server/returns/return-purchase.ts'
import { noteReturnPrint } from '../../server/returns/show-returns.ts'
import { type Company, companyOfSchool } from '../../server/saf-t/store.ts'
import { writeCashRegister } from '../../server/saf-t/index.ts'
import { practiseSale } from '../../server/training/practise-sale.ts'
import { noteTrainingPrint } from '../../server/training/show-training.ts'
import { switchTraining } from '../../server/training/switch-training.ts'
import type { TestProduct, TestPupil, TestTill } from '../canteen.ts'
import { type DayWorld, openDayWorld } from '../day-world.ts'
import { makeReserveDevice, type TestDevice } from '../reserve-device.ts'
import { mistakesIn, registersIn, totalsOf, vatOf, verifyIndependently } from '../saf-t.ts'
import { specsFolder } from '../specs.ts'

const [FIRST, LAST] = ['2026-11-01', '2026-11-30']
const SALES_A_DAY = 4

let world: DayWorld
let text: string
let goods: TestProduct[]
/** What was done, as it was counted while it was done. */
const done = { sales: 0, alone: 0, soldBefore: 0, returns: 0, practised: 0, served: 0, paidLater: 0, prints: 0, copies: 0, deliveries: 0, schoolDays: 0 }

beforeAll(async () => {
  world = await openDayWorld()
  const { house } = world.made
  await aMonth()
  const company = (await companyOfSchool(house.database, world.canteen.schoolId)) as Company
  const wish = { company, schoolId: world.canteen.schoolId, from: FIRST, until: LAST, now: house.clock.now(), softwareVersion: '0.1.0' }
  text = ''
  for await (const piece of writeCashRegister(house.database, wish)) text += piece
})
afterAll(() => world.made.close())

const isSchoolDay = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay()
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] = [1, 2, 3, 4]

async function aMonth(): Promise<void> {
  const { canteen, made } = world
  const { house, clock } = made
  clock.set(`${FIRST}T08:00:00Z`)
  goods = [
    canteen.baguette,
    await canteen.makeProduct({ name: 'Brus', priceOre: 2990, vatCode: '3' }),
    await canteen.makeProduct({ name: 'Brød', priceOre: 4590, vatCode: '31' }),
    await canteen.makeProduct({ name: 'Inngang', priceOre: 1250, vatCode: '33' }),
    await canteen.makeProduct({ name: 'Avis', priceOre: 990, vatCode: '5' }),
  ]
  const pupils = await Promise.all([1, 2, 3, 4, 5].map(() => canteen.makePupil({ balanceOre: 5_000_000 })))
  const poor = await canteen.makePupil({ balanceOre: 0 })
  const tills = [canteen.till, await canteen.makeTill()] as const
  const device = await makeReserveDevice(house, canteen, tills[0])
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    if (isSchoolDay(day)) await aDay(day, { tills, pupils, poor, device })
    clock.set(`${day}T22:52:00Z`)
    await closeDueDays(house)
  }
  clock.set('2026-12-01T08:00:00Z')
}

type Canteen = { tills: readonly [TestTill, TestTill]; pupils: readonly TestPupil[]; poor: TestPupil; device: TestDevice }

async function aDay(day: string, { tills, pupils, poor, device }: Canteen): Promise<void> {
  const { house, clock } = world.made
  done.schoolDays += 1
  const at = (time: string) => clock.set(`${day}T${time}Z`)
  // What lay on the device since yesterday comes first.
  at('07:30:00')
  await handIn(device)
  for (const [place, till] of tills.entries()) {
    for (let sale = 0; sale < SALES_A_DAY; sale += 1) {
      at(`10:${place * 20 + sale * 3 + 10}:00`)
      const pupil = pupils[(sale + place + done.schoolDays) % pupils.length] as TestPupil
      const { purchaseId } = await sell(till, pupil, sale)
      if (sale === 0) await print(till, purchaseId, 1)
      if (sale === 1) await print(till, purchaseId, 2)
      if (sale === 2 && place === 1 && weekday(day) === MONDAY) await comesBack(till, purchaseId)
    }
    if (place === 0 && weekday(day) === TUESDAY) await practise(till)
    if (place === 1 && weekday(day) === THURSDAY) await serve(till, [pupils[0] as TestPupil, pupils[1] as TestPupil])
    await tellJournal(house, { ...till, events: [{ id: house.newId(), kind: 'line_corrected', amountOre: 3500 }] })
  }
  if (weekday(day) === WEDNESDAY) await soldAlone(day, { till: tills[0], pupils, poor, device })
  at('12:00:00')
  for (const till of tills) await makeXReport(house, till)
  // The first is closed by hand; the second closes itself at night, or before it sells the day after.
  await closeDay(house, { ...tills[0], madeBy: 'till' })
}

/** Each sale has another number of goods, so that every kind of VAT is sold alone and with others. */
async function sell(till: TestTill, pupil: TestPupil, sale: number) {
  const lines = linesOf(sale)
  const answer = await world.sell(pupil, { till, lines, totalOre: sumOf(lines) })
  done.sales += 1
  return answer
}
const linesOf = (sale: number) =>
  goods
    .filter((_product, place) => (place + sale) % 2 === 0 || place === done.schoolDays % goods.length)
    .map(({ productId, priceOre }, place) => ({ productId, quantity: 1 + ((sale + place) % 3), unitPriceOre: priceOre }))
const sumOf = (lines: readonly { quantity: number; unitPriceOre: number }[]) =>
  lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0)

async function print(till: TestTill, purchaseId: string, times: 1 | 2): Promise<void> {
  const { house } = world.made
  for (let time = 0; time < times; time += 1) await notePrint(house, { ...till, purchaseId, id: house.newId() })
  done.prints += 1
  done.copies += times - 1
}

async function comesBack(till: TestTill, purchaseId: string): Promise<void> {
  const { house } = world.made
  const id = house.newId()
  const line = linesOf(2)[0] as ReturnType<typeof linesOf>[number]
  const back = { lines: [{ place: 0, quantity: 1 }], totalOre: line.unitPriceOre }
  await returnPurchase(house, { till, id, purchaseId, ...back, reason: 'wrong_product', note: null })
  await noteReturnPrint(house, { ...till, returnId: id, id: house.newId() })
  done.returns += 1
}

async function practise(till: TestTill): Promise<void> {
  const { house } = world.made
  const id = house.newId()
  await switchTraining(house, { till, isOn: true })
  await practiseSale(house, { till, id, code: null, lines: linesOf(1), totalOre: sumOf(linesOf(1)) })
  await noteTrainingPrint(house, { ...till, trainingSaleId: id, id: house.newId() })
  await switchTraining(house, { till, isOn: false })
  done.practised += 1
}

// A table is served, orders more, and two pay for it; another leaves without paying.
async function serve(till: TestTill, payers: readonly [TestPupil, TestPupil]): Promise<void> {
  const { house } = world.made
  const served = (sale: number) => ({ till, id: house.newId(), lines: linesOf(sale), totalOre: sumOf(linesOf(sale)) })
  const first = await serveBasket(house, served(0))
  const second = await serveBasket(house, { ...served(3), replaces: first.provisionalId })
  await noteProvisionalPrint(house, { ...till, provisionalId: second.provisionalId, id: house.newId() })
  const [one, ...others] = linesOf(3) as [ReturnType<typeof linesOf>[number], ...ReturnType<typeof linesOf>]
  const { provisionalId } = second
  const provisionalPart = [{ place: 0, quantity: one.quantity }]
  await world.sell(payers[0], { till, lines: [one], totalOre: sumOf([one]), provisionalId, provisionalPart })
  await world.sell(payers[1], { till, lines: others, totalOre: sumOf(others), provisionalId })
  await serveBasket(house, served(1))
  done.sales += 2
  done.paidLater += 2
  done.served += 3
}

// An hour without a network: a plain sale, one whose first try had been booked, one whose had not, and one that the wallet
// does not hold. In one week nothing is handed in before the day is over, and in one all but the last.
async function soldAlone(day: string, { till, pupils, poor, device }: { till: TestTill; pupils: readonly TestPupil[]; poor: TestPupil; device: TestDevice }) {
  const { made, canteen, signer } = world
  const { house, clock } = made
  clock.set(`${day}T11:00:00Z`)
  const [one, two] = pupils as [TestPupil, TestPupil]
  const [booked, lost] = [canteen.wish(one, { till }), canteen.wish(two, { till })]
  const [outcome] = await makePurchases(house, signer, [booked])
  expect(outcome).toHaveProperty('answer')
  done.sales += 1
  const alone = [
    () => device.sell(one, { lines: linesOf(3) }),
    () => device.sell(one, { replaces: booked.id }),
    () => device.sell(two, { replaces: lost.id }),
    () => device.sell(poor),
  ]
  for (const sellAlone of alone) {
    sellAlone()
    clock.pass(60_000)
  }
  done.alone += 3
  done.soldBefore += 1
  done.deliveries += 1
  if (day !== NOTHING_HANDED_IN) await handIn(device, day === LAST_LEFT_BEHIND ? 1 : 0)
  // The first of the two arrives after all, and is refused for ever once it was sold anew.
  if (day === NOTHING_HANDED_IN) return
  const [late] = await makePurchases(house, signer, [lost])
  expect(late).toMatchObject({ refusal: { code: 'purchase_replaced' } })
}
const [NOTHING_HANDED_IN, LAST_LEFT_BEHIND] = ['2026-11-11', '2026-11-18']

async function handIn(device: TestDevice, leftBehind = 0): Promise<void> {
  const records = device.made.slice(0, device.made.length - leftBehind)
  for (let from = 0; from < records.length; from += 20) {
    const { stopped } = await device.handIn(records.slice(from, from + 20))
    expect(stopped).toBeNull()
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

test('it is all there, and nothing is unexplained', async () => {
  expect(await world.discrepancies()).toEqual([])
  expect(done).toMatchObject({ schoolDays: 21, returns: 5, practised: 4, served: 12, paidLater: 8, alone: 12, soldBefore: 4, deliveries: 4 })
  expect(registersIn(text)).toHaveLength(3)
  const transactions = [...text.matchAll(/<cashtransaction>.*?<\/cashtransaction>/gs)].map(([one]) => one)
  const count = (pattern: RegExp) => transactions.filter((one) => pattern.test(one)).length
  expect(transactions).toHaveLength(done.sales + done.alone + done.returns + done.practised)
  expect(count(/<amntTp>D<.*<refID>/s)).toBe(done.returns)
  expect(count(/<trainingID>true</)).toBe(done.practised)
  expect(count(/<receiptNum>1<\/receiptNum><receiptCopyNum>0</)).toBe(done.prints - done.copies + done.returns + done.practised)
  expect(count(/<receiptCopyNum>1</)).toBe(done.copies)
  expect(count(/<receiptProformaNum>2</)).toBe(done.paidLater)
  expect(count(/<receiptProformaNum>1</)).toBe(0)
  const events = (kind: string) => [...text.matchAll(new RegExp(`<eventType>${kind}<`, 'g'))].length
  expect(events('provisional_receipt_given')).toBe(done.served)
  const counted = [...text.matchAll(/<eventType>z_report<.*?<reportReceiptProformaNum>(\d+)</gs)].map(([, number]) => Number(number))
  expect(sum(counted)).toBe(done.served)
  expect([events('sale_sold_before'), events('goods_delivered'), events('training_on'), events('x_report')]).toEqual([
    done.soldBefore,
    done.deliveries,
    done.practised,
    2 * done.schoolDays,
  ])
})

test.skipIf(specsFolder() === null)('the file is valid', () => {
  expect(mistakesIn(text)).toEqual([])
})

test('every signature is right by an implementation that shares nothing with ours', async () => {
  const { database, keys } = world.made.house
  const secret = Buffer.from((await allSigningSecrets(database, keys))['1'] as string, 'base64')
  expect(verifyIndependently(text, secret)).toEqual({ transactions: done.sales + done.alone + done.returns + done.practised, wrong: 0 })
})

test('each register has one Z report for each day in use, and what it sold is in exactly one', async () => {
  const { schoolId } = world.canteen
  const reported = await rows<{ kind: string; days: number; first: number; last: number; covered: number }>(
    world.made.house.database,
    sql`
      select register.kind, count(*) as days, count(distinct z_report.day) as first, max(z_report.last_journal_number) as last,
        sum(z_report.last_journal_number - z_report.after_journal_number) as covered
      from register
      join z_report on z_report.school_id = ${schoolId} and z_report.register_id = register.id
      where register.school_id = ${schoolId}
      group by register.id, register.kind
      order by register.kind, register.id`,
  )
  expect(reported.map(({ kind, days, first }) => [kind, days, first])).toEqual([
    ['connected', done.schoolDays, done.schoolDays],
    ['connected', done.schoolDays, done.schoolDays],
    // Four Wednesdays, also the one of which all came a day late; and the day after the one of which a sale was left.
    ['reserve', 5, 5],
  ])
  for (const { last, covered } of reported) expect(covered).toBe(last)
})

test('the file, the Z reports and the ledger have the same totals, and the same VAT of every kind', async () => {
  const { schoolId } = world.canteen
  const { database } = world.made.house
  const registers = registersIn(text).map(totalsOf)
  for (const { soldOre, reportedOre, grandTotalOre } of registers) {
    expect(soldOre).toBe(sum(reportedOre))
    expect(grandTotalOre).toBe(soldOre)
  }
  const inReports = await firstRow<{ netOre: number }>(
    database,
    sql`
      select sum((journal_event.content::json ->> 'totalCashSalesOre')::bigint) as "netOre"
      from z_report
      join journal_event on journal_event.school_id = ${schoolId} and journal_event.register_id = z_report.register_id and journal_event.number = z_report.event_number
      where z_report.school_id = ${schoolId}`,
  )
  const moved = await rows<{ vatCode: string; amountOre: number }>(
    database,
    sql`
      select account.vat_code as "vatCode",
        sum(case when transfer.credit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end)::bigint as "amountOre"
      from account
      join transfer on transfer.school_id = ${schoolId} and account.id in (transfer.credit_account_id, transfer.debit_account_id)
      where account.school_id = ${schoolId}
      and account.vat_code is not null
      group by account.vat_code
      order by account.vat_code`,
  )
  const soldOre = sum(registers.map((register) => register.soldOre))
  expect(inReports?.netOre).toBe(soldOre)
  expect(sum(moved.map(({ amountOre }) => amountOre))).toBe(soldOre)
  expect(moved.map(({ vatCode }) => vatCode)).toEqual(['3', '31', '33', '5', '6'])
  const { sold, reported } = vatOf(text)
  expect(reported).toEqual(sold)
  expect(sold.map(({ vatCode, baseOre, vatOre }) => ({ vatCode, amountOre: baseOre + vatOre }))).toEqual(moved)
  // At 25, 15 and 12 per cent to within the rounding of each line, and nothing of the other two.
  expect(sold.map(({ baseOre, vatOre }) => Math.round((100 * vatOre) / baseOre))).toEqual([25, 15, 12, 0, 0])
})
