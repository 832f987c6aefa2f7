import { deleteOldest } from '../../database/delete-oldest.ts'
import type { House } from '../house.ts'

const MOST_AT_ONCE = 2_000

/** Deletes registrations, links and sessions whose time is out, a bounded number at a time. */
export async function forgetWhatIsOver(house: House): Promise<number> {
  const now = house.clock.now()
  const { database } = house
  const registrations = await deleteOldest(database, { table: 'registration', key: 'token_hash', by: 'expires_at', before: now, most: MOST_AT_ONCE })
  const links = await deleteOldest(database, { table: 'password_reset', key: 'token_hash', by: 'expires_at', before: now, most: MOST_AT_ONCE })
  const sessions = await deleteOldest(database, { table: 'session', key: 'token_hash', by: 'expires_at', before: now, most: MOST_AT_ONCE })
  return registrations + links + sessions
}
