// X and Z reports. Both are made under the register's lock, which every sale holds: a sale is either in the report or
// after it. A Z report, its event in the journal, and the register's new day are one transaction with whatever comes next.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { isDayForgotten, isDayOver } from '../../rules/day-in-use.ts'
import { type DayReport, makeReport } from '../../rules/day-report.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { asOf, type House } from '../house.ts'
import { type LockedRegister, lockRegisters, recordEvents, setTraining } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { schoolOf } from '../schools/index.ts'
import { closeRegisterDay, insertZReport, lastGrandTotals, reportText, sumEvents, sumOperators, sumReturns, sumSales, sumTraining } from './store.ts'

type TillKey = { schoolId: number; tillId: string }
type MadeBy = DayReport['madeBy']

/** Makes a till's X report and keeps it in the journal. It changes nothing else. @throws Refused not_found */
export function makeXReport(house: House, key: TillKey): Promise<DayReport> {
  return transaction(house.database, async (tx) => {
    const register = await lockRegister(tx, key)
    const now = house.clock.now()
    const standing = asOf(house, now)
    const report = await reportOf(tx, standing, register, { kind: 'x', day: register.openDay ?? norwegianTime(now).date, madeBy: 'till' })
    await recordEvents(tx, standing, register, [{ kind: 'x_report', amountOre: soldIn(report), content: JSON.stringify(report) }])
    return report
  })
}

/**
 * Closes a till's day with its Z report. When today has one already, that one is the answer, so that two who close at
 * once make one. @throws Refused not_found, nothing_sold_today
 */
export function closeDay(house: House, { madeBy, ...key }: TillKey & { madeBy: MadeBy }): Promise<DayReport> {
  return transaction(house.database, async (tx) => {
    const register = await lockRegister(tx, key)
    const today = norwegianTime(house.clock.now()).date
    const reserve = await closeReserveDay(tx, house, { ...key, madeBy })
    if (isDayOver(register, today)) return madeReport(tx, { ...register, number: register.zNumber })
    if (register.openDay !== null) {
      const report = await makeZReport(tx, house, register, { day: register.openDay, madeBy })
      // The till itself asks when it has closed its day; when somebody else has, it is told.
      if (madeBy !== 'till') await announceChange(tx, house, { schoolId: key.schoolId, kind: 'school', subjectId: null })
      return report
    }
    if (reserve) return reserve
    throw new Refused('nothing_sold_today')
  })
}

// A till's two registers are closed together. What its reserve register gets later, from a time without a network, is the
// next day's: the law allows one report a day.
async function closeReserveDay(tx: Queryable, house: House, { schoolId, tillId, madeBy }: TillKey & { madeBy: MadeBy }): Promise<DayReport | null> {
  const [reserve] = await lockRegisters(tx, { schoolId, tillId, kind: 'reserve' })
  return reserve?.openDay ? makeZReport(tx, house, reserve, { day: reserve.openDay, madeBy }) : null
}

/** Closes a till's day if one is open, in the caller's transaction: nothing will be sold on it any more. */
export async function closeOpenDay(tx: Queryable, house: House, { madeBy, ...key }: TillKey & { madeBy: MadeBy }): Promise<void> {
  const register = await lockRegister(tx, key)
  if (register.openDay !== null) await makeZReport(tx, house, register, { day: register.openDay, madeBy })
  await closeReserveDay(tx, house, { ...key, madeBy })
}

/** A Z report as it was made. @throws Refused not_found */
export async function madeReport(db: Queryable, key: { schoolId: number; registerId: string; number: number }): Promise<DayReport> {
  const text = await reportText(db, key)
  if (text === null) throw new Refused('not_found')
  return JSON.parse(text) as DayReport
}

/**
 * Opens today on registers that sell their first today, before the sale is written. A day before today that nobody closed
 * gets its Z report here, so that it never holds a sale of another day. The caller's transaction holds the registers' locks.
 */
export async function beginDays(tx: Queryable, house: House, registers: readonly { schoolId: number; registerId: string }[]): Promise<void> {
  const today = norwegianTime(house.clock.now()).date
  for (const key of registers) {
    const register = await lockRegister(tx, key)
    if (isDayForgotten(register, today)) await makeZReport(tx, house, register, { day: register.openDay as string, madeBy: 'house' })
    await recordEvents(tx, house, register, [{ kind: 'day_opened' }])
  }
}

