// A top-up that comes by itself is charged on its owner's stored card, by whoever has claimed it. The charge's key is
// stored before it is sent. A charge only reserves: what is taken afterwards goes the way of every other payment, so a
// reservation whose answer was lost is never taken, and nothing is ever taken twice.

import { transaction } from '../../database/transaction.ts'
import { stateAfter } from '../../rules/topup-states.ts'
import type { Language } from '../../language/languages.ts'
import { type ArrangementRow, learnOfRefusal, learnOfSilence, lockArrangement, tokenOf } from '../arrangements/index.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { type ChargeRefusal, type OperationReference, type PaymentProvider, type ProviderPayment, providerTroubles } from '../payments/index.ts'
import { logTroubleWith } from './log-trouble.ts'
import { operationText } from './operation-text.ts'
import { chargeUnderWay, intendOperation, markDone, markRefused, noteCharge } from './operations.ts'
import { payerReference } from './make-topup.ts'
import { referenceOf } from './payment-reference.ts'
import { lockTopup, type Place, placeOf, type TopupRow, type WalletTopup, writeOutcome, writeStarted } from './store.ts'
import { WISH_IS_FRESH_MS } from './what-fits.ts'

/** While the provider does not answer, the same charge is sent again this often. */
const AGAIN_AFTER_MS = 20_000
const OUR_AGENT = 'Kantinekort'

type Ready = { reference: OperationReference; token: string; place: Place; wasUnsure: boolean }

/** Charges it. Answers the payment where one was made; 'over' when there is nothing to learn of just now. */
export async function chargeTopup(house: House, provider: PaymentProvider | null, topup: TopupRow): Promise<ProviderPayment | 'over'> {
  const ready = await prepare(house, provider, topup)
  if (ready === null || !provider?.storedCards) return 'over'
  const { reference, token, place, wasUnsure } = ready
  const language: Language = place.payerLanguage ?? 'nb'
  try {
    const outcome = await provider.storedCards.charge({
      reference,
      token,
      order: referenceOf(topup),
      amountOre: topup.amountOre,
      description: operationText(topup.amountOre, language),
      language,
      payer: { reference: payerReference(house, topup.payerPersonId as string), userAgent: OUR_AGENT },
      operatorOrganisationNumber: place.organisationNumber,
      payeeName: place.operatorName,
    })
    if ('refusal' in outcome) await storeRefusal(house, topup, { reference, ...outcome })
    else return (await storeCharged(house, topup, { reference, providerReference: outcome.providerReference })) ? outcome.payment : 'over'
  } catch (error) {
    const { code } = logTroubleWith(house, provider, { error, step: 'charge' })
    // What may help later stays intended under the same reference, and its top-up comes again.
    if (!providerTroubles[code].mayRetryHelp) await giveUp(house, topup, { reference, problem: code, isHeard: code === 'reference_used' })
    else await tryAgainSoon(house, topup, { reference, isUnsure: wasUnsure || providerTroubles[code].isDone === 'unknown' })
  }
  return 'over'
}

type Locked = { topup: WalletTopup; arrangement: ArrangementRow }

/** Works on the two under lock; does nothing where the top-up has come to something already. */
function underLock<Result>(house: House, key: TopupRow, work: (tx: Queryable, locked: Locked) => Promise<Result>): Promise<Result | null> {
  return transaction(house.database, async (tx) => {
    const topup = await lockTopup(tx, key)
    if (topup?.state !== 'created' || topup.arrangementId === null) return null
    const arrangement = await lockArrangement(tx, { ...topup, arrangementId: topup.arrangementId })
    return arrangement && work(tx, { topup, arrangement })
  })
}

