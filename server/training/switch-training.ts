// A till that practises says so in its register's journal when it begins and when it ends (§ 2-8-6). Where nobody ends it, it
// ends with the day: with the Z report, or when the house looks shortly before midnight.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { isDayOver } from '../../rules/day-in-use.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { lockRegisters, setTraining } from '../journal/index.ts'
import { isTillToken } from '../tills/index.ts'

/** Begins or ends it; asked for again it changes nothing. @throws Refused till_closed, day_is_over */
export function switchTraining(house: House, { till, isOn }: { till: Till; isOn: boolean }): Promise<{ trainingDay: string | null }> {
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, { schoolId: till.schoolId, tillId: till.tillId })
    if (!register || !(await isTillToken(tx, till))) throw new Refused('till_closed')
    const today = norwegianTime(house.clock.now()).date
    // What was practised today stands in today's report, which is made already.
    if (isOn && isDayOver(register, today)) throw new Refused('day_is_over')
    const wanted = isOn ? today : null
    if (register.trainingDay === wanted) return { trainingDay: wanted }
    // One that was left on from another day is ended first.
    if (register.trainingDay !== null) await setTraining(tx, house, register, null)
    if (wanted !== null) await setTraining(tx, house, register, wanted)
    return { trainingDay: wanted }
  })
}
