// A copy of a database that a test breaks, each time anew: what a proof must find.

import type { Database } from '../database/connect.ts'
import type { House } from '../server/house.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { copyOfDatabase } from './house-for-test.ts'

export type Breakable = {
  /** What is found when these statements have been run, on tables that hold to nothing just now. */
  verifyBroken: (...statements: string[]) => Promise<string[]>
  close: () => Promise<void>
}

/** Takes the copy: what the house does later is not in it. */
export async function makeBreakable({ database, keys }: House, tables: readonly string[]): Promise<Breakable> {
  const copy: Database = await copyOfDatabase(database)
  return {
    verifyBroken: async (...statements) => {
      const client = await copy.connect()
      try {
        await client.query('begin')
        for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
        return (await verifyDatabase(client, keys)).discrepancies.map(({ what }) => what)
      } finally {
        await client.query('rollback')
        client.release()
      }
    },
    close: () => copy.close(),
  }
}
