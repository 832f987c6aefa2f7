// What a family sees of what the school covers: what is outstanding, what there is to eat for, and what was covered.

import type { RouteReply } from '../../contract/route-types.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { WalletKey } from '../../ledger/ledger.ts'
import { purseOn } from '../../rules/meal-purse.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { seesAtLeast, type Standing } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { type MealEntry, mealFactsOf } from './store.ts'

type MealsOfWallet = RouteReply<'GET /api/wallets/:schoolId/:walletId/meals'>

const MOST_SHOWN = 30

export async function showMealsOfWallet(house: House, { schoolId, walletId, standing }: WalletKey & { standing: Standing }): Promise<MealsOfWallet> {
  const { database } = house
  const [facts] = await mealFactsOf(database, [{ schoolId, walletId }])
  const today = norwegianTime(house.clock.now()).date
  const terms = facts?.programme ?? null
  const purse = terms && purseOn(terms, { joinedOn: terms.joinedOn, last: facts?.purse ?? null, today })
  const name =
    terms && (await firstRow<{ name: string }>(database, sql`select name from meal_programme where school_id = ${schoolId} and id = ${terms.programmeId}`))
  // When there was a meal is told to those who are told of purchases.
  const entries = !seesAtLeast(standing, 'sums')
    ? []
    : await rows<Pick<MealEntry, 'source' | 'kind' | 'amountOre'> & { madeAt: Date }>(
        database,
        sql`
      select source, kind, amount_ore as "amountOre", made_at as "madeAt"
      from meal_entry
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      order by made_at desc, number desc
      limit ${MOST_SHOWN}`,
      )
  const { name: programmeName } = name ?? { name: '' }
  return {
    outstandingOre: facts?.advance?.outstandingOre ?? 0,
    programme:
      terms && purse ? { name: programmeName, leftOre: purse.leftOre, period: terms.period, isForMealsOnly: terms.isForMealsOnly, endsOn: terms.endsOn } : null,
    covered: entries.map(({ source, kind, amountOre, madeAt }) => ({
      kind: kind !== 'covered' ? kind : source === 'advance' ? 'advance' : 'subsidy',
      amountOre,
      at: madeAt.toISOString(),
    })),
  }
}
