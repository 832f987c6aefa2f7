// How a part goes back through the payment it came by: claim it, read the payment, send the reversal, and learn how it
// went. The operation is stored under its own key before it is sent. Money goes to an account instead only when it is
// certain that the provider has not paid it: while anything sent is unaccounted for, the part waits, openly.

import type { RefundWhy } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { hasTriedLongEnough, REFUSALS_OF_PART, REFUSALS_OF_PAYMENT, waitBeforeNextTry } from '../../rules/refund-states.ts'
import type { House } from '../house.ts'
import { type PaymentProvider, type Payments, type ProviderPayment, ProviderTrouble, providerTroubles } from '../payments/index.ts'
import {
  intendOperation,
  learnOfPayment,
  lockTopup,
  markRefused,
  operationText,
  type PaymentOperation,
  refundOperations,
  type TopupRow,
} from '../topups/index.ts'
import { moveToAccount, payPart, returnPart } from './move-part.ts'
import { claimPart, type ClaimedPart, givenBackOf, lockPart, lockRefund, type PartKey, type PartRow, type RefundRow, writeNextTry, writeSent } from './store.ts'

/** Longer than any two calls to a provider may take. */
const CLAIM_MS = 30_000
/** What was sent and is not seen at the provider so long after has not arrived. */
const SURELY_LOST_MS = 10 * 60_000
/** A key that is used at the provider, and under which nothing was ever done: some reversals take their time. */
const SURELY_DEAD_MS = 24 * 3_600_000

/** Tries one part that is due. One that is not due, or that somebody else tries, is left alone. */
export async function settlePart(house: House, payments: Payments, key: PartKey): Promise<void> {
  const now = house.clock.now()
  const claimedUntil = new Date(now.getTime() + CLAIM_MS)
  const claimed = await claimPart(house.database, { ...key, now, claimedUntil })
  if (!claimed) return
  const step = await inTransaction(house, claimed, intend)
  if (!step) return
  const { topup, operation } = step
  const provider = payments.find(topup.provider)
  if (!provider || topup.providerReference === null) {
    await inTransaction(house, claimed, (tx, _house, each) => giveWay(tx, house, each, { why: 'provider_gone', operation }))
    return
  }
  const known = await learn(house, provider, { claimed, topup, operation })
  if (known === 'send') await send(house, provider, { claimed, topup, operation })
  await inTransaction(house, claimed, settle)
  house.log('refund tried at provider', { schoolId: key.schoolId, partId: key.partId, tries: claimed.tries })
}

type Each = { refund: RefundRow; part: PartRow; topup: TopupRow; claimed: ClaimedPart }
type Trying = { claimed: ClaimedPart; topup: TopupRow; operation: PaymentOperation }

// Locks in the order that everybody keeps to: the top-up, the refund, its part; a wallet comes last.
function inTransaction<Result>(
  house: House,
  claimed: ClaimedPart,
  work: (tx: Queryable, house: House, each: Each) => Promise<Result | null>,
): Promise<Result | null> {
  return transaction(house.database, async (tx) => {
    const topup = await lockTopup(tx, claimed)
    const refund = await lockRefund(tx, claimed)
    const found = await lockPart(tx, claimed)
    if (!topup || !refund || found?.state !== 'at_provider') return null
    return work(tx, house, { refund, part: found, topup, claimed })
  })
}

/** What is to be sent, or null when the part has come to its end here. */
async function intend(tx: Queryable, house: House, each: Each): Promise<{ topup: TopupRow; operation: PaymentOperation } | null> {
  const { part, topup, claimed } = each
  const earlier = await refundOperations(tx, { ...topup, forEventId: part.partId })
  if (earlier.some(({ state }) => state === 'done')) return settle(tx, house, each)
  // The provider may have given the same money back by itself: then it has come to the payer already.
  if (part.sentAt === null && (await givenBackOf(tx, topup)) + topup.reversedOre > topup.creditedOre) {
    await returnPart(tx, house, each, 'taken_back_before')
    return null
  }
  const operation = await intendOperation(tx, house, { ...topup, kind: 'refund', amountOre: claimed.amountOre, forEventId: part.partId })
  if (operation === null) return giveWay(tx, house, each, { why: 'provider_refused', operation: null })
  return { topup, operation }
}

/** Reads the payment. 'send': it is certain that this has not been done. */
async function learn(house: House, provider: PaymentProvider, { claimed, topup, operation }: Trying): Promise<'send' | 'wait'> {
  const payment = await ask(house, { provider, step: 'read' }, () => provider.read(topup.providerReference as string))
  if (payment instanceof ProviderTrouble) {
    if (!payment.mayRetryHelp) await refuse(house, topup, operation, payment)
    return 'wait'
  }
  await mirror(house, topup, payment)
  if (isIn(payment, operation)) return 'wait'
  const sentMs = claimed.sentAt?.getTime() ?? null
  if (sentMs !== null && house.clock.now().getTime() - sentMs < SURELY_LOST_MS) return 'wait'
  return 'send'
}

