// A payment provider that has been paid already, for a world whose payers nobody sees: weeks ago, or just now
// so that a lunch rush has money to spend. The top-up itself goes the same way as any other.

import { createHash } from 'node:crypto'
import { rows, sql } from '../../database/transaction.ts'
import type { House } from '../../server/house.ts'
import type { PaymentProvider } from '../../server/payments/index.ts'
import { creditTopup, makeTopup } from '../../server/topups/index.ts'

const paidAlready: PaymentProvider = {
  name: 'demo',
  start: async ({ reference }) => ({ providerReference: createHash('sha256').update(reference).digest('hex').slice(0, 32), payAt: 'http://127.0.0.1/' }),
  ask: async () => 'approved',
}

export type PayIn = { schoolId: number; walletId: string; payerPersonId: string; amountOre: number }

export async function payIn(house: House, { amountOre, ...whose }: PayIn): Promise<void> {
  const { schoolId } = whose
  const { topupId } = await makeTopup(house, paidAlready, { ...whose, topupId: house.newId(), amountOre })
  if (!(await creditTopup(house, { schoolId, topupId }))) throw new Error('a top-up that was paid was not credited')
}

const SHORT_ORE = 15_000
const PAID_IN_ORE = 50_000
const MOST_AT_ONCE = 2_000

/** Pays in on every wallet of the demo that has little left, by its pupil's first guardian. */
export async function payInWhereShort(house: House): Promise<number> {
  const short = await rows<Omit<PayIn, 'amountOre'>>(
    house.database,
    sql`
      select pupil.school_id as "schoolId", pupil.wallet_id as "walletId", min(guardianship.person_id::text) as "payerPersonId"
      from pupil
      join wallet on wallet.school_id = pupil.school_id and wallet.id = pupil.wallet_id
      join guardianship on guardianship.school_id = pupil.school_id and guardianship.pupil_id = pupil.id
      where wallet.balance_ore < ${SHORT_ORE}
      group by pupil.school_id, pupil.wallet_id
      limit ${MOST_AT_ONCE}`,
  )
  for (const wallet of short) await payIn(house, { ...wallet, amountOre: PAID_IN_ORE })
  return short.length
}
