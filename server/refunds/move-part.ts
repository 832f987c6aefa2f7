// The few things that can happen to a part of a refund, each in the caller's transaction and under the part's lock. A
// part's id is the event that moves its money on, so that it is paid or put back, once, and never both.

import type { LineFailure, RefundWhy } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { lockWallets, post, type Transfer } from '../../ledger/ledger.ts'
import { partAfter, type RefundEvent } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import { payBackAdvance } from '../meals/index.ts'
import { tellOfPart } from './letters.ts'
import { lockPart, type PartKey, type PartRow, refundOf, type RefundRow, writePart, writeReturned, writeStep } from './store.ts'

export type PartOfRefund = { refund: RefundRow; part: PartRow }

/** A part under lock with its refund, for what moves it from outside. @throws when there is none */
export async function lockPartOfRefund(tx: Queryable, key: PartKey): Promise<PartOfRefund> {
  const part = await lockPart(tx, key)
  const refund = part && (await refundOf(tx, part))
  if (!part || !refund) throw new Error(`the part ${key.partId} is gone`)
  return { refund, part }
}

/** The state after an event. @throws when it cannot happen: whoever calls has looked at the state under lock */
function after({ state, partId }: PartRow, event: RefundEvent) {
  const next = partAfter(state, event)
  if (next === null) throw new Error(`the part ${partId} is ${state} and cannot be ${event}`)
  return next
}

async function moveMoney(
  tx: Queryable,
  house: House,
  { part, transfer }: { part: PartRow; transfer: Pick<Transfer, 'kind' | 'creditAccountId' | 'undoesEventId'> & { walletId?: string } },
): Promise<void> {
  const { schoolId, partId, amountOre } = part
  const now = house.clock.now()
  const { walletId, ...rest } = transfer
  const locked = await lockWallets(tx, walletId ? [{ schoolId, walletId }] : [])
  const chart = await house.chartOf(tx, schoolId)
  // Its first way out is part 1; what came back is counted, and goes out again as the next.
  const number = 2 * part.returnedCount + 1
  await post(tx, locked, [{ schoolId, eventId: partId, part: number, debitAccountId: chart.byKind.refunds_payable, amountOre, happenedAt: now, ...rest }], now)
  if (walletId) await payBackAdvance(tx, house, { schoolId, walletId, causeId: partId, locked })
}

/** The money has left us: out of the refunds under way, to where it is settled with the provider or the bank. */
export async function payPart(tx: Queryable, house: House, { refund, part }: PartOfRefund, from: { accountId: string }): Promise<void> {
  const now = house.clock.now()
  const state = after(part, 'paid')
  await moveMoney(tx, house, { part, transfer: { kind: 'payout', creditAccountId: from.accountId } })
  await writePart(tx, { ...part, state, now })
  Object.assign(part, { state, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'paid' })
  await tellOfPart(tx, house, { refund, part, step: 'paid', why: null })
}

/** The bank had paid it and has sent it back: it is among the refunds under way again, and waits for another account. */
export async function comeBackPart(tx: Queryable, house: House, { refund, part }: PartOfRefund, why: LineFailure): Promise<void> {
  const now = house.clock.now()
  const { schoolId, partId, amountOre, returnedCount } = part
  const state = after(part, 'came_back')
  const { byKind } = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: partId,
    part: 2 * returnedCount + 2,
    kind: 'payout_returned',
    debitAccountId: byKind.bank,
    creditAccountId: byKind.refunds_payable,
    amountOre,
    happenedAt: now,
  } as const
  await post(tx, new Map(), [transfer], now)
  await writePart(tx, { ...part, state, accountNumber: null, lineId: null, now })
  await writeReturned(tx, { schoolId, partId })
  Object.assign(part, { state, accountNumber: null, lineId: null, returnedCount: returnedCount + 1, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'failed', why })
  await tellOfPart(tx, house, { refund, part, step: 'failed', why })
}

/** The money goes back on the wallet it was set aside from. */
export async function returnPart(tx: Queryable, house: House, { refund, part }: PartOfRefund, why: RefundWhy): Promise<void> {
  const now = house.clock.now()
  const state = after(part, 'undone')
  await moveMoney(tx, house, {
    part,
    transfer: { kind: 'refund', creditAccountId: refund.walletId, undoesEventId: refund.refundId, walletId: refund.walletId },
  })
  await writePart(tx, { ...part, state, lineId: null, now })
  Object.assign(part, { state, lineId: null, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'returned', why })
}

/** The payment cannot take it back, so it goes to an account. */
export async function moveToAccount(tx: Queryable, house: House, { refund, part }: PartOfRefund, why: RefundWhy): Promise<void> {
  const now = house.clock.now()
  const state = after(part, 'goes_to_account')
  await writePart(tx, { ...part, state, way: 'account', lineId: null, now })
  Object.assign(part, { state, way: 'account', sentAt: null, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'moved_to_account', why })
  await tellOfPart(tx, house, { refund, part, step: 'moved_to_account', why })
}

/** It stands in a file to the bank. */
export async function filePart(tx: Queryable, house: House, { refund, part }: PartOfRefund, line: { lineId: string; accountNumber: string }): Promise<void> {
  const now = house.clock.now()
  const state = after(part, 'filed')
  await writePart(tx, { ...part, state, ...line, now })
  Object.assign(part, { state, ...line, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'in_file' })
  await tellOfPart(tx, house, { refund, part, step: 'in_file', why: null })
}

/** The bank could not pay it to that account: it waits for another. */
export async function failPart(tx: Queryable, house: House, { refund, part }: PartOfRefund, why: RefundWhy): Promise<void> {
  const now = house.clock.now()
  const state = after(part, 'failed')
  await writePart(tx, { ...part, state, accountNumber: null, lineId: null, now })
  Object.assign(part, { state, accountNumber: null, lineId: null, changedAt: now })
  await writeStep(tx, house, { ...part, step: 'failed', why })
  await tellOfPart(tx, house, { refund, part, step: 'failed', why })
}
