// A second person's yes or no, a change of mind, and who gets what nobody paid.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { partAfter } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { tellOfDecision, tellOfPart } from './letters.ts'
import { returnPart } from './move-part.ts'
import { followersOf } from './people-store.ts'
import {
  lockPart,
  lockParts,
  lockRefund,
  type PartKey,
  type PartRow,
  refundOf,
  type RefundKey,
  type RefundRow,
  type WalletKey,
  writeDecision,
  writePart,
  writePayee,
  writeStep,
} from './store.ts'

type Decision = RefundKey & { personId: string; says: 'yes' | 'no'; note: string | null }

/** @throws Refused not_found, refund_decided, refund_not_by_yourself, not_well_formed */
export function decideRefund(house: House, { personId, says, note, ...key }: Decision): Promise<RefundRow> {
  return transaction(house.database, async (tx) => {
    const refund = await lockRefund(tx, key)
    if (!refund) throw new Refused('not_found')
    const wanted = says === 'yes' ? 'approved' : 'declined'
    if (refund.state !== 'waiting') throw new Refused('refund_decided')
    if (says === 'yes' && refund.askedByPersonId === personId) throw new Refused('refund_not_by_yourself')
    const reason = says === 'no' ? readReason(note ?? '') : (note?.trim() ?? null)
    await writeDecision(tx, { ...key, state: wanted, personId, now: house.clock.now() })
    await writeStep(tx, house, { ...key, step: wanted, personId, note: reason })
    const parts = await lockParts(tx, key)
    for (const part of parts) {
      if (says === 'yes') await begin(tx, house, part)
      else await returnPart(tx, house, { refund, part }, 'by_office')
    }
    await tellOfDecision(tx, house, { refund, decision: wanted, amountOre: refund.amountOre })
    house.log('refund decided', { ...key, says })
    return (await refundOf(tx, key)) as RefundRow
  })
}

async function begin(tx: Queryable, house: House, part: PartRow): Promise<void> {
  const now = house.clock.now()
  const state = partAfter(part.state, part.way === 'payment' ? 'goes_through_payment' : 'goes_to_account')
  if (state) await writePart(tx, { ...part, state, tryAgainAt: state === 'at_provider' ? now : null, now })
}

/**
 * Puts back what has not been sent yet. Whoever asked may, and whoever's money it is.
 * @throws Refused not_found, not_allowed, refund_already_sent
 */
export function cancelRefund(house: House, { personId, walletId, ...key }: RefundKey & WalletKey & { personId: string }): Promise<RefundRow> {
  return transaction(house.database, async (tx) => {
    const refund = await lockRefund(tx, key)
    if (refund?.walletId !== walletId) throw new Refused('not_found')
    if (!mayBeCancelledBy(refund, personId)) throw new Refused('not_allowed')
    const open = (await lockParts(tx, key)).filter(isUnsent)
    if (open.length === 0) throw new Refused('refund_already_sent')
    if (refund.state === 'waiting') await writeDecision(tx, { ...key, state: 'cancelled', personId, now: house.clock.now() })
    await writeStep(tx, house, { ...key, step: 'cancelled', personId })
    for (const part of open) await returnPart(tx, house, { refund, part }, 'by_family')
    await tellOfDecision(tx, house, { refund, decision: 'cancelled', amountOre: open.reduce((sum, { amountOre }) => sum + amountOre, 0) })
    house.log('refund cancelled', { ...key, parts: open.length })
    return (await refundOf(tx, key)) as RefundRow
  })
}

export const mayBeCancelledBy = ({ cause, askedByPersonId, payerPersonId }: RefundRow, personId: string) =>
  cause === 'asked' && (askedByPersonId === personId || payerPersonId === personId)

export const isUnsent = ({ state }: Pick<PartRow, 'state'>) => state === 'asked' || state === 'to_account'

/** Names one who follows the wallet as the owner of what nobody is known to have paid. @throws Refused not_found, refund_decided, not_allowed */
export function namePayee(house: House, { personId, by, note, ...key }: PartKey & { personId: string; by: string; note: string }): Promise<RefundRow> {
  return transaction(house.database, async (tx) => {
    const part = await lockPart(tx, key)
    const refund = part && (await refundOf(tx, { ...key, refundId: part.refundId }))
    if (!part || !refund) throw new Refused('not_found')
    if (part.state !== 'to_account' || part.payerPersonId !== null || part.accountNumber !== null) throw new Refused('refund_decided')
    const now = house.clock.now()
    const followers = await followersOf(tx, { ...key, walletIds: [refund.walletId], now })
    // Never to oneself: an office that may name anybody could name itself.
    if (personId === by || !followers.some((follower) => follower.personId === personId)) throw new Refused('not_allowed')
    await writePayee(tx, { ...key, personId, now })
    Object.assign(part, { payerPersonId: personId })
    await writeStep(tx, house, { ...part, step: 'payee_named', personId: by, note: readReason(note) })
    await tellOfPart(tx, house, { refund, part, step: 'payee_named', why: null })
    return refund
  })
}
