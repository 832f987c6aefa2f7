// How a top-up is brought to its end: claim the right to ask, ask the provider, do what its word means, and again
// until there is nothing to do. A crash between any two of these steps costs a wait of half a minute, nothing else.

import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type PaymentProvider, type Payments, providerTroubles } from '../payments/index.ts'
import { chargeTopup } from './charge-topup.ts'
import { learnOfPayment, type NextStep, recordDone, type Seen } from './learn-of-payment.ts'
import { logTroubleWith } from './log-trouble.ts'
import { operationText } from './operation-text.ts'
import { markRefused } from './operations.ts'
import { claimDueTopup, type TopupKey, type TopupRow } from './store.ts'

/** Longer than any two calls to a provider may take. */
export const CLAIM_MS = 30_000

/** Read, capture, and once more where the provider had something else to say; then it waits for its next turn. */
const MOST_STEPS = 4

/** Asks about a top-up that is due, and does what the answer asks for. One that is not due, or that somebody else asks about, is left alone. */
export async function settleTopup(house: House, payments: Payments, key: TopupKey): Promise<void> {
  const now = house.clock.now()
  const claimedUntil = new Date(now.getTime() + CLAIM_MS)
  const topup = await claimDueTopup(house.database, { ...key, now, claimedUntil })
  if (!topup) return
  const provider = payments.find(topup.provider)
  const charged = topup.state === 'created' && topup.monthlyCapOre !== null ? await chargeTopup(house, provider, topup) : null
  if (charged === 'over') return
  let seen: Seen = charged ?? (provider ? await readPayment(house, provider, topup.providerReference) : 'no answer')
  for (let step = 1; ; step += 1) {
    const next = await learnOfPayment(house, key, { seen, claimedUntil })
    if (!next || !provider) break
    if (step === MOST_STEPS) return
    seen = await carryOut(house, provider, { topup, next })
  }
  house.log('topup looked at', { schoolId: key.schoolId, topupId: key.topupId, word: typeof seen === 'string' ? seen : seen.word })
}

async function readPayment(house: House, provider: PaymentProvider, providerReference: string | null): Promise<Seen> {
  // The provider never heard of it, or the payer was never told where to pay.
  if (providerReference === null) return 'never made'
  try {
    return await provider.read(providerReference)
  } catch (error) {
    return logTroubleWith(house, provider, { error, step: 'read' }).code === 'payment_not_found' ? 'never made' : 'no answer'
  }
}

async function carryOut(house: House, provider: PaymentProvider, { topup, next }: { topup: TopupRow; next: NextStep }): Promise<Seen> {
  const { kind, providerReference, operation } = next
  const { reference, amountOre } = operation
  const wish = { providerReference, reference, description: operationText(amountOre) }
  try {
    const payment = kind === 'capture' ? await provider.capture({ ...wish, amountOre }) : await provider.cancel(wish)
    await recordDone(house, topup, operation)
    return payment
  } catch (error) {
    const { code, theirCode } = logTroubleWith(house, provider, { error, step: kind })
    const { mayRetryHelp } = providerTroubles[code]
    // What may help later stays intended, under the same reference; what is refused is looked at anew.
    if (mayRetryHelp) return 'no answer'
    await transaction(house.database, (tx) => markRefused(tx, { ...topup, reference, now: house.clock.now(), problem: theirCode ?? code }))
    // It comes again in a little while, under a new reference.
    if (code === 'refused_for_now') return 'no answer'
    return readPayment(house, provider, providerReference)
  }
}
