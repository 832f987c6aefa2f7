// What the law wants of operators: each in X and Z reports, in the journal and in the export, and all of them together the
// whole. And that verify finds what was moved from one to another.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import type { DayReport } from '../../rules/day-report.ts'
import { makeBreakable } from '../../test/breakable.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { cashiersAt, makeCashiers, type TestCashiers } from '../../test/cashiers.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { specsFolder } from '../../test/specs.ts'
import { mistakesBySchema } from '../../test/xsd.ts'
import { closeDay, makeXReport } from '../day-reports/index.ts'
import { tellJournal } from '../day-reports/tell-journal.ts'
import { writeCashRegister } from '../saf-t/index.ts'
import { type Company, companyOfSchool } from '../saf-t/store.ts'

let world: DayWorld
let asked: AskableApp
let cashiers: TestCashiers
let pupil: TestPupil
let x: DayReport
let z: DayReport

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
  const { house } = world.made
  const { canteen, sell } = world
  pupil = await canteen.makePupil({ balanceOre: 1_000_000 })
  const soda = await canteen.makeProduct({ name: 'Brus', priceOre: 3000, vatCode: '3' })
  // Before anybody signed in, the device was the till.
  await sell(pupil)
  cashiers = await makeCashiers(house, canteen.schoolId)
  const at = cashiersAt(asked, cashiers, canteen.till)
  await at.supervise('ola')
  await at.signIn('emma')
  const lines = [{ productId: soda.productId, quantity: 2, unitPriceOre: 3000 }]
  const { purchaseId } = await sell(pupil, { lines, totalOre: 6000 })
  await sell(pupil)
  await at.signIn('kari')
  await sell(pupil)
  const wish = { id: house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 3000, reason: 'undone', note: null }
  await asked.till(canteen.till.token)('POST /api/till/returns', { body: wish })
  x = await makeXReport(house, canteen.till)
  z = await closeDay(house, { ...canteen.till, madeBy: 'till' })
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

const payments = (report: DayReport) => (report.operators ?? []).map(({ number, name, payments: [paid] }) => [number, name, paid?.count, paid?.amountOre])

describe('the reports', () => {
  test('tell for each operator what was sold and came back, and for the device what nobody signed in for', () => {
    const expected = [
      [0, '', 1, 3500],
      [1, 'Kari', 0, 3500 - 3000],
      [3, 'Emma', 2, 6000 + 3500],
    ]
    expect(payments(x)).toEqual(expected)
    expect(payments(z)).toEqual(expected)
    expect(expected.reduce((sum, [, , , amount]) => sum + Number(amount), 0)).toBe(z.totalCashSalesOre)
    expect(z.operators?.find(({ number }) => number === 1)).toMatchObject({ sales: { count: 1, amountOre: 3500 }, returns: { count: 1, amountOre: 3000 } })
    const groups = (z.operators ?? []).flatMap(({ articleGroups }) => articleGroups).reduce((sum, { amountOre }) => sum + amountOre, 0)
    expect(groups).toBe(z.totalCashSalesOre)
  })

  test('say nothing of operators where nobody signs in', async () => {
    const other = await openDayWorld()
    await other.sell(await other.canteen.makePupil())
    expect((await makeXReport(other.made.house, other.canteen.till)).operators).toBeUndefined()
    await other.made.close()
  })
})

describe('the export', () => {
  async function write(): Promise<string> {
    const { house } = world.made
    const company = (await companyOfSchool(house.database, world.canteen.schoolId)) as Company
    let text = ''
    const wish = { company, schoolId: world.canteen.schoolId, from: '2026-11-03', until: '2026-11-03', now: house.clock.now(), softwareVersion: '0.1.0' }
    for await (const piece of writeCashRegister(house.database, wish)) text += piece
    return text
  }

  test('has everybody once, whose each transaction and event is, and is valid', async () => {
    const text = await write()
    const { schoolId } = world.canteen
    const employees = [...text.matchAll(/<employee><empID>([^<]*)<.*?<surName>([^<]*)</g)].map(([, id, name]) => [id, name])
    expect(employees).toEqual([
      [`${schoolId}-0`, 'Uten innlogget kasserer'],
      [`${schoolId}-1`, 'Kari'],
      [`${schoolId}-2`, 'Ola'],
      [`${schoolId}-3`, 'Emma'],
    ])
    const operators = [...text.matchAll(/<cashtransaction>.*?<\/cashtransaction>/g)].map(([one]) => /<empID>([^<]*)</.exec(one)?.[1] ?? null)
    expect(operators).toEqual([null, `${schoolId}-3`, `${schoolId}-3`, `${schoolId}-1`, `${schoolId}-1`])
    expect(text).toContain(`<eventType>cashier_signed_in</eventType><empID>${schoolId}-3</empID>`)
    expect(text.match(/<reportEmpPayment>/g)).toHaveLength(6)
    if (specsFolder() !== null) expect(mistakesBySchema(text, 'saf-t-cash-register/Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd')).toEqual([])
  })
})

