import { firstRow, sql } from '../../database/transaction.ts'
import { DASH } from '../../rules/erasure.ts'
import type { House } from '../house.ts'
import type { DoorKnowledge } from '../http/door.ts'

/** What the door asks about erasure. */
export function privacyKnowledge({ database }: House): Pick<DoorKnowledge, 'isErased'> {
  return {
    isErased: async ({ schoolId, pupilId }) => {
      const found = await firstRow(
        database,
        sql`
          select 1
          from pupil
          where school_id = ${schoolId}
          and id = ${pupilId}
          and last_name = ${DASH}`,
      )
      return found !== null
    },
  }
}