/**
 * Opens a day on a locked reserve register for sales that were made without a network. One before it that is open gets its
 * Z report first. Brings the register up to date, and answers the day.
 */
export async function beginReserveDay(tx: Queryable, house: House, register: LockedRegister, day: string): Promise<string> {
  if (register.openDay !== null) {
    await makeZReport(tx, house, register, { day: register.openDay, madeBy: 'house' })
    Object.assign(register, await lockRegister(tx, register))
  }
  await recordEvents(tx, house, register, [{ kind: 'day_opened' }])
  return day
}

/** A locked register with today open, for what is no batch of sales. @throws Refused day_is_over */
export async function openToday(tx: Queryable, house: House, register: LockedRegister): Promise<LockedRegister> {
  const today = norwegianTime(house.clock.now()).date
  if (isDayOver(register, today)) throw new Refused('day_is_over')
  if (register.openDay !== null && register.openDay >= today) return register
  await beginDays(tx, house, [register])
  return lockRegister(tx, register)
}

/** Makes the Z report of a locked register's open day. */
export async function makeZReport(tx: Queryable, given: House, register: LockedRegister, { day, madeBy }: { day: string; madeBy: MadeBy }): Promise<DayReport> {
  // The report, its event and its line say one time.
  const house = asOf(given, given.clock.now())
  // Whoever practised is done for the day, and the report has that event, too.
  if (register.trainingDay !== null) await setTraining(tx, house, register, null)
  const report = await reportOf(tx, house, register, { kind: 'z', day, madeBy })
  const before = await lastGrandTotals(tx, register)
  const eventNumber = await recordEvents(tx, house, register, [
    // Made at the till it is whoever's who is signed in there.
    { kind: 'z_report', amountOre: soldIn(report), content: JSON.stringify(report), ...(madeBy !== 'till' && { cashierId: null }) },
  ])
  await insertZReport(tx, register, {
    number: report.number,
    day,
    afterJournalNumber: register.zJournalNumber,
    lastJournalNumber: register.journalNumber,
    afterGrandTotalOre: before.salesOre,
    grandTotalOre: register.grandTotalSalesOre,
    saleCount: report.saleCount,
    salesOre: soldIn(report),
    afterReturnsTotalOre: before.returnsOre,
    returnsTotalOre: register.grandTotalReturnsOre,
    returnCount: report.returns.count,
    returnsOre: report.returns.amountOre,
    madeAt: house.clock.now(),
    madeBy,
    eventNumber,
  })
  await closeRegisterDay(tx, register, day)
  return report
}

/** What was sold, before what came back is taken off. */
const soldIn = ({ totalCashSalesOre, returns }: DayReport) => totalCashSalesOre + returns.amountOre

async function lockRegister(tx: Queryable, { schoolId, ...key }: { schoolId: number; tillId: string } | { schoolId: number; registerId: string }) {
  // A locked register names both its till and itself.
  const [register] = await lockRegisters(tx, 'registerId' in key ? { schoolId, registerId: key.registerId } : { schoolId, tillId: key.tillId })
  if (!register) throw new Refused('not_found')
  return register
}

async function reportOf(
  tx: Queryable,
  house: House,
  register: LockedRegister,
  { kind, day, madeBy }: { kind: 'x' | 'z'; day: string; madeBy: MadeBy },
): Promise<DayReport> {
  const { date: localDate, time: localTime } = norwegianTime(house.clock.now())
  const school = await schoolOf(tx, register.schoolId)
  if (!school) throw new Error('a register has a school')
  const { name, organisationNumber, isVatRegistered } = school.operator
  const period = { after: register.zJournalNumber, last: register.journalNumber }
  const sales = await sumSales(tx, register, period)
  const returns = await sumReturns(tx, register, period)
  const events = await sumEvents(tx, register, { after: register.zEventNumber, last: register.eventNumber })
  return makeReport({
    kind,
    number: register.zNumber + 1,
    xNumber: kind === 'x' ? register.eventNumber + 1 : 0,
    day,
    localDate,
    localTime,
    madeBy,
    company: { name, organisationNumber, isVatRegistered },
    schoolName: school.name,
    tillName: register.tillName,
    registerId: register.legalId,
    journal: period.last === period.after ? null : { first: period.after + 1, last: period.last },
    sales,
    returns,
    operators: await sumOperators(tx, register, period),
    training: await sumTraining(tx, register, period),
    events,
    grandTotalSalesOre: register.grandTotalSalesOre,
    grandTotalReturnsOre: register.grandTotalReturnsOre,
  })
}
