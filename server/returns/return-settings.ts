import { Refused } from '../../contract/refusals.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'

/** For how many days a school's tills take back what they sold. @throws Refused not_found */
export async function showReturnSettings(house: House, schoolId: number): Promise<{ days: number }> {
  const found = await firstRow<{ days: number }>(house.database, sql`select return_days as days from school where id = ${schoolId}`)
  if (!found) throw new Refused('not_found')
  return found
}

/** @throws Refused not_found */
export async function changeReturnSettings(house: House, { schoolId, days }: { schoolId: number; days: number }): Promise<{ days: number }> {
  const changed = await run(house.database, sql`update school set return_days = ${days} where id = ${schoolId}`)
  if (changed !== 1) throw new Refused('not_found')
  return { days }
}
