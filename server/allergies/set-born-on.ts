import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { isDateOfBirth } from '../../rules/age-limits.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { lockHolder, type PupilKey, writeBornOn } from './store.ts'

type Born = PupilKey & { bornOn: string | null }

/** When a pupil was born, as the office knows it; null: nobody knows. @throws Refused not_found, born_on_not_valid */
export function setBornOn(house: House, wish: Born): Promise<{ bornOn: string | null }> {
  return transaction(house.database, (tx) => setBornOnIn(tx, house, wish))
}

export async function setBornOnIn(tx: Queryable, house: House, { bornOn, ...key }: Born): Promise<{ bornOn: string | null }> {
  const now = house.clock.now()
  if (bornOn !== null && !isDateOfBirth(bornOn, norwegianTime(now).date)) throw new Refused('born_on_not_valid')
  if (!(await lockHolder(tx, key))) throw new Refused('not_found')
  await writeBornOn(tx, key, { bornOn, now })
  await announceChange(tx, house, { schoolId: key.schoolId, kind: 'school', subjectId: null })
  return { bornOn }
}
