import { run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'

const MOST_AT_ONCE = 2_000

/** Deletes registrations, links and sessions whose time is out, a bounded number at a time. */
export async function forgetWhatIsOver(house: House): Promise<number> {
  const now = house.clock.now()
  const { database } = house
  const registrations = await run(
    database,
    sql`
      delete from registration
      where token_hash in (
        select token_hash
        from registration
        where expires_at < ${now}
        order by expires_at
        limit ${MOST_AT_ONCE})`,
  )
  const links = await run(
    database,
    sql`
      delete from password_reset
      where token_hash in (
        select token_hash
        from password_reset
        where expires_at < ${now}
        order by expires_at
        limit ${MOST_AT_ONCE})`,
  )
  const sessions = await run(
    database,
    sql`
      delete from session
      where token_hash in (
        select token_hash
        from session
        where expires_at < ${now}
        order by expires_at
        limit ${MOST_AT_ONCE})`,
  )
  return registrations + links + sessions
}
