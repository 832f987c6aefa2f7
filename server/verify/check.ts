// What the checks share: what they are given, and how they read a large table a slice at a time.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type Discrepancy = {
  schoolId: number
  /** What was broken, a fixed phrase: "balance is not the sum of the transfers". */
  what: string
  /** What it is about: "wallet <id>", "purchase <id>". */
  where: string
  expected: string
  found: string
}

export type Figures = {
  schools: number
  wallets: number
  transfers: number
  purchases: number
  returns: number
  registers: number
  zReports: number
  topups: number
  /** Differences between the providers, our books and the bank that nobody has explained: open, and not broken. */
  openDifferences: number
  openDifferencesOre: number
  walletsOre: number
  salesOre: number
  returnsOre: number
}

/** What each check is given: a school, where to put what it finds, and the counts. */
export type Check = { db: Queryable; schoolId: number; figures: Figures; report: (discrepancy: Omit<Discrepancy, 'schoolId'>) => void }

/** A sale that was under way while what stops was changed was decided by the one or the other. */
const UNDER_WAY_MS = 60_000

/** Is what stops a sale now what stopped one at an instant? What was changed since says nothing of then. */
export const areStopsOfThen = (changedAt: Date | null | undefined, happenedAt: Date): boolean =>
  !changedAt || changedAt.getTime() + UNDER_WAY_MS < happenedAt.getTime()

/** A wallet's whole id list in slices, so that a school of any size fits in memory. */
export async function* walletSlices({ db, schoolId }: Check, size: number): AsyncGenerator<string[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const slice = await rows<{ id: string }>(
      db,
      sql`
        select id
        from wallet
        where school_id = ${schoolId}
        and id > ${after}
        order by id
        limit ${size}`,
    )
    if (slice.length === 0) return
    yield slice.map(({ id }) => id)
    after = (slice.at(-1) as { id: string }).id
  }
}

/** Reads the figure of one statement. */
export async function figure(db: Queryable, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await firstRow<{ figure: number }>(db, statement))?.figure ?? 0)
}
