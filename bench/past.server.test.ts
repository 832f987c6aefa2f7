// The past that `npm run bench:growth` writes as sets must be what sales would have written, or the benchmark
// measures something that never happens. Without a PostgreSQL server it is skipped, and the end of the run says so.

import { expect, test } from 'vitest'
import { rows, sql } from '../database/transaction.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { houseForTest, serverUrl } from '../test/house-for-test.ts'
import { growLedger } from './past.ts'
import { makeBenchWorld } from './world.ts'

test.skipIf(!serverUrl())('a day of twelve thousand purchases written as sets is one that verify has nothing to say of', async () => {
  const { house, url, close } = await houseForTest({ on: 'server' })
  try {
    await makeBenchWorld(house, { schools: 2, walletsPerSchool: 20, tillsPerSchool: 2, balanceOre: 90_000_000 })
    await growLedger({ url: url as string }, { purchases: 12_000, keys: house.keys, say: () => {} })
    const client = await house.database.connect()
    const { figures, discrepancies } = await verifyDatabase(client, house.keys)
    const reports = await rows<{ sold: number }>(client, sql`select sale_count::int as sold from z_report order by sale_count desc`)
    client.release()
    expect(discrepancies).toEqual([])
    expect(figures.purchases).toBe(12_000)
    // Ten thousand at the first school, two at the second, shared by two registers each.
    expect(reports.map(({ sold }) => sold)).toEqual([5_000, 5_000, 1_000, 1_000])
  } finally {
    await close()
  }
})
