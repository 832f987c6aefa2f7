// A database as seen by a process that dies at one of its statements: just before the statement
// reaches the database, or just after, when the work is done but nobody hears of it.

import type pg from 'pg'
import type { Database, Statement } from '../database/connect.ts'

export type Death = { atStatement: number; moment: 'before' | 'after' }

export class ProcessDied extends Error {
  constructor() {
    super('the process died here')
    this.name = 'ProcessDied'
  }
}

export type DyingDatabase = Database & { isDead: () => boolean }

/** The same database through the eyes of a process that dies; whoever holds the original goes on. */
export function dyingDatabase(database: Database, { atStatement, moment }: Death): DyingDatabase {
  let count = 0
  let isDead = false
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isDead) throw new ProcessDied()
    count += 1
    if (count < atStatement) return work()
    isDead = true
    if (moment === 'after') await work()
    throw new ProcessDied()
  }
  return {
    ...database,
    isDead: () => isDead,
    query: (statement) => step(() => database.query(statement)),
    connect: async () => {
      if (isDead) throw new ProcessDied()
      const client = await database.connect()
      const dying = {
        query: (statement: Statement) => step(() => client.query(statement)),
        on: client.on.bind(client),
        removeListener: client.removeListener.bind(client),
        // A database notices that its client is gone, and undoes what was not committed.
        release: () => void client.query('rollback').finally(() => client.release()),
      }
      return dying as unknown as pg.PoolClient
    },
  }
}
