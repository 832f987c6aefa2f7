// What a batch comes to, while it is decided: nothing of it is written yet.

import type { Refusal } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { type LockedWallet, type Transfer, walletName } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Stopped, UsedAsk } from '../limits/index.ts'
import type { MealEntry } from '../meals/index.ts'
import type { Facts } from './decide.ts'
import type { Overridden } from './override-store.ts'
import type { ProvisionalSale } from './provisional-store.ts'
import type { LockedRegister, NewPurchase } from './store.ts'
import type { SoldByName } from './tell-of-names.ts'

export type PurchaseAnswer = RouteReply<'POST /api/purchases'>
export type Outcome = { answer: PurchaseAnswer } | { refusal: Refusal }

export type Batch = {
  now: Date
  localDate: string
  localTime: string
  /** One for each wish, in the same order. */
  outcomes: Outcome[]
  purchases: NewPurchase[]
  transfers: Transfer[]
  wallets: Map<string, LockedWallet>
  /** The ledger moves the balances when it posts; until then they are counted here. */
  balances: Map<string, number>
  registers: Set<LockedRegister>
  /** Those whose first sale of the day this is. */
  begun: Set<LockedRegister>
  usedSteps: Map<string, { schoolId: number; cardId: string; step: number }>
  /** Wallets with too little in them, and the refusals that say so. */
  short: { wallet: LockedWallet; refusal: Refusal }[]
  /** Sales that went on against a stop, and by whose word. */
  overridden: Overridden[]
  /** Sales to those who were found by name. */
  byName: SoldByName[]
  /** What the school covered. */
  covered: MealEntry[]
  /** What limits stopped, and what was let once and is used. */
  stopped: Stopped[]
  usedAsks: UsedAsk[]
  /** Which sales paid for what was served before. */
  served: ProvisionalSale[]
}

export function newBatch({ wallets }: Facts, now: Date): Batch {
  const { date: localDate, time: localTime } = norwegianTime(now)
  return {
    now,
    localDate,
    localTime,
    outcomes: [],
    purchases: [],
    transfers: [],
    wallets,
    balances: new Map([...wallets].map(([name, wallet]) => [name, wallet.balanceOre])),
    registers: new Set(),
    begun: new Set(),
    usedSteps: new Map(),
    short: [],
    overridden: [],
    byName: [],
    covered: [],
    stopped: [],
    usedAsks: [],
    served: [],
  }
}

export const balanceIn = ({ balances }: Batch, wallet: LockedWallet): number => balances.get(walletName(wallet)) as number
