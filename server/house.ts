// What every action is given. Nothing below reaches for a clock, a key or a database of its own.

import { newId } from '../contract/ids.ts'
import type { Database } from '../database/connect.ts'
import { type ChartOfAccounts, rememberCharts } from '../ledger/chart-of-accounts.ts'
import type { Queryable } from '../database/connect.ts'
import type { Keys } from './keys.ts'
import { type KeptSettings, usualKept } from '../rules/kept-for.ts'
import { usualPushHosts } from '../rules/push-endpoint.ts'
import { type LawSettings, usualLaw } from './law-config.ts'

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
  /** How many parts of SMS may be sent in a day; null when there is no way to send any. */
  smsPartsADay: number | null
  /** Whose push services may be called; null when there is no push. */
  pushHosts: readonly string[] | null
  /** What the law bounds: how much a wallet may hold, and what a euro costs. */
  law: LawSettings
  /** How long the operator keeps what is about people, where that is theirs to say. */
  kept: KeptSettings
  chartOf: (db: Queryable, schoolId: number) => Promise<ChartOfAccounts>
  newId: () => string
}

/**
 * The house with its clock standing still at `now`: for a step that writes in several places what happened at one time. A second,
 * or midnight, may pass between two statements.
 */
export const asOf = (house: House, now: Date): House => ({ ...house, clock: { now: () => now } })

const USUAL_SMS_PARTS_A_DAY = 1_000

type Parts = Omit<House, 'chartOf' | 'newId' | 'smsPartsADay' | 'pushHosts' | 'law' | 'kept'> &
  Partial<Pick<House, 'smsPartsADay' | 'pushHosts' | 'law' | 'kept'>>

/** A house from its parts. */
export function makeHouse({ smsPartsADay = USUAL_SMS_PARTS_A_DAY, pushHosts = usualPushHosts, law = usualLaw, kept = usualKept, ...parts }: Parts): House {
  return { ...parts, smsPartsADay, pushHosts, law, kept, chartOf: rememberCharts(), newId: () => newId(parts.clock.now().getTime()) }
}
