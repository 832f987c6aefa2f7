// What every action is given. Nothing below reaches for a clock, a key or a database of its own.

import { newId } from '../contract/ids.ts'
import type { Database } from '../database/connect.ts'
import { type ChartOfAccounts, rememberCharts } from '../ledger/chart-of-accounts.ts'
import type { Queryable } from '../database/connect.ts'
import type { Keys } from './keys.ts'

export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** Writes one line about what happened. Facts are counts, codes and ids: never names, codes, tokens or free text. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void

export type House = {
  database: Database
  clock: Clock
  keys: Keys
  log: Log
  /** Where people reach us, without a slash at the end: links in messages begin with it. */
  publicUrl: string
  installation: 'demo' | 'real'
  chartOf: (db: Queryable, schoolId: number) => Promise<ChartOfAccounts>
  newId: () => string
}

/** A house from its parts. */
export function makeHouse(parts: Omit<House, 'chartOf' | 'newId'>): House {
  return { ...parts, chartOf: rememberCharts(), newId: () => newId(parts.clock.now().getTime()) }
}