describe('without a network', () => {
  test('a record says whose it is, and sign-ins are told of the register that sold then', async () => {
    const { house } = world.made
    world.made.clock.pass(24 * 3_600_000)
    const till = await world.canteen.makeTill()
    const device = await makeReserveDevice(house, world.canteen, till)
    const at = house.clock.now().toISOString()
    await tellJournal(house, {
      ...till,
      events: [
        { id: house.newId(), kind: 'cashier_signed_in', cashierId: cashiers.ola, at },
        { id: house.newId(), kind: 'cashier_signed_in', cashierId: house.newId(), at },
      ],
    })
    device.sell(pupil, { cashierId: cashiers.ola })
    // Whom the school has not is nobody: it is booked all the same, since it has been eaten, and the office is told.
    device.sell(pupil, { cashierId: house.newId() })
    const { taken } = await device.handIn()
    expect(taken.map(({ outcome, notes }) => [outcome, notes])).toEqual([
      ['booked', []],
      ['booked', ['cashier_unknown']],
    ])
    const { operatorId } = (await companyOfSchool(house.database, till.schoolId)) as Company
    const office = await asked.staff({ operatorId, schoolId: till.schoolId, role: 'office' })
    const { reports } = (await office('GET /api/office/schools/:schoolId/reserve-reports', { params: { schoolId: till.schoolId } })).body
    expect(reports.map(({ what, isBooked }: { what: string; isBooked: boolean }) => [what, isBooked])).toEqual([['cashier_unknown', true]])
    const found = await firstRow<{ sold: (string | null)[]; told: (string | null)[]; content: string }>(
      house.database,
      sql`
        select (select json_agg(cashier_id order by journal_number) from purchase
          where school_id = ${till.schoolId} and register_id = ${device.reserveRegisterId}) as sold,
          (select json_agg(cashier_id) from journal_event
          where school_id = ${till.schoolId} and register_id = ${device.reserveRegisterId} and kind = 'cashier_signed_in') as told,
          (select min(content) from journal_event
          where school_id = ${till.schoolId} and register_id = ${device.reserveRegisterId} and kind = 'cashier_signed_in') as content`,
    )
    expect(found).toEqual({ sold: [cashiers.ola, null], told: [cashiers.ola], content: at })
  })
})

test('verify has nothing to say of it, and finds a sale, a name of nobody and an event that were moved', async () => {
  const { house } = world.made
  expect(await world.discrepancies()).toEqual([])
  // Only the embedded database can be copied and broken.
  if (house.database.engine === 'server') return
  const breakable = await makeBreakable(house, ['purchase', 'journal_event'])
  expect(await breakable.verifyBroken(`update purchase set cashier_id = '${cashiers.kari}' where cashier_id = '${cashiers.emma}'`)).toContain(
    'a Z report is not the sums of its operators',
  )
  expect(await breakable.verifyBroken('update purchase set cashier_id = null where cashier_id is not null')).toContain(
    'a Z report is not the sums of its operators',
  )
  expect(await breakable.verifyBroken(`update purchase set cashier_id = '${house.newId()}' where cashier_id = '${cashiers.emma}'`)).toContain(
    'an entry is of a cashier whom the school has not',
  )
  expect(await breakable.verifyBroken(`update journal_event set cashier_id = '${cashiers.ola}' where kind = 'cashier_signed_in'`)).toContain(
    'the seal of an event is not right',
  )
  await breakable.close()
})
