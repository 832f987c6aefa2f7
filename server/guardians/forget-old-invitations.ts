import type { House } from '../house.ts'
import { deleteOldInvitations } from '../relations/index.ts'

const KEPT_MS = 60 * 86_400_000
const MOST_AT_A_TIME = 1_000

/** Invitations that ended two months ago go, and requests that were decided then or that nobody has answered since. */
export function forgetOldInvitations(house: House): Promise<number> {
  const now = house.clock.now()
  return deleteOldInvitations(house.database, { before: new Date(now.getTime() - KEPT_MS), now, most: MOST_AT_A_TIME })
}
