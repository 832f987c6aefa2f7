// The house closes what nobody closed: shortly before midnight in Oslo, so that the Z report is made on the day itself,
// and whatever is left from before at any time. A register at a time, so that no till waits for the others.

import { transaction } from '../../database/transaction.ts'
import { areCashiersOver, nobodySignedIn } from '../../rules/cashiers.ts'
import { CLOSES_ITSELF_AT, closesByItself, isTrainingOver } from '../../rules/day-in-use.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { lockRegisters, setCashiers, setTraining } from '../journal/index.ts'
import { nameOf, repeat, type Repeating } from '../repeat.ts'
import { makeZReport } from './make-report.ts'
import { lastSaleAt, registersToClose } from './store.ts'

const EVERY_MS = 60_000
const MOST_AT_ONCE = 500

/** Closes the days that are due, and answers how many. */
export async function closeDueDays(house: House): Promise<number> {
  const { date: today, time } = norwegianTime(house.clock.now())
  const due = await registersToClose(house.database, { today, isLate: time >= CLOSES_ITSELF_AT, limit: MOST_AT_ONCE })
  let closed = 0
  for (const key of due) {
    closed += await transaction(house.database, async (tx) => {
      const [register] = await lockRegisters(tx, key)
      if (register?.trainingDay && isTrainingOver(register.trainingDay, house.clock.now())) await setTraining(tx, house, register, null)
      if (register && areCashiersOver(register, house.clock.now())) await setCashiers(tx, house, register, nobodySignedIn)
      // Whoever held the lock may have closed it, or sold something.
      if (!register?.openDay || !closesByItself(register, { now: house.clock.now(), lastSaleAt: await lastSaleAt(tx, register) })) return 0
      await makeZReport(tx, house, register, { day: register.openDay, madeBy: 'house' })
      return 1
    })
  }
  return closed
}

export function makeDayCloser(house: House): Repeating {
  const onTrouble = (error: unknown) => house.log('days could not be closed', { error: nameOf(error) })
  return repeat(() => closeDueDays(house), { everyMs: EVERY_MS, onTrouble, isFirstAtOnce: true })
}
