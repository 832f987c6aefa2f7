// The wish to pay in is stored before the payer leaves, and the payment is made known to the provider
// before the payer is told where to go. Between the two there is no transaction: the provider may be slow.

import { setTimeout as wait } from 'node:timers/promises'
import { type Refusal, Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { PAYER_HAS_MS, stateAfter, waitBeforeAsking } from '../../rules/topup-states.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'
import type { MadePayment, OperationReference, PaymentProvider } from '../payments/index.ts'
import { operationText } from './operation-text.ts'
import { intendOperation, markDone, markRefused } from './operations.ts'
import { referenceOf } from './payment-reference.ts'
import { logTroubleWith } from './log-trouble.ts'
import { showTopup, type Topup } from './show-topup.ts'
import { hasMovedMoney, insertTopup, lockTopup, type Payee, readTopup, refreshWish, type TopupKey, type TopupRow, writeStarted } from './store.ts'
import { payeeOf, type PaymentWish, refuseWhatDoesNotFit } from './what-fits.ts'

/** A provider that has lost its first answer is asked once more, under a new name. */
const MOST_TRIES = 2
/** The same wish sent twice at once: the other one has its answer within this. */
const OTHER_ONE_HAS = { looks: 10, everyMs: 150 }

type Stored = { topup: TopupRow; place: Payee; reference: OperationReference | null }

/**
 * Stores the wish and answers where to pay. The same id again gets the first answer, and a wish that
 * the provider never heard of goes on from there.
 * @throws Refused amount_not_offered, pay_link_not_valid, balance_would_be_too_high, link_takes_no_more_now, topup_not_possible_now, same_id_other_content,
 * payment_provider_down
 */
export async function makeTopup(house: House, provider: PaymentProvider, wish: PaymentWish): Promise<Topup> {
  let stored = await storeWish(house, provider, wish)
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    if (stored.topup.state !== 'created') return showTopup(stored.topup)
    if (stored.reference === null) break
    const made = await makePayment(house, provider, { wish, ...stored, reference: stored.reference })
    if (made !== 'reference used') return showTopup(await storeStarted(house, provider, { topup: stored.topup, reference: stored.reference, made }))
    const settled = await waitForOther(house, wish)
    if (settled) return showTopup(settled)
    await transaction(house.database, (tx) =>
      markRefused(tx, { ...wish, reference: stored.reference as string, now: house.clock.now(), problem: 'reference_used' }),
    )
    stored = await storeWish(house, provider, wish)
  }
  throw new Refused('payment_provider_down')
}

function storeWish(house: House, provider: PaymentProvider, wish: PaymentWish): Promise<Stored> {
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const place = await payeeOf(tx, wish)
    if (!provider.serves(place.organisationNumber)) throw new Refused('topup_not_possible_now')
    if (wish.arrangementId !== undefined && !provider.capabilities.storedCards) throw new Refused('topup_not_possible_now')
    const asNew = { ...wish, provider: provider.name, now, askAgainAt: new Date(now.getTime() + PAYER_HAS_MS) }
    const isNew = await insertTopup(tx, asNew)
    const topup = (await lockTopup(tx, wish)) as TopupRow
    if (!isSameWish(topup, wish)) throw new Refused('same_id_other_content')
    if (topup.state !== 'created') return { topup, place, reference: null }
    // An id that has moved money could never be credited.
    if (isNew && (await hasMovedMoney(tx, wish))) throw new Refused('same_id_other_content')
    const refusal = refuseOf(provider, wish.amountOre) ?? (await refuseWhatDoesNotFit(tx, wish, now))
    if (refusal) throw new Refused(refusal)
    if (!isNew) await refreshWish(tx, asNew)
    const operation = await intendOperation(tx, house, { ...wish, kind: 'make', provider: provider.name })
    return { topup, place, reference: operation?.reference ?? null }
  })
}

// What a provider takes, whatever it is for.
function refuseOf({ capabilities: { leastOre, mostOre } }: PaymentProvider, amountOre: number): Refusal | null {
  const isTaken = amountOre >= leastOre && amountOre <= mostOre
  return isTaken ? null : { code: 'amount_not_offered', facts: { leastOre, mostOre } }
}

const isSameWish = (topup: TopupRow, wish: PaymentWish) =>
  topup.walletId === wish.walletId &&
  topup.amountOre === wish.amountOre &&
  topup.payerPersonId === (wish.payerPersonId ?? null) &&
  topup.arrangementId === (wish.arrangementId ?? null) &&
  topup.monthlyCapOre === null &&
  topup.payLinkId === (wish.giver?.payLinkId ?? null)

type Making = { wish: PaymentWish; topup: TopupRow; place: Payee; reference: OperationReference }

async function makePayment(house: House, provider: PaymentProvider, { wish, topup, place, reference }: Making): Promise<MadePayment | 'reference used'> {
  const language = place.payerLanguage ?? wish.giver?.language ?? 'nb'
  // A giver is known by this payment alone, and comes back to a page that shows nothing but it.
  const { schoolId, walletId, topupId } = topup
  const ownPath = topup.arrangementId === null ? `topups/${schoolId}/${walletId}/${topupId}` : `automatic-topup/${schoolId}/${walletId}?topup=${topupId}`
  const returnPath = wish.giver ? `gift/${schoolId}/${topupId}` : ownPath
  try {
    return await provider.make({
      reference,
      order: referenceOf(topup),
      amountOre: topup.amountOre,
      description: operationText(topup.amountOre, language, topup.walletId === null ? 'fund' : 'wallet'),
      language,
      payer: { reference: payerReference(house, topup.payerPersonId ?? topup.topupId), userAgent: wish.userAgent || 'unknown' },
      operatorOrganisationNumber: place.organisationNumber,
      payeeName: place.operatorName,
      returnUrl: `${house.publicUrl}/${returnPath}`,
      keepsCard: topup.arrangementId !== null,
    })
  } catch (error) {
    if (logTroubleWith(house, provider, { error, step: 'make' }).code === 'reference_used') return 'reference used'
    throw new Refused('payment_provider_down')
  }
}

/** The same for the same payer, and nothing to anybody without our keys. */
export const payerReference = (house: House, payerId: string) => `p${hmac256(house.keys.derive('payer references'), payerId).toString('hex').slice(0, 30)}`

// Somebody sent this reference before: the same wish at the same moment, or a try whose answer was lost.
async function waitForOther(house: House, key: TopupKey): Promise<TopupRow | null> {
  for (let looks = 0; looks < OTHER_ONE_HAS.looks; looks += 1) {
    const topup = await readTopup(house.database, key)
    if (topup && topup.state !== 'created') return topup
    await wait(OTHER_ONE_HAS.everyMs)
  }
  return null
}

function storeStarted(
  house: House,
  provider: PaymentProvider,
  { topup, reference, made }: { topup: TopupRow; reference: OperationReference; made: MadePayment },
): Promise<TopupRow> {
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const before = (await lockTopup(tx, topup)) as TopupRow
    const state = stateAfter(before.state, 'started')
    // The same wish sent twice at once: the other one has stored it already.
    if (state === before.state) return before
    const askAgainAt = new Date(now.getTime() + waitBeforeAsking(before.madeAt.getTime(), now.getTime()))
    await writeStarted(tx, { ...topup, state, provider: provider.name, ...made, now, askAgainAt })
    await markDone(tx, { ...topup, reference, now })
    return (await readTopup(tx, topup)) as TopupRow
  })
}
