import type { House } from '../house.ts'
import { deleteExpired } from './store.ts'

const MOST_AT_ONCE = 2_000

/** Visits that nobody came back from, and strangers who went on. */
export const forgetOldVisits = (house: House): Promise<number> => deleteExpired(house.database, { now: house.clock.now(), limit: MOST_AT_ONCE })
