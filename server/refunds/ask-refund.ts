// A refund begins here, whoever asks: under the wallet's lock the amount is divided into parts, each with its payer,
// and set aside in the same transaction. From then on it cannot be spent, and nobody else's money is touched.

import { Refused } from '../../contract/refusals.ts'
import type { RefundCause } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { type RefundPart, shareOfPayers, splitRefund } from '../../rules/refund-shares.ts'
import { needsFourEyes } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import { payBackAdvance } from '../meals/index.ts'
import type { Payments } from '../payments/index.ts'
import { tellOfRefund } from './letters.ts'
import { payersFor, type Purse, readPurse } from './paid-in.ts'
import { type PupilBehind, pupilOfWallet } from './people-store.ts'
import { insertPart, insertRefund, type NewPart, refundOf, type RefundRow, type WalletKey, writeStep } from './store.ts'

export type RefundWish = WalletKey & {
  refundId: string
  /** 'all': whatever there is. */
  amountOre: number | 'all'
  /** Whose share; null: everybody's. */
  payerPersonId: string | null
  cause: RefundCause
  askedByPersonId: string | null
  note: string | null
}

/**
 * Sets money aside to be given back. The same id again gets the first answer.
 * @returns null when all of nothing was asked for
 * @throws Refused not_found, refund_above_share, same_id_other_content
 */
export async function askRefund(house: House, payments: Payments, wish: RefundWish): Promise<RefundRow | null> {
  try {
    return await transaction(house.database, (tx) => setAside(tx, house, payments, wish))
  } catch (error) {
    // The id is another event's that has moved money.
    if (isUniqueViolation(error)) throw new Refused('same_id_other_content')
    throw error
  }
}

async function setAside(tx: Queryable, house: House, payments: Payments, wish: RefundWish): Promise<RefundRow | null> {
  const { schoolId, walletId, refundId, payerPersonId, cause } = wish
  const locked = await lockWallets(tx, [wish])
  const pupil = await pupilOfWallet(tx, wish)
  if (!pupil || !locked.has(walletName(wish))) throw new Refused('not_found')
  const earlier = await refundOf(tx, wish)
  if (earlier) {
    if (!isSame(earlier, wish)) throw new Refused('same_id_other_content')
    return earlier
  }
  // What the school has paid in advance is settled before anything goes back.
  await payBackAdvance(tx, house, { schoolId, walletId, causeId: refundId, locked })
  const purse = await readPurse(tx, house, payments, wish)
  const payers = payerPersonId === null ? null : payersFor(purse, payerPersonId)
  const mostOre = mostFor(purse, payers)
  const amountOre = wish.amountOre === 'all' ? mostOre : wish.amountOre
  if (wish.amountOre === 'all' && mostOre === 0) return null
  const split = amountOre <= mostOre ? splitRefund(amountOre, purse, payers) : null
  if (!split) throw new Refused({ code: 'refund_above_share', facts: { mostOre } })

  const now = house.clock.now()
  const state = needsFourEyes(amountOre, pupil.fourEyesAboveOre) ? 'waiting' : 'approved'
  await insertRefund(tx, { ...wish, amountOre, state, now })
  const chart = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: refundId,
    part: 1,
    kind: 'refund',
    debitAccountId: walletId,
    creditAccountId: chart.byKind.refunds_payable,
    amountOre,
    happenedAt: now,
  } as const
  await post(tx, locked, [transfer], now)
  const parts = split.map((part, index) => partOf(house, { wish, purse, pupil, part, number: index + 1, isWaiting: state === 'waiting' }))
  for (const part of parts) await insertPart(tx, part)
  await writeStep(tx, house, { ...wish, step: 'asked', personId: wish.askedByPersonId, note: null })
  if (state === 'approved') await writeStep(tx, house, { ...wish, step: 'approved', personId: null, note: null })
  const refund = (await refundOf(tx, wish)) as RefundRow
  await tellOfRefund(tx, house, { refund, pupil, parts })
  house.log('refund asked for', { schoolId, refundId, cause, amountOre, parts: parts.length, state })
  return refund
}

/** The most that can be given back to some payers, or to everybody. */
export const mostFor = (purse: Purse, payers: readonly string[] | null): number =>
  payers === null ? purse.refundableOre : Math.min(purse.refundableOre, shareOfPayers(purse, payers))

const isSame = (refund: RefundRow, wish: RefundWish) =>
  refund.walletId === wish.walletId &&
  (wish.amountOre === 'all' || refund.amountOre === wish.amountOre) &&
  refund.payerPersonId === wish.payerPersonId &&
  refund.askedByPersonId === wish.askedByPersonId

type Making = { wish: RefundWish; purse: Purse; pupil: PupilBehind; part: RefundPart; number: number; isWaiting: boolean }

function partOf(house: House, { wish, purse, part, number, isWaiting }: Making): NewPart {
  const { schoolId, refundId } = wish
  const payment = part.topupId === null ? null : purse.payments.get(part.topupId)
  return {
    schoolId,
    partId: house.newId(),
    refundId,
    number,
    way: part.way,
    topupId: payment?.kind === 'topup' ? payment.id : null,
    bankPaymentId: payment?.kind === 'bank' ? payment.id : null,
    // What nobody paid is the holder's, and so is a gift that can no longer go back the way it came.
    payerPersonId: payment && !(payment.kind === 'topup' && part.way === 'account') ? payment.payerPersonId : (payment?.payerPersonId ?? purse.holderPersonId),
    accountNumber: payment?.account ?? null,
    amountOre: part.amountOre,
    state: isWaiting ? 'asked' : part.way === 'payment' ? 'at_provider' : 'to_account',
    now: house.clock.now(),
  }
}
