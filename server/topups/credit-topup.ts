// The only place where a top-up becomes money, and it happens once: the top-up's row is locked first,
// the state table decides under that lock, and the ledger refuses an event that has moved money before.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, type LockedWallets, lockWallets, post, type Transfer, walletName } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { mayRelease, stateAfter, waitBeforeLookingBack, waitForRoom } from '../../rules/topup-states.ts'
import { takeFees } from '../cards/index.ts'
import { payBackAdvance } from '../meals/index.ts'
import type { House } from '../house.ts'
import { familyOfGift } from './letter-store.ts'
import { type GiftNews, letterOfGift, tellPayer } from './letters.ts'
import { sendReceipt } from './send-receipt.ts'
import { inFlightOre, placeOf, type TopupRow, type WalletTopup, writeCredited, writeHeld } from './store.ts'
import { creditFund } from './to-fund.ts'

type Taken = { topup: TopupRow; capturedOre: number }

/**
 * Credits the wallet, or the fund, with what the provider has taken, unless that was done before. A gift that does not fit waits,
 * unless it `mustFit`. The top-up is locked, and brought up to date.
 */
export async function creditTopup(tx: Queryable, house: House, { topup, capturedOre, mustFit = false }: Taken & { mustFit?: boolean }): Promise<void> {
  if (stateAfter(topup.state, 'captured') === topup.state) return
  const takenOre = Math.min(capturedOre, topup.amountOre)
  if (topup.walletId === null) return creditFund(tx, house, { gift: topup, takenOre })
  const wallets = await lockWallets(tx, [topup])
  if (mustFit || topup.payLinkId === null || (await hasRoom(tx, house, { topup, wallets, takenOre })))
    await putInWallet(tx, house, { topup, wallets, takenOre })
  else if (topup.state !== 'held') await hold(tx, house, { topup, wallets, takenOre })
}

type Moving = { topup: WalletTopup; wallets: LockedWallets; takenOre: number }

async function hasRoom(tx: Queryable, house: House, { topup, wallets, takenOre }: Moving): Promise<boolean> {
  const now = house.clock.now()
  const place = await placeOf(tx, topup)
  if (!place) return true
  return mayRelease({
    amountOre: takenOre,
    balanceOre: walletOf(topup, wallets).balanceOre,
    inFlightOre: await inFlightOre(tx, { ...topup, besides: topup.topupId, freshSince: now }),
    maximumBalanceOre: place.maximumBalanceOre,
    isEnrolled: place.enrolledUntil === null || place.enrolledUntil >= norwegianTime(now).date,
  })
}

async function putInWallet(tx: Queryable, house: House, { topup, wallets, takenOre }: Moving): Promise<void> {
  const now = house.clock.now()
  const { schoolId, topupId, walletId, provider } = topup
  const chart = await house.chartOf(tx, schoolId)
  const wasHeld = topup.state === 'held'
  const transfer: Transfer = {
    schoolId,
    eventId: topupId,
    part: wasHeld ? 2 : 1,
    kind: 'topup',
    debitAccountId: wasHeld ? chart.byKind.gifts_held : chart.clearing[provider],
    creditAccountId: walletId,
    amountOre: takenOre,
    happenedAt: now,
  }
  await post(tx, wallets, [transfer], now)
  const paidBackOre = await payBackAdvance(tx, house, { schoolId, walletId, causeId: topupId, locked: wallets })
  // What is owed for a lost card is taken of money that comes in, and never at a meal.
  const cardFeeOre = await takeFees(tx, house, { schoolId, walletId, creditedEventId: topupId, locked: wallets })
  const askAgainAt = new Date(now.getTime() + (waitBeforeLookingBack(now.getTime(), now.getTime()) ?? 0))
  await writeCredited(tx, { schoolId, topupId, creditedOre: takenOre, now, askAgainAt })
  Object.assign(topup, { state: 'credited', creditedOre: takenOre, creditedAt: now, askAgainAt })
  const { balanceOre } = walletOf(topup, wallets)
  // A giver has had the receipt since the gift was paid.
  if (!wasHeld) await sendReceipt(tx, house, topup, { amountOre: takenOre, cardFeeOre, paidBackOre, balanceOre })
  await tellFamily(tx, house, topup, { takenOre, paidBackOre, balanceOre, news: 'in the wallet' })
}

async function hold(tx: Queryable, house: House, { topup, wallets, takenOre }: Moving): Promise<void> {
  const now = house.clock.now()
  const { schoolId, topupId, provider } = topup
  const chart = await house.chartOf(tx, schoolId)
  const transfer: Transfer = {
    schoolId,
    eventId: topupId,
    part: 1,
    kind: 'gift_held',
    debitAccountId: chart.clearing[provider],
    creditAccountId: chart.byKind.gifts_held,
    amountOre: takenOre,
    happenedAt: now,
  }
  await post(tx, wallets, [transfer], now)
  const askAgainAt = new Date(now.getTime() + waitForRoom(topup.madeAt.getTime(), now.getTime()))
  await writeHeld(tx, { schoolId, topupId, heldOre: takenOre, now, askAgainAt })
  Object.assign(topup, { state: 'held', heldOre: takenOre, askAgainAt })
  await sendReceipt(tx, house, topup, { amountOre: takenOre, cardFeeOre: 0, paidBackOre: 0, balanceOre: walletOf(topup, wallets).balanceOre })
  await tellFamily(tx, house, topup, { takenOre, paidBackOre: 0, balanceOre: 0, news: 'waits' })
}

const walletOf = (topup: WalletTopup, wallets: LockedWallets) => wallets.get(walletName(topup)) as LockedWallet

async function tellFamily(
  tx: Queryable,
  house: House,
  topup: TopupRow,
  { takenOre, ...told }: { takenOre: number; paidBackOre: number; balanceOre: number; news: GiftNews },
): Promise<void> {
  const family = topup.payLinkId === null ? null : await familyOfGift(tx, topup)
  if (family) await tellPayer(tx, house, family, { event: 'money_in', letter: letterOfGift(family, { amountOre: takenOre, ...told }) })
}
