// The demo's school covers meals: a fund, rules for advances, a programme with one pupil in it, and one meal that was advanced
// on the last day. The office sees it under «Måltider», the family in its history, and the till not at all.

import { firstRow, sql } from '../../database/transaction.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../../server/house.ts'
import { addToProgramme, chooseMeals, decidePolicy, makeProgramme, payInForMeals } from '../../server/meals/index.ts'

type Office = { schoolId: number; personId: string }

const FUND_ORE = 300_000
const PROGRAMMES_ORE = 500_000

/** Before the first day: what the school decides, and who eats for its programme. */
export async function beginToCover(house: House, { schoolId, personId, mealIds, pupilId }: Office & { mealIds: string[]; pupilId: string }): Promise<void> {
  const today = norwegianTime(house.clock.now()).date
  const by = { schoolId, personId }
  await chooseMeals(house, { ...by, productIds: mealIds })
  await decidePolicy(house, { ...by, isOn: true, mostOutstandingOre: 15_000, mostADayOre: 6_000, mostMeals: 3 })
  const put = { ...by, direction: 'in', reason: 'Bevilget av kommunen for skoleåret' } as const
  await payInForMeals(house, { ...put, paymentId: house.newId(), account: 'fund', amountOre: FUND_ORE })
  await payInForMeals(house, { ...put, paymentId: house.newId(), account: 'programmes', amountOre: PROGRAMMES_ORE })
  const programmeId = house.newId()
  await makeProgramme(house, {
    ...by,
    programmeId,
    name: 'Gratis lunsj',
    amountOre: 3_000,
    period: 'day',
    carryMostOre: 3_000,
    isForMealsOnly: true,
    startsOn: today,
    endsOn: addDays(today, 300),
  })
  await addToProgramme(house, { ...by, programmeId, pupilIds: [pupilId], className: null })
}

/** Somebody with too little for this, whom nobody signs in for; null when everybody has enough. */
export function somebodyShort(house: House, { schoolId, priceOre, besides }: { schoolId: number; priceOre: number; besides: readonly string[] }) {
  return firstRow<{ walletId: string }>(
    house.database,
    sql`
      select wallet.id as "walletId"
      from wallet
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = wallet.id
      where wallet.school_id = ${schoolId}
      and pupil.school_id = ${schoolId}
      and wallet.balance_ore between 0 and ${priceOre - 1}
      and wallet.id <> all (${besides}::uuid[])
      order by wallet.balance_ore desc, wallet.id
      limit 1`,
  )
}