/** Stores the key of the charge. What is paused meanwhile, or has waited too long, is given up instead. */
function prepare(house: House, provider: PaymentProvider | null, key: TopupRow): Promise<Ready | null> {
  return underLock(house, key, async (tx, { topup, arrangement }) => {
    const now = house.clock.now()
    const sealed = arrangement.state === 'active' && arrangement.cardId !== null ? await tokenOf(tx, { ...arrangement, cardId: arrangement.cardId }) : null
    const place = await placeOf(tx, topup)
    // Its place in the wallet is kept for so long only: after that it is decided anew.
    const isTooLate = now.getTime() - topup.madeAt.getTime() >= WISH_IS_FRESH_MS
    const isServed = place !== null && provider !== null && provider.storedCards !== null && provider.serves(place.organisationNumber)
    const earlier = await chargeUnderWay(tx, topup)
    if (sealed === null || !isServed || isTooLate) {
      if (earlier) await markRefused(tx, { ...topup, reference: earlier.reference, now, problem: 'waited_too_long' })
      await end(tx, house, topup, 'waited_too_long')
      const isHeard = earlier?.isUnsure === true
      if (arrangement.state === 'active') await learnOfSilence(tx, house, { arrangement, isHeard, amountOre: topup.amountOre })
      return null
    }
    const { schoolId, topupId, amountOre } = topup
    const operation = await intendOperation(tx, house, { schoolId, topupId, kind: 'make', provider: topup.provider, amountOre, isCharge: true })
    if (!operation) return null
    // From here on nobody knows whether it was sent, until somebody does.
    await noteCharge(tx, { schoolId, reference: operation.reference, isUnsure: true, now })
    return { reference: operation.reference, token: house.keys.unwrap(sealed).toString('utf8'), place, wasUnsure: earlier?.isUnsure === true }
  })
}

async function storeCharged(house: House, key: TopupRow, { reference, providerReference }: { reference: string; providerReference: string }): Promise<boolean> {
  const stored = await underLock(house, key, async (tx, { topup }) => {
    const now = house.clock.now()
    // Due at once: whoever dies here is followed by another who reads the payment.
    await writeStarted(tx, { ...topup, state: stateAfter(topup.state, 'started'), providerReference, payAt: null, now, askAgainAt: key.askAgainAt ?? now })
    await markDone(tx, { schoolId: topup.schoolId, reference, now })
    return true
  })
  return stored === true
}

async function storeRefusal(house: House, key: TopupRow, { reference, refusal }: { reference: string; refusal: ChargeRefusal }): Promise<void> {
  await underLock(house, key, async (tx, { topup, arrangement }) => {
    await markRefused(tx, { ...topup, reference, now: house.clock.now(), problem: refusal.reason })
    await end(tx, house, topup, 'declined')
    await learnOfRefusal(tx, house, { arrangement, refusal, amountOre: topup.amountOre })
  })
}

async function giveUp(house: House, key: TopupRow, { reference, problem, isHeard }: { reference: string; problem: string; isHeard: boolean }): Promise<void> {
  await underLock(house, key, async (tx, { topup, arrangement }) => {
    await markRefused(tx, { ...topup, reference, now: house.clock.now(), problem })
    await end(tx, house, topup, 'waited_too_long')
    await learnOfSilence(tx, house, { arrangement, isHeard, amountOre: topup.amountOre })
  })
}

/** The same charge comes again in a little while. */
async function tryAgainSoon(house: House, key: TopupRow, { reference, isUnsure }: { reference: string; isUnsure: boolean }): Promise<void> {
  await underLock(house, key, async (tx, { topup }) => {
    const now = house.clock.now()
    await noteCharge(tx, { schoolId: topup.schoolId, reference, isUnsure, now })
    await writeOutcome(tx, { ...topup, askAgainAt: new Date(now.getTime() + AGAIN_AFTER_MS), now })
  })
}

async function end(tx: Queryable, house: House, topup: TopupRow, event: 'declined' | 'waited_too_long'): Promise<void> {
  await writeOutcome(tx, { ...topup, state: stateAfter(topup.state, event), askAgainAt: null, now: house.clock.now() })
}
