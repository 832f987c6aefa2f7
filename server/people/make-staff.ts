import type { StaffRole } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { insertStaffPost } from './staff-store.ts'

export type StaffWish = {
  personId: string
  operatorId: string
  /** Null: at every school of the operator, also those that come later. */
  schoolId: number | null
  role: StaffRole
}

/** Gives a person a post, from now on. */
export async function makeStaff(tx: Queryable, house: House, wish: StaffWish): Promise<{ staffPostId: string }> {
  const staffPostId = house.newId()
  await insertStaffPost(tx, { staffPostId, ...wish, now: house.clock.now() })
  return { staffPostId }
}
