// The only place where a payment that the bank has booked becomes money on a wallet. The payment's row is locked
// first and decides under that lock; its id is the transfer's event, so that it can never move money twice.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { kidOn, placePayment } from '../../rules/bank-payment.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { takeFees } from '../cards/index.ts'
import { payBackAdvance } from '../meals/index.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'
import { afterBank } from '../settlements/index.ts'
import { letterOfPayment } from './letter-of-payment.ts'
import { pupilOf, type PupilBehind, pupilWithKid } from './pupil-store.ts'
import { placeOurs } from './place-ours.ts'
import { lockPayment, newPayments, paymentsWithoutKid, type PaymentRow, writeDecision } from './store.ts'

const AT_ONCE = 200
/** Ten thousand payments at the most: the rest comes with the next round. */
const MOST_ROUNDS = 50

/** Places every payment that nobody has looked at. Two processes that do it at once share the work. */
export async function placeNewPayments(house: House): Promise<void> {
  /** Operators whose payouts the bank has told of. */
  const told = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = await newPayments(house.database, { limit: AT_ONCE })
    for (const { paymentId } of found) {
      const operatorId = await placeOurs(house, { paymentId, state: 'new' })
      if (operatorId === null) await placeNew(house, paymentId)
      else told.add(operatorId)
    }
    if (found.length < AT_ONCE) break
  }
  for (const { paymentId } of await paymentsWithoutKid(house.database, { limit: AT_ONCE })) {
    const operatorId = await placeOurs(house, { paymentId, state: 'waiting' })
    if (operatorId !== null) told.add(operatorId)
  }
  for (const operatorId of told) await afterBank(house, operatorId)
}

async function placeNew(house: House, paymentId: string): Promise<void> {
  await transaction(house.database, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (payment?.state !== 'new') return
    const now = house.clock.now()
    const meaning = kidOn(payment)
    const pupil = meaning && (await pupilWithKid(tx, meaning))
    const wallet = pupil && (await lockWalletOf(tx, pupil))
    const placement = placePayment(payment, pupil && wallet && factsOf(payment, { pupil, wallet, now }))
    if ('wait' in placement) await writeDecision(tx, { paymentId, decision: { state: 'waiting', why: placement.wait }, now })
    else if ('note' in placement) await writeDecision(tx, { paymentId, decision: { state: 'noted' }, now })
    else if (pupil && wallet) await credit(tx, house, { payment, pupil, wallet, decidedBy: null })
  })
}

function factsOf(payment: PaymentRow, { pupil, wallet, now }: { pupil: PupilBehind; wallet: LockedWallet; now: Date }) {
  return {
    isOfThisOperator: pupil.operatorId === payment.operatorId,
    isEnrolled: pupil.enrolledUntil === null || pupil.enrolledUntil >= norwegianTime(now).date,
    balanceOre: wallet.balanceOre,
    maximumBalanceOre: pupil.maximumBalanceOre,
  }
}

/**
 * Puts a payment that waits into a pupil's wallet, as a person decided. Done already into the same wallet is done.
 * @throws Refused not_found for another operator's, bank_payment_decided when it went elsewhere or cannot be credited
 */
export function creditWaiting(
  house: House,
  { operatorId, paymentId, schoolId, pupilId, personId }: { operatorId: string; paymentId: string; schoolId: number; pupilId: string; personId: string },
): Promise<PaymentRow> {
  return transaction(house.database, async (tx) => {
    const payment = await lockOwn(tx, { operatorId, paymentId })
    const pupil = await pupilOf(tx, { schoolId, pupilId })
    if (!pupil || pupil.operatorId !== operatorId) throw new Refused('not_found')
    if (payment.state === 'credited' && payment.schoolId === schoolId && payment.walletId === pupil.walletId) return payment
    if (payment.state !== 'waiting' || payment.direction !== 'in' || payment.isReversal) throw new Refused('bank_payment_decided')
    await credit(tx, house, { payment, pupil, wallet: await lockWalletOf(tx, pupil), decidedBy: personId })
    return lockOwn(tx, { operatorId, paymentId })
  })
}

/** Closes a payment that belongs in no wallet. @throws Refused not_found, bank_payment_decided, not_well_formed */
export function settleWaiting(
  house: House,
  { operatorId, paymentId, note, personId }: { operatorId: string; paymentId: string; note: string; personId: string },
): Promise<PaymentRow> {
  return transaction(house.database, async (tx) => {
    const payment = await lockOwn(tx, { operatorId, paymentId })
    if (payment.state !== 'waiting') throw new Refused('bank_payment_decided')
    await writeDecision(tx, { paymentId, decision: { state: 'settled', note: readReason(note), decidedBy: personId }, now: house.clock.now() })
    return lockOwn(tx, { operatorId, paymentId })
  })
}

async function lockOwn(tx: Queryable, { operatorId, paymentId }: { operatorId: string; paymentId: string }): Promise<PaymentRow> {
  const payment = await lockPayment(tx, paymentId)
  if (payment?.operatorId !== operatorId) throw new Refused('not_found')
  return payment
}

async function lockWalletOf(tx: Queryable, wallet: PupilBehind): Promise<LockedWallet> {
  return (await lockWallets(tx, [wallet])).get(walletName(wallet)) as LockedWallet
}

type Crediting = { payment: PaymentRow; pupil: PupilBehind; wallet: LockedWallet; decidedBy: string | null }

async function credit(tx: Queryable, house: House, { payment, pupil, wallet, decidedBy }: Crediting): Promise<void> {
  const { schoolId, walletId } = pupil
  const { paymentId, amountOre } = payment
  const now = house.clock.now()
  const chart = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: paymentId,
    part: 1,
    kind: 'bank_topup',
    debitAccountId: chart.byKind.bank,
    creditAccountId: walletId,
    amountOre,
    happenedAt: now,
  } as const
  const locked = new Map([[walletName(wallet), wallet]])
  await post(tx, locked, [transfer], now)
  const paidBackOre = await payBackAdvance(tx, house, { schoolId, walletId, causeId: paymentId, locked })
  const cardFeeOre = await takeFees(tx, house, { schoolId, walletId, creditedEventId: paymentId, locked })
  await writeDecision(tx, { paymentId, decision: { state: 'credited', wallet: { schoolId, walletId }, decidedBy }, now })
  for (const reader of await readersOf(tx, { schoolId, walletId, now, tells: 'balance' })) {
    const { personId, isOwn, childFirstName } = reader
    const letter = letterOfPayment(reader, { amountOre, cardFeeOre, paidBackOre, balanceOre: wallet.balanceOre })
    const about = { personId, schoolId, walletId, child: isOwn ? null : childFirstName, path: `/history/${schoolId}/${walletId}` }
    await tellPerson(tx, house, { ...about, event: 'money_in', ...letter })
  }
}
