import type { House } from '../house.ts'
import { forgetEntries } from './store.ts'

const KEPT_MS = 24 * 60 * 60_000
const MOST_AT_ONCE = 2_000

/** Codes that were never used, a day after they went out. */
export const forgetOldEntries = (house: House): Promise<number> =>
  forgetEntries(house.database, { before: new Date(house.clock.now().getTime() - KEPT_MS), limit: MOST_AT_ONCE })
