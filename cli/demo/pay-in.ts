// A payment provider that has been paid already, for a world whose payers nobody sees: weeks ago, or just now
// so that a lunch rush has money to spend. The top-up itself goes the same way as any other.

import { rows, sql, transaction } from '../../database/transaction.ts'
import type { House } from '../../server/house.ts'
import { type PaymentProvider, type ProviderPayment, ProviderTrouble, type StoredCard } from '../../server/payments/index.ts'
import { type Giver, intendOperation, learnOfPayment, makeTopup, type Payer } from '../../server/topups/index.ts'

const nothingElse = () => Promise.reject(new ProviderTrouble('request_refused'))

export const paidAlready: PaymentProvider = {
  name: 'swedbank-pay',
  capabilities: { storedCards: false, signedCallbacks: false, leastOre: 100, mostOre: 10_000_000 },
  make: async ({ order }) => ({ providerReference: `/demo/${order}`, payAt: 'http://127.0.0.1/' }),
  read: nothingElse,
  capture: nothingElse,
  cancel: nothingElse,
  refund: nothingElse,
  storedCards: null,
  look: async () => {},
  serves: () => true,
  readCallback: () => null,
}

/** On a wallet, or to the school’s meal fund. */
export type PayIn = { schoolId: number; amountOre: number } & (({ walletId: string } & Payer) | { walletId: null; giver: Giver })

export async function payIn(house: House, { amountOre, ...whose }: PayIn): Promise<void> {
  const { topupId } = await makeTopup(house, paidAlready, { ...whose, topupId: house.newId(), amountOre })
  await takePaid(house, { schoolId: whose.schoolId, topupId, amountOre, storedCard: null })
}

type Taken = { schoolId: number; topupId: string; amountOre: number; storedCard: StoredCard | null }

/** The provider has taken what was paid, and keeps the card where it was to. */
export async function takePaid(house: House, { schoolId, topupId, amountOre, storedCard }: Taken): Promise<void> {
  const capture = await transaction(house.database, (tx) =>
    intendOperation(tx, house, { schoolId, topupId, kind: 'capture', provider: paidAlready.name, amountOre }),
  )
  if (!capture) throw new Error('a top-up that was paid was not captured')
  const movement = { kind: 'capture', reference: capture.reference, number: capture.reference, amountOre, happenedAt: house.clock.now(), feeOre: null } as const
  const seen: ProviderPayment = {
    word: 'captured',
    amountOre,
    authorisedOre: amountOre,
    capturedOre: amountOre,
    refundedOre: 0,
    movements: [movement],
    failedReferences: [],
    storedCard,
  }
  await learnOfPayment(house, { schoolId, topupId }, { seen, claimedUntil: null })
}

const SHORT_ORE = 15_000
const PAID_IN_ORE = 50_000
const MOST_AT_ONCE = 2_000

/** Pays in on every wallet of the demo that has little left, by its pupil's first guardian. */
export async function payInWhereShort(house: House): Promise<number> {
  const short = await rows<{ schoolId: number; walletId: string; payerPersonId: string }>(
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
