// Somebody pulls plugs: the database ends one session after the other, wherever each of them is.

import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type Cutter = { stop: () => Promise<{ cut: number; waitedInACircle: number }> }

/** Ends a session of the server's every few hundredths of a second until it is stopped. */
export async function cutConnections(url: string, { random, everyMs }: { random: () => number; everyMs: number }): Promise<Cutter> {
  const administrator = new pg.Client({ connectionString: url })
  await administrator.connect()
  let isOver = false
  let cut = 0
  const cutting = (async () => {
    while (!isOver) {
      await pause(everyMs * (0.5 + random()))
      const { rowCount } = await administrator.query(`
        select pg_terminate_backend(pid)
        from pg_stat_activity
        where datname = current_database()
        and application_name = 'kantinekort'
        order by random()
        limit 1`)
      cut += rowCount ?? 0
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await cutting
      const { rows } = await administrator.query('select deadlocks::integer as count from pg_stat_database where datname = current_database()')
      await administrator.end()
      return { cut, waitedInACircle: rows[0].count }
    },
  }
}
