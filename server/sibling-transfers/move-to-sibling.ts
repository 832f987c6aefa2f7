// Money moves from one pupil to another at the same school, and only what the one who moves it has paid in and is not spent.
// Both wallets are locked in the order of their ids, so that two who move at once, each the other way, never wait in a circle.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { splitRefund } from '../../rules/refund-shares.ts'
import { takeFees } from '../cards/index.ts'
import type { House } from '../house.ts'
import { payBackAdvance } from '../meals/index.ts'
import type { Payments } from '../payments/index.ts'
import { mostFor, readPurse } from '../refunds/index.ts'
import { standingOn } from '../relations/index.ts'
import { schoolOf } from '../schools/index.ts'
import { insertTransfer, transferOf, type TransferRow } from './store.ts'

export type MoveWish = { schoolId: number; transferId: string; fromWalletId: string; toWalletId: string; personId: string; amountOre: number }

/**
 * Moves it, or answers what the same id has moved before.
 * @throws Refused not_found, not_to_the_same_card, relation_without_right, more_than_own_share, balance_would_be_too_high, same_id_other_content
 */
export async function moveToSibling(house: House, payments: Payments, wish: MoveWish): Promise<TransferRow> {
  if (wish.fromWalletId === wish.toWalletId) throw new Refused('not_to_the_same_card')
  try {
    return await transaction(house.database, (tx) => move(tx, house, payments, wish))
  } catch (error) {
    // The id is another event's that has moved money.
    if (isUniqueViolation(error)) throw new Refused('same_id_other_content')
    throw error
  }
}

async function move(tx: Queryable, house: House, payments: Payments, wish: MoveWish): Promise<TransferRow> {
  const { schoolId, transferId, fromWalletId, toWalletId, personId, amountOre } = wish
  const [from, to] = [
    { schoolId, walletId: fromWalletId },
    { schoolId, walletId: toWalletId },
  ]
  const locked = await lockWallets(tx, [from, to])
  const earlier = await transferOf(tx, wish)
  if (earlier) {
    if (!isSame(earlier, wish)) throw new Refused('same_id_other_content')
    return earlier
  }
  const now = house.clock.now()
  // Asked again under the locks: a relation may have ended since the door was passed.
  for (const [wallet, right] of [
    [from, 'mayRefund'],
    [to, 'mayPay'],
  ] as const) {
    const standing = await standingOn(tx, { personId, ...wallet, now })
    if (!standing || !locked.has(walletName(wallet))) throw new Refused('not_found')
    if (!standing[right]) throw new Refused('relation_without_right')
  }
  // What the school has paid in advance is settled before anything is moved away from it.
  await payBackAdvance(tx, house, { ...from, causeId: transferId, locked })
  const purse = await readPurse(tx, house, payments, from)
  const mostOre = mostFor(purse, [personId])
  const parts = amountOre <= mostOre ? splitRefund(amountOre, purse, [personId]) : null
  if (!parts) throw new Refused({ code: 'more_than_own_share', facts: { mostOre } })
  const maximumBalanceOre = (await schoolOf(tx, schoolId))?.maximumBalanceOre ?? 0
  if ((locked.get(walletName(to)) as LockedWallet).balanceOre + amountOre > maximumBalanceOre)
    throw new Refused({ code: 'balance_would_be_too_high', facts: { maximumBalanceOre } })
  await post(
    tx,
    locked,
    [
      {
        schoolId,
        eventId: transferId,
        part: 1,
        kind: 'sibling_transfer',
        debitAccountId: fromWalletId,
        creditAccountId: toWalletId,
        amountOre,
        happenedAt: now,
      },
    ],
    now,
  )
  const made = { schoolId, transferId, fromWalletId, toWalletId, personId, amountOre, madeAt: now }
  await insertTransfer(tx, { ...made, parts: parts.map((part) => ({ topupId: part.topupId as string, amountOre: part.amountOre })) })
  // There it is money that came in, as any other.
  await payBackAdvance(tx, house, { ...to, causeId: transferId, locked })
  await takeFees(tx, house, { ...to, creditedEventId: transferId, locked })
  house.log('moved between siblings', { schoolId, transferId, amountOre, parts: parts.length })
  return made
}

const isSame = (earlier: TransferRow, wish: MoveWish) =>
  earlier.fromWalletId === wish.fromWalletId &&
  earlier.toWalletId === wish.toWalletId &&
  earlier.personId === wish.personId &&
  earlier.amountOre === wish.amountOre