async function send(house: House, provider: PaymentProvider, { claimed, topup, operation }: Trying): Promise<void> {
  await writeSent(house.database, { ...claimed, sentAt: house.clock.now() })
  const { reference } = operation
  const wish = { providerReference: topup.providerReference as string, reference, amountOre: claimed.amountOre, description: operationText(claimed.amountOre) }
  const answered = await ask(house, { provider, step: 'refund' }, () => provider.refund(wish))
  if (!(answered instanceof ProviderTrouble)) return mirror(house, topup, answered)
  const { isDone, mayRetryHelp } = providerTroubles[answered.code]
  // That the key is used means that it once arrived: what came of it, the payment will tell.
  if (isDone === 'unknown' || (answered.code === 'reference_used' && !(await isDead(house, topup, operation)))) return
  await writeSent(house.database, { ...claimed, sentAt: null })
  if (!mayRetryHelp) await refuse(house, topup, operation, answered)
}

async function isDead(house: House, topup: TopupRow, { operationId }: PaymentOperation): Promise<boolean> {
  const operations = await refundOperations(house.database, { ...topup, forEventId: null, operationId })
  const madeMs = operations[0]?.madeAt.getTime() ?? house.clock.now().getTime()
  return house.clock.now().getTime() - madeMs >= SURELY_DEAD_MS
}

const isIn = ({ movements, failedReferences }: ProviderPayment, { reference }: PaymentOperation) =>
  movements.some((movement) => movement.reference === reference) || failedReferences.includes(reference)

/** Writes down what the payment shows: ours as done or refused, and what the provider did by itself. */
const mirror = (house: House, topup: TopupRow, seen: ProviderPayment): Promise<void> =>
  learnOfPayment(house, topup, { seen, claimedUntil: null }).then(() => {})

const refuse = (house: House, { schoolId }: TopupRow, { reference }: PaymentOperation, { code, theirCode }: ProviderTrouble): Promise<void> =>
  transaction(house.database, (tx) => markRefused(tx, { schoolId, reference, now: house.clock.now(), problem: theirCode ?? code }))

async function ask(
  house: House,
  { provider, step }: { provider: PaymentProvider; step: string },
  call: () => Promise<ProviderPayment>,
): Promise<ProviderPayment | ProviderTrouble> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    house.log('payment provider trouble', { provider: provider.name, step, code: error.code, theirCode: error.theirCode, trace: error.trace })
    return error
  }
}

/** Decides by what stands written: paid, another way, or another try. */
async function settle(tx: Queryable, house: House, each: Each): Promise<null> {
  const { part, topup, claimed, refund } = each
  const now = house.clock.now()
  const operations = await refundOperations(tx, { ...topup, forEventId: part.partId })
  if (operations.some(({ state }) => state === 'done')) {
    const chart = await house.chartOf(tx, topup.schoolId)
    await payPart(tx, house, each, { accountId: chart.clearing[topup.provider] })
    return null
  }
  const refused = operations.filter(({ state }) => state === 'refused').length
  const underWay = operations.find(({ state }) => state === 'intended') ?? null
  const ofPayment = (await refundOperations(tx, { ...topup, forEventId: null })).filter(({ state }) => state === 'refused').length
  if (refused >= REFUSALS_OF_PART || (refused > 0 && ofPayment >= REFUSALS_OF_PAYMENT))
    return giveWay(tx, house, each, { why: 'provider_refused', operation: underWay })
  const beganAt = (refund.decidedAt ?? refund.askedAt).getTime()
  if (part.sentAt === null && hasTriedLongEnough(beganAt, now.getTime())) return giveWay(tx, house, each, { why: 'provider_down', operation: underWay })
  await writeNextTry(tx, { ...part, tryAgainAt: new Date(now.getTime() + waitBeforeNextTry(claimed.tries)) })
  return null
}

async function giveWay(tx: Queryable, house: House, each: Each, { why, operation }: { why: RefundWhy; operation: PaymentOperation | null }): Promise<null> {
  const { topup, part } = each
  if (part.sentAt !== null) {
    await writeNextTry(tx, { ...part, tryAgainAt: new Date(house.clock.now().getTime() + waitBeforeNextTry(each.claimed.tries)) })
    return null
  }
  if (operation) await markRefused(tx, { schoolId: topup.schoolId, reference: operation.reference, now: house.clock.now(), problem: why })
  if ((await givenBackOf(tx, topup)) + topup.reversedOre > topup.creditedOre) await returnPart(tx, house, each, 'taken_back_before')
  else await moveToAccount(tx, house, each, why)
  return null
}
