// What a payment order says, in the port's words. Only status, amounts and operations decide; which means of payment
// was used never does.

import type { ProviderMovement, ProviderPayment, ProviderWord, StoredCard } from '../port.ts'
import type { Answer, PaymentOrder } from './shapes.ts'

/** What must be unfolded for that. */
export const EXPANDED = '$expand=paid,financialtransactions,failedattempts,postpurchasefailedattempts,failed'

export function paymentOf({ paymentOrder, operations }: Answer): ProviderPayment {
  const amountOre = paymentOrder.amount ?? 0
  const movements = movementsOf(paymentOrder)
  const sum = (kinds: ProviderMovement['kind'][]) =>
    movements.filter(({ kind }) => kinds.includes(kind)).reduce((total, movement) => total + movement.amountOre, 0)
  const refundedOre = sum(['refund', 'chargeback'])
  const capturedOre = Math.max(sum(['capture']), takenAtOnce(paymentOrder, operations, refundedOre))
  const leftToCaptureOre = paymentOrder.remainingCaptureAmount ?? 0
  return {
    word: wordOf(paymentOrder, { capturedOre, leftToCaptureOre, canCapture: operations.some(({ rel }) => rel === 'capture') }),
    amountOre,
    authorisedOre: capturedOre + leftToCaptureOre,
    capturedOre,
    refundedOre,
    movements,
    failedReferences: (paymentOrder.postPurchaseFailedAttempts?.postpurchaseFailedAttemptList ?? []).flatMap(({ payeeReference }) => payeeReference ?? []),
    storedCard: storedCardOf(paymentOrder),
  }
}

type Amounts = { capturedOre: number; leftToCaptureOre: number; canCapture: boolean }

function wordOf({ status, failedAttempts }: PaymentOrder, { capturedOre, leftToCaptureOre, canCapture }: Amounts): ProviderWord {
  switch (status) {
    case 'Initialized':
      return 'open'
    case 'Paid':
      if (canCapture || leftToCaptureOre > 0) return 'authorised'
      return capturedOre > 0 ? 'captured' : 'released'
    case 'Reversed':
      // Nothing was ever taken of it, so nothing is waited for.
      return capturedOre > 0 ? 'captured' : 'released'
    case 'Cancelled':
      return 'released'
    case 'Failed':
      return 'declined'
    case 'Aborted':
      // Whoever gives up after a no was refused; whoever gives up without one has changed their mind.
      return failedAttempts?.failedAttemptList?.at(-1)?.status === 'Failed' ? 'declined' : 'abandoned'
    default:
      return 'open'
  }
}

// Means of payment that take the money at once have no capture of their own.
function takenAtOnce({ status, remainingReversalAmount = 0 }: PaymentOrder, operations: Answer['operations'], refundedOre: number): number {
  const canCapture = operations.some(({ rel }) => rel === 'capture')
  return status === 'Paid' && !canCapture ? remainingReversalAmount + refundedOre : 0
}

const KINDS: Record<string, ProviderMovement['kind']> = { capture: 'capture', sale: 'capture', reversal: 'refund', chargeback: 'chargeback' }

function movementsOf({ financialTransactions }: PaymentOrder): ProviderMovement[] {
  return (financialTransactions?.financialTransactionsList ?? []).flatMap(({ type, number, amount, created, payeeReference }) => {
    const kind = KINDS[type.toLowerCase()]
    const happenedAt = new Date(created)
    if (!kind || amount <= 0 || Number.isNaN(happenedAt.getTime())) return []
    return [{ kind, reference: payeeReference ?? null, number: String(number), amountOre: amount, happenedAt, feeOre: null }]
  })
}

function storedCardOf({ paid }: PaymentOrder): StoredCard | null {
  const token = paid?.tokens?.find(({ type }) => type.toLowerCase() === 'unscheduled')
  if (!token) return null
  const lastFour = /(\d{4})$/.exec(token.name ?? '')?.[1]
  const [month, year] = (token.expiryDate ?? '').split('/')
  return {
    token: token.token,
    label: [paid?.details?.cardBrand, lastFour && `•••• ${lastFour}`].filter(Boolean).join(' '),
    validUntil: month && year && /^\d{2}$/.test(month) && /^\d{4}$/.test(year) ? `${year}-${month}` : null,
  }
}
