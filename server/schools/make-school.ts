import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { openAccounts } from '../../ledger/chart-of-accounts.ts'
import type { House } from '../house.ts'
import { administersOperator } from '../people/index.ts'
import { checkSchool } from './check-school.ts'
import { insertSchool, lockOperator, type School, schoolOf, type SchoolWish } from './store.ts'

/**
 * Makes a school with its accounts, ready for tills and pupils, and answers its number.
 * @throws Refused organisation_number_not_valid, name_taken
 */
export async function makeSchool(tx: Queryable, house: House, { operatorId, ...wish }: SchoolWish & { operatorId: string }): Promise<number> {
  const madeAt = house.clock.now()
  await lockOperator(tx, operatorId)
  const schoolId = await insertSchool(tx, { operatorId, madeAt, wish: checkSchool(wish) })
  if (schoolId === null) throw new Refused('name_taken')
  await openAccounts(tx, { schoolId, nowMs: madeAt.getTime() })
  return schoolId
}

/** Makes a school for somebody who administers the operator. @throws Refused not_allowed and those of makeSchool */
export function addSchool(house: House, { personId, operatorId, wish }: { personId: string; operatorId: string; wish: SchoolWish }): Promise<School> {
  return transaction(house.database, async (tx) => {
    if (!(await administersOperator(tx, { personId, operatorId, now: house.clock.now() }))) throw new Refused('not_allowed')
    const schoolId = await makeSchool(tx, house, { ...wish, operatorId })
    return (await schoolOf(tx, schoolId)) as School
  })
}
