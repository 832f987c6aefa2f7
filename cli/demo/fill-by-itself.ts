// A guardian has agreed that a child's card is topped up by itself, and has paid the first one.

import type { House } from '../../server/house.ts'
import { setUp } from '../../server/automatic-topups/index.ts'
import type { PaymentProvider, Payments } from '../../server/payments/index.ts'
import { payerReference } from '../../server/topups/index.ts'
import { paidAlready, takePaid } from './pay-in.ts'

const TERMS = { thresholdOre: 5_000, dayOfMonth: null, amountOre: 10_000, monthlyCapOre: 50_000 } as const

type Child = { schoolId: number; walletId: string; payerPersonId: string }

export async function fillByItself(house: House, { schoolId, walletId, payerPersonId: personId }: Child): Promise<void> {
  const keepsCards: PaymentProvider = { ...paidAlready, capabilities: { ...paidAlready.capabilities, storedCards: true } }
  const payments: Payments = { all: [keepsCards], find: () => keepsCards, down: async () => [], start: () => {}, stop: async () => {} }
  const { topupId } = await setUp(house, payments, { schoolId, walletId, personId, topupId: house.newId(), terms: TERMS })
  // As the simulator names it, so that it can be charged there.
  const token = `visa3ds.${payerReference(house, personId)}.${topupId}`
  await takePaid(house, { schoolId, topupId, amountOre: TERMS.amountOre, storedCard: { token, label: 'Visa •••• 0416', validUntil: '2028-12' } })
}
