// What is paid for, and whether it takes a wish now: a pupil's wallet has room for so much, a gift is bounded by its link.

import { Refused, type Refusal } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { lockWallets, walletName } from '../../ledger/ledger.ts'
import { GIFTS_COUNTED_FOR_MS, refuseGift } from '../../rules/gifts.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { refuseTopup } from '../../rules/topup-amounts.ts'
import { givenOre } from './gift-store.ts'
import { type Giver, inFlightOre, type Payee, type Payer, type Place, placeOf, type TopupKey } from './store.ts'
import { openFund, refuseFundGift } from './to-fund.ts'

type Wished = TopupKey & { amountOre: number; userAgent?: string }
/** With an arrangement the payer is asked to let us keep the card for it. */
export type TopupWish = Wished & Payer & { walletId: string; arrangementId?: string }
/** A wish to give to the school’s meal fund. */
export type FundWish = Wished & { walletId: null; giver: Giver; payerPersonId?: undefined; arrangementId?: undefined }
export type PaymentWish = TopupWish | FundWish

/** A stored wish takes up room for this long while the provider has not answered. */
export const WISH_IS_FRESH_MS = 5 * 60_000

/** Who is paid by a wish. @throws Refused not_found, pay_link_not_valid */
export async function payeeOf(tx: Queryable, wish: PaymentWish): Promise<Payee> {
  const payee = wish.walletId === null ? await openFund(tx, { ...wish, ...wish.giver }) : await placeOf(tx, wish)
  if (!payee) throw new Refused(wish.walletId === null ? 'pay_link_not_valid' : 'not_found')
  return payee
}

/** Why a wish is not taken, or null. What it is for is under lock from here on, so that of many at once only those that fit together get through. */
export async function refuseWhatDoesNotFit(tx: Queryable, wish: PaymentWish, now: Date): Promise<Refusal | null> {
  const freshSince = new Date(now.getTime() - WISH_IS_FRESH_MS)
  if (wish.walletId !== null) return refuseForWallet(tx, { wish, now, freshSince })
  const { payLinkId } = wish.giver
  const fund = await openFund(tx, { ...wish, payLinkId, underLock: true })
  return fund ? refuseFundGift(tx, { ...wish, payLinkId, freeAmount: fund.freeAmount, now, freshSince }) : { code: 'pay_link_not_valid' }
}

async function refuseForWallet(tx: Queryable, { wish, now, freshSince }: { wish: TopupWish; now: Date; freshSince: Date }): Promise<Refusal | null> {
  const wallet = (await lockWallets(tx, [wish])).get(walletName(wish))
  const place = await placeOf(tx, wish)
  if (!wallet || !place) return { code: 'not_found' }
  if (isOver(place, now)) return { code: 'topup_not_possible_now' }
  const { topupId: besides, giver } = wish
  if (giver) {
    const since = new Date(now.getTime() - GIFTS_COUNTED_FOR_MS)
    return refuseGift(wish.amountOre, { givenOre: await givenOre(tx, { ...wish, ...giver, besides, since, freshSince }), freeAmount: place.freeAmount })
  }
  return refuseTopup(wish.amountOre, { ...wallet, ...place, inFlightOre: await inFlightOre(tx, { ...wish, besides, freshSince }) })
}

const isOver = ({ enrolledUntil }: Place, now: Date) => enrolledUntil !== null && enrolledUntil < norwegianTime(now).date
