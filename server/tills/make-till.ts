// A till is two registers in law: the one the server keeps while there is a network, and the one the
// device keeps without. Their numbers are the school's organisation number, the till's number, and 1 or 2.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { officeTill } from './office-till.ts'
import { highestTillNumber, insertRegister, insertTill, lockSchool, type OfficeTill } from './store.ts'

/** Makes a till with its two registers and answers its id. @throws Refused not_found, name_taken, not_well_formed, school_has_ended */
export async function makeTill(tx: Queryable, house: House, { schoolId, name }: { schoolId: number; name: string }): Promise<string> {
  const trimmed = name.trim()
  if (trimmed === '') throw new Refused({ code: 'not_well_formed', facts: { where: 'body/name' } })
  const school = await lockSchool(tx, schoolId)
  if (!school) throw new Refused('not_found')
  if (school.hasEnded) throw new Refused('school_has_ended')
  const number = (await highestTillNumber(tx, schoolId)) + 1
  const tillId = house.newId()
  if (!(await insertTill(tx, { schoolId, tillId, name: trimmed, number, madeAt: house.clock.now() }))) throw new Refused('name_taken')
  // The law wants a number that is unique within the company, which may run many schools, and that stays.
  const legalId = `${schoolId}-${number}`
  await insertRegister(tx, { schoolId, tillId, registerId: house.newId(), kind: 'connected', legalId: `${legalId}-1` })
  await insertRegister(tx, { schoolId, tillId, registerId: house.newId(), kind: 'reserve', legalId: `${legalId}-2` })
  return tillId
}

/** The same for the office, which wants to see it. */
export function addTill(house: House, { schoolId, name }: { schoolId: number; name: string }): Promise<OfficeTill> {
  return transaction(house.database, async (tx) => {
    const tillId = await makeTill(tx, house, { schoolId, name })
    return officeTill(tx, house, { schoolId, tillId })
  })
}
