// A top-up that comes by itself begins as a wish like any other; the watcher that brings top-ups to their end charges it.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { insertTopup, type TopupKey } from './store.ts'

type AutomaticWish = {
  schoolId: number
  walletId: string
  personId: string
  arrangementId: string
  amountOre: number
  monthlyCapOre: number
  provider: ProviderName
}

/** Stores the wish, due at once. The arrangement and the wallet are under lock. */
export async function storeAutomaticWish(tx: Queryable, house: House, { personId, ...wish }: AutomaticWish): Promise<TopupKey> {
  const now = house.clock.now()
  const topupId = house.newId()
  await insertTopup(tx, { ...wish, topupId, payerPersonId: personId, now, askAgainAt: now })
  return { schoolId: wish.schoolId, topupId }
}

export type AutomaticSums = {
  /** What has come by itself since then, or is about to. */
  usedOre: number
  isInFlight: boolean
}

/** What an arrangement has charged by itself since then. Money that was taken back later has been charged all the same. */
export async function automaticSums(
  tx: Queryable,
  { schoolId, arrangementId, since }: { schoolId: number; arrangementId: string; since: Date },
): Promise<AutomaticSums> {
  const found = await firstRow<AutomaticSums>(
    tx,
    sql`
      select coalesce(sum(amount_ore) filter (where made_at >= ${since} and state in ('created', 'pending', 'authorised', 'credited', 'reversed', 'charged_back')), 0)::bigint as "usedOre",
        coalesce(bool_or(state in ('created', 'pending', 'authorised')), false) as "isInFlight"
      from topup
      where school_id = ${schoolId}
      and arrangement_id = ${arrangementId}
      and monthly_cap_ore is not null
      and (made_at >= ${since} or state in ('created', 'pending', 'authorised'))`,
  )
  return found ?? { usedOre: 0, isInFlight: false }
}
