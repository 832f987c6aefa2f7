// The demo's school covers meals: a fund that others have given to as well, rules for advances, a programme that some eat by,
// and meals that were advanced on the last day. The office sees it under «Måltider», the families in their history, and the till
// not at all.

import { rows, sql } from '../../database/transaction.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../../server/house.ts'
import { addToProgramme, chooseMeals, decidePolicy, makeProgramme, payInForMeals } from '../../server/meals/index.ts'
import { openFundLink } from '../../server/pay-links/index.ts'
import { payIn } from './pay-in.ts'

type Office = { schoolId: number; personId: string }

const FUND_ORE = 300_000
const PROGRAMMES_ORE = 500_000

/** Before the first day: what the school decides, and who eats for its programme. */
export async function beginToCover(house: House, { schoolId, personId, mealIds, pupilIds }: Office & { mealIds: string[]; pupilIds: string[] }): Promise<void> {
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
  await addToProgramme(house, { ...by, programmeId, pupilIds, className: null })
}

/** Those who have eaten here before and have least left, too little for this, in families that nobody signs in from. */
export function thoseShort(
  house: House,
  { schoolId, priceOre, besides, most }: { schoolId: number; priceOre: number; besides: readonly string[]; most: number },
) {
  return rows<{ walletId: string }>(
    house.database,
    sql`
      select wallet.id as "walletId"
      from wallet
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = wallet.id
      where wallet.school_id = ${schoolId}
      and pupil.school_id = ${schoolId}
      and wallet.balance_ore between 0 and ${priceOre - 1}
      and wallet.id <> all (${besides}::uuid[])
      and exists (
        select 1
        from purchase
        where purchase.school_id = ${schoolId}
        and purchase.wallet_id = wallet.id)
      and exists (
        select 1
        from card
        where card.school_id = ${schoolId}
        and card.wallet_id = wallet.id
        and card.blocked_at is null
        and card.ended_at is null)
      order by wallet.balance_ore, wallet.id
      limit ${most}`,
  )
}

/** The office opens a page where anybody gives to the fund, and those who collect for the school do. */
export async function giveToFund(house: House, { schoolId, personId }: Office): Promise<void> {
  await openFundLink(house, { schoolId, personId })
  const payLinkId = await linkIdOf(house, schoolId)
  for (const { amountOre, ...said } of GIFTS) {
    const giver = { payLinkId, language: 'nb', ...said } as const
    await payIn(house, { schoolId, walletId: null, giver, amountOre })
  }
}

const GIFTS = [
  { name: 'FAU ved Fjellsyn', greeting: 'Overskuddet fra loppemarkedet. Håper det kommer godt med!', email: 'fau@familie.example', amountOre: 100_000 },
  { name: 'Bakeriet i Storgata', greeting: null, email: null, amountOre: 50_000 },
]

async function linkIdOf(house: House, schoolId: number): Promise<string> {
  const [found] = await rows<{ id: string }>(
    house.database,
    sql`select id from pay_link where school_id = ${schoolId} and wallet_id is null and ended_at is null`,
  )
  if (!found) throw new Error('the fund has no link')
  return found.id
}
