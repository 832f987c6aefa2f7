// The wish to pay in is stored before the payer leaves, and the payment is made known to the provider
// before the payer is told where to go. Between the two there is no transaction: the provider may be slow.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { lockWallets, walletName } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { refuseTopup } from '../../rules/topup-amounts.ts'
import { PAYER_HAS_MS, stateAfter, waitBeforeAsking } from '../../rules/topup-states.ts'
import type { House } from '../house.ts'
import { type PaymentProvider, ProviderUnavailable, type StartedPayment } from '../payments/index.ts'
import { referenceOf } from './payment-reference.ts'
import { showTopup, type Topup } from './show-topup.ts'
import {
  hasMovedMoney,
  inFlightOre,
  insertTopup,
  lockTopup,
  type Place,
  placeOf,
  readTopup,
  refreshWish,
  type TopupKey,
  type TopupRow,
  writeStarted,
} from './store.ts'

export type TopupWish = TopupKey & { walletId: string; payerPersonId: string; amountOre: number }

/** A stored wish takes up room in the wallet for this long while the provider has not answered. */
export const WISH_IS_FRESH_MS = 5 * 60_000

/**
 * Stores the wish and answers where to pay. The same id again gets the first answer, and a wish that
 * the provider never heard of goes on from there.
 * @throws Refused amount_not_offered, balance_would_be_too_high, topup_not_possible_now, same_id_other_content, payment_provider_down
 */
export async function makeTopup(house: House, provider: PaymentProvider, wish: TopupWish): Promise<Topup> {
  const { topup, place } = await storeWish(house, provider, wish)
  if (topup.state !== 'created') return showTopup(topup)
  const started = await startPayment(house, provider, { topup, place })
  return showTopup(await storeStarted(house, provider, { topup, started }))
}

function storeWish(house: House, provider: PaymentProvider, wish: TopupWish): Promise<{ topup: TopupRow; place: Place }> {
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const place = await placeOf(tx, wish)
    if (!place) throw new Refused('not_found')
    const asNew = { ...wish, provider: provider.name, now, askAgainAt: new Date(now.getTime() + PAYER_HAS_MS) }
    const isNew = await insertTopup(tx, asNew)
    const topup = (await lockTopup(tx, wish)) as TopupRow
    if (!isSameWish(topup, wish)) throw new Refused('same_id_other_content')
    if (topup.state !== 'created') return { topup, place }
    // An id that has moved money could never be credited.
    if (isNew && (await hasMovedMoney(tx, wish))) throw new Refused('same_id_other_content')
    await refuseWhatDoesNotFit(tx, { wish, place, now })
    if (!isNew) await refreshWish(tx, asNew)
    return { topup, place }
  })
}

const isSameWish = (topup: TopupRow, wish: TopupWish) =>
  topup.walletId === wish.walletId && topup.amountOre === wish.amountOre && topup.payerPersonId === wish.payerPersonId

// Under the wallet's lock, so that of many wishes at once only those that fit together get through.
async function refuseWhatDoesNotFit(tx: Queryable, { wish, place, now }: { wish: TopupWish; place: Place; now: Date }): Promise<void> {
  const wallet = (await lockWallets(tx, [wish])).get(walletName(wish))
  if (!wallet) throw new Refused('not_found')
  if (place.enrolledUntil !== null && place.enrolledUntil < norwegianTime(now).date) throw new Refused('topup_not_possible_now')
  const freshSince = new Date(now.getTime() - WISH_IS_FRESH_MS)
  const refusal = refuseTopup(wish.amountOre, {
    balanceOre: wallet.balanceOre,
    inFlightOre: await inFlightOre(tx, { ...wish, besides: wish.topupId, freshSince }),
    maximumBalanceOre: place.maximumBalanceOre,
  })
  if (refusal) throw new Refused(refusal)
}

async function startPayment(house: House, provider: PaymentProvider, { topup, place }: { topup: TopupRow; place: Place }): Promise<StartedPayment> {
  try {
    return await provider.start({
      reference: referenceOf(topup),
      amountOre: topup.amountOre,
      description: messageTexts[place.payerLanguage].topupDescription(place.schoolName),
      language: place.payerLanguage,
      returnUrl: `${house.publicUrl}/topups/${topup.schoolId}/${topup.walletId}/${topup.topupId}`,
    })
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error
    house.log('payment provider unavailable', { provider: provider.name, step: 'start' })
    throw new Refused('payment_provider_down')
  }
}

function storeStarted(house: House, provider: PaymentProvider, { topup, started }: { topup: TopupRow; started: StartedPayment }): Promise<TopupRow> {
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const before = (await lockTopup(tx, topup)) as TopupRow
    const state = stateAfter(before.state, 'started')
    // The same wish sent twice at once: the other one has stored it already.
    if (state === before.state) return before
    const askAgainAt = new Date(now.getTime() + waitBeforeAsking(before.madeAt.getTime(), now.getTime()))
    await writeStarted(tx, { ...topup, state, provider: provider.name, ...started, now, askAgainAt })
    return (await readTopup(tx, topup)) as TopupRow
  })
}
