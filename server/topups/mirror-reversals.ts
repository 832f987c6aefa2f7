// What a provider gives or takes back without being asked by us is booked as soon as it is seen, each once. When the
// money has been spent already the wallet goes below zero: that is shown to payer and office, and the next top-up
// fills it first.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { stateAfter, wasTaken } from '../../rules/topup-states.ts'
import type { House } from '../house.ts'
import type { ProviderMovement, ProviderPayment } from '../payments/index.ts'
import { creditTopup } from './credit-topup.ts'
import { letterFacts } from './letter-store.ts'
import { letterOfReversal, tellPayer } from './letters.ts'
import { insertSeen, isOurs, markDone, markRefused } from './operations.ts'
import { type TopupRow, type WalletTopup, writeReversed } from './store.ts'
import { takeOfFund } from './to-fund.ts'

/** Brings our operations up to date with the provider's list, and books what is not ours. True when the payer's bank has newly taken money back. The top-up is locked. */
export async function mirrorMovements(tx: Queryable, house: House, { topup, payment }: { topup: TopupRow; payment: ProviderPayment }): Promise<boolean> {
  const { schoolId } = topup
  const now = house.clock.now()
  let isChargedBack = false
  for (const movement of payment.movements) {
    const { reference, number, happenedAt, feeOre } = movement
    if (reference !== null && (await isOurs(tx, { ...topup, reference }))) await markDone(tx, { schoolId, reference, now, number, happenedAt, feeOre })
    else if ((await mirror(tx, house, { topup, movement })) && movement.kind === 'chargeback') isChargedBack = true
  }
  for (const reference of payment.failedReferences) await markRefused(tx, { schoolId, reference, now, problem: 'failed' })
  return isChargedBack
}

/** Books what a provider did by itself, once; true when it was booked now. The top-up is locked. */
export async function mirror(tx: Queryable, house: House, { topup, movement }: { topup: TopupRow; movement: ProviderMovement }): Promise<boolean> {
  const { schoolId, topupId, provider } = topup
  // Money that never came cannot be taken from where it should be; it is seen again once it has come.
  if (movement.kind !== 'capture' && !wasTaken(topup.state)) return false
  // What is taken back of a gift that waits goes the usual way, through the wallet.
  if (movement.kind !== 'capture' && topup.state === 'held') await creditTopup(tx, house, { topup, capturedOre: topup.heldOre, mustFit: true })
  const amountOre = Math.min(movement.amountOre, topup.creditedOre - topup.reversedOre)
  const operationId = await insertSeen(tx, house, { schoolId, topupId, provider, movement })
  if (movement.kind === 'capture' || operationId === null || amountOre <= 0) return false

  const now = house.clock.now()
  let balanceOre = 0
  if (topup.walletId === null) await takeOfFund(tx, house, { gift: topup, operationId, amountOre, movement })
  else balanceOre = await takeOfWallet(tx, house, { topup, operationId, amountOre, movement })
  const reversedOre = topup.reversedOre + amountOre
  const isAll = reversedOre === topup.creditedOre
  const state = isAll ? stateAfter(topup.state, movement.kind === 'chargeback' ? 'charged_back' : 'reversed') : topup.state
  await writeReversed(tx, { schoolId, topupId, state, reversedOre, now })
  Object.assign(topup, { state, reversedOre })
  const facts = await letterFacts(tx, topup)
  if (facts) await tellPayer(tx, house, facts, { event: 'refund', letter: letterOfReversal(facts, { amountOre, balanceOre, topupId }) })
  house.log('topup taken back', { schoolId, topupId, kind: movement.kind })
  return true
}

type TakenBack = { topup: WalletTopup; operationId: string; amountOre: number; movement: ProviderMovement }

/** Takes it of the wallet, below zero where it has been spent; answers what is left. */
async function takeOfWallet(tx: Queryable, house: House, { topup, operationId, amountOre, movement }: TakenBack): Promise<number> {
  const { schoolId, topupId, walletId, provider } = topup
  const wallets = await lockWallets(tx, [topup])
  const chart = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: operationId,
    part: 1,
    kind: 'topup_reversal',
    debitAccountId: walletId,
    creditAccountId: chart.clearing[provider],
    amountOre,
    happenedAt: movement.happenedAt,
    undoesEventId: topupId,
  } as const
  await post(tx, wallets, [transfer], house.clock.now())
  return (wallets.get(walletName(topup)) as LockedWallet).balanceOre
}
