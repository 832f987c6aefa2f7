// What the law bounds, as figures that somebody has looked up: the rate of the euro, with its day and its source, and how
// much a wallet may hold. Nothing of it is guessed: without a rate no limit is shown.

import { isDay } from '../rules/norwegian-time.ts'
import type { EuroRate } from '../rules/payment-meter.ts'

/** Every variable that is read, with a line for people. */
export const lawVariables = {
  EUR_RATE: 'what a euro costs in kroner, as in 11.6543: for the limit of 1 million euro in 12 months (docs/payments.md)',
  EUR_RATE_DATE: 'the day of that rate, as in 2026-11-20',
  EUR_RATE_SOURCE: 'where it is from, as in Norges Bank',
  WALLET_CAP: 'the most that any school may let a wallet hold, in whole kroner (10000)',
} as const

export type LawSettings = {
  /** Null: nobody has looked it up. */
  euroRate: EuroRate | null
  /** No school's maximum balance may be above it. */
  walletCapOre: number
}

/** What the database itself refuses to go beyond. */
export const LARGEST_WALLET_CAP_ORE = 1_000_000
const LEAST_WALLET_CAP_ORE = 10_000
export const usualLaw: LawSettings = Object.freeze({ euroRate: null, walletCapOre: LARGEST_WALLET_CAP_ORE })

type Environment = Readonly<Record<string, string | undefined>>
type Tell = (mistake: string) => void

export function readLaw(environment: Environment, tell: Tell): LawSettings {
  return { euroRate: readEuroRate(environment, tell), walletCapOre: readWalletCap(environment, tell) }
}

function readEuroRate(environment: Environment, tell: Tell): EuroRate | null {
  const [rate, day, source] = (['EUR_RATE', 'EUR_RATE_DATE', 'EUR_RATE_SOURCE'] as const).map((name) => environment[name]?.trim() ?? '') as [
    string,
    string,
    string,
  ]
  if (rate === '' && day === '' && source === '') return null
  const match = /^(\d{1,2})(?:[.,](\d{1,4}))?$/.exec(rate)
  const tenThousandths = match ? Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0')) : 0
  if (tenThousandths < 10_000) tell(`EUR_RATE is "${rate}". Write what a euro costs in kroner, as in EUR_RATE=11.6543.`)
  if (!isDay(day)) tell(`EUR_RATE_DATE is "${day}". Write the day of the rate, as in EUR_RATE_DATE=2026-11-20.`)
  if (source === '' || source.length > 60) tell('EUR_RATE_SOURCE must say where the rate is from, as in EUR_RATE_SOURCE=Norges Bank.')
  return { tenThousandths, day, source }
}

function readWalletCap(environment: Environment, tell: Tell): number {
  const text = environment.WALLET_CAP?.trim() ?? ''
  if (text === '') return usualLaw.walletCapOre
  const capOre = /^\d{1,6}$/.test(text) ? Number(text) * 100 : 0
  if (capOre < LEAST_WALLET_CAP_ORE || capOre > LARGEST_WALLET_CAP_ORE)
    tell(`WALLET_CAP is "${text}". Write whole kroner from ${LEAST_WALLET_CAP_ORE / 100} to ${LARGEST_WALLET_CAP_ORE / 100}, as in WALLET_CAP=5000.`)
  return capOre
}
