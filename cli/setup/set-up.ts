import type { Queryable } from '../../database/connect.ts'
import { run, sql, transaction } from '../../database/transaction.ts'
import type { House } from '../../server/house.ts'
import { makeFirstSigningKey } from '../../server/journal/index.ts'
import { makePasswordLink, makePerson, makeStaff } from '../../server/people/index.ts'
import { makeOperator, makeSchool, type OperatorWish, type SchoolWish } from '../../server/schools/index.ts'

export type SetupAnswers = {
  operator: OperatorWish
  school: SchoolWish
  administrator: { firstName: string; lastName: string; email: string }
}

/** Makes the first of everything in one transaction, so that there is all of it or nothing. */
export function setUp(house: House, { operator, school, administrator }: SetupAnswers): Promise<{ schoolId: number; link: string }> {
  return transaction(house.database, async (tx) => {
    await markInstallation(tx, house.installation)
    await makeFirstSigningKey(tx, { keys: house.keys, now: house.clock.now() })
    const operatorId = await makeOperator(tx, house, operator)
    const schoolId = await makeSchool(tx, house, { ...school, operatorId })
    const { personId } = await makePerson(tx, house, { ...administrator, language: 'nb' })
    await makeStaff(tx, house, { personId, operatorId, schoolId: null, role: 'administrator' })
    const made = await makePasswordLink(tx, house, { email: administrator.email })
    if (!made) throw new Error('the administrator was made a moment ago')
    return { schoolId, link: made.link }
  })
}

/** Says for ever whether the database is a demo's or a real one. */
export async function markInstallation(tx: Queryable, kind: House['installation']): Promise<void> {
  await run(
    tx,
    sql`
      insert into installation (id, kind)
      values (1, ${kind})`,
  )
}
