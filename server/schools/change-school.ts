import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { checkSchool } from './check-school.ts'
import { isSchoolNameTaken, lockOperator, type School, schoolOf, type SchoolWish, updateSchool } from './store.ts'

export type SchoolChange = Partial<SchoolWish & { maximumBalanceOre: number; freeAmount: School['freeAmount'] }>

/** Changes what is known of a school. @throws Refused not_found, organisation_number_not_valid, name_taken, maximum_balance_above_cap */
export function changeSchool(house: House, { schoolId, change }: { schoolId: number; change: SchoolChange }): Promise<School> {
  return transaction(house.database, async (tx) => {
    const found = await schoolOf(tx, schoolId)
    if (!found) throw new Refused('not_found')
    const { operatorId } = found.operator
    await lockOperator(tx, operatorId)
    // Read again: two offices may change the same school, and neither undoes what the other changed.
    const before = (await schoolOf(tx, schoolId)) as School
    const after = checkSchool({ ...before, ...change })
    const { walletCapOre } = house.law
    // One that was above before the bound was set stays until somebody changes it.
    if (after.maximumBalanceOre > walletCapOre && after.maximumBalanceOre !== before.maximumBalanceOre)
      throw new Refused({ code: 'maximum_balance_above_cap', facts: { capOre: walletCapOre } })
    if (after.freeAmount && after.freeAmount.leastOre > after.freeAmount.mostOre)
      throw new Refused({ code: 'not_well_formed', facts: { where: 'body/freeAmount' } })
    if (await isSchoolNameTaken(tx, { operatorId, schoolId, name: after.name })) throw new Refused('name_taken')
    await updateSchool(tx, after)
    await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
    return after
  })
}
