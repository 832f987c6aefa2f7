// A grandmother has a link, and gives by it: one gift that is on the card.

import { firstRow, sql } from '../../database/transaction.ts'
import type { House } from '../../server/house.ts'
import { makeLink } from '../../server/pay-links/index.ts'
import { payIn } from './pay-in.ts'

const GIVEN_ORE = 10_000

type Child = { schoolId: number; walletId: string; payerPersonId: string }

/** The guardian shares a link to the child's card, and somebody without a profile pays in by it. */
export async function giveGift(house: House, { schoolId, walletId, payerPersonId }: Child): Promise<void> {
  await makeLink(house, { schoolId, walletId, personId: payerPersonId })
  const link = await firstRow<{ payLinkId: string }>(
    house.database,
    sql`
      select id as "payLinkId"
      from pay_link
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and ended_at is null`,
  )
  if (!link) throw new Error('a pay link was made and is not there')
  const giver = { ...link, name: 'Bestemor', email: 'bestemor@familie.example', language: 'nb' } as const
  await payIn(house, { schoolId, walletId, giver, amountOre: GIVEN_ORE })
}
