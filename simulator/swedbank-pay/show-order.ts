// A payment order as the API shows it: sub-resources folded unless asked for, and the operations that are open now.

import { isLocked, type Order, remainingCapture, remainingReversal } from './orders.ts'

/** Timestamps have seven decimals. */
const time = (at: Date) => at.toISOString().replace('Z', '0000Z')

const FOLDED = [
  'orderItems',
  'urls',
  'payeeInfo',
  'payer',
  'history',
  'failed',
  'aborted',
  'paid',
  'cancelled',
  'reversed',
  'financialTransactions',
  'failedAttempts',
  'postPurchaseFailedAttempts',
  'metadata',
] as const
type Part = (typeof FOLDED)[number]

const PATHS: Partial<Record<Part, string>> = { payer: 'payers' }

export type ShownOrder = { paymentOrder: Record<string, unknown>; operations: ShownOperation[] }
export type ShownOperation = { method: 'GET' | 'POST' | 'PATCH'; rel: string; contentType: string; href: string }

export function showOrder(order: Order, { address, expand }: { address: string; expand: readonly string[] }): ShownOrder {
  const parts = Object.fromEntries(
    FOLDED.map((part) => {
      const id = `${order.id}/${(PATHS[part] ?? part).toLowerCase()}`
      return [part, expand.includes(part.toLowerCase()) ? { id, ...unfold(order, part) } : { id }]
    }),
  )
  return {
    paymentOrder: {
      id: order.id,
      created: time(order.created),
      updated: time(order.updated),
      operation: order.operation,
      status: order.status,
      currency: order.currency,
      amount: order.amount,
      vatAmount: order.vatAmount,
      ...(order.status !== 'Initialized' && {
        remainingCaptureAmount: remainingCapture(order),
        remainingCancellationAmount: remainingCapture(order),
        remainingReversalAmount: remainingReversal(order),
      }),
      description: order.description,
      initiatingSystemUserAgent: order.initiatingSystemUserAgent,
      language: order.language,
      availableInstruments: order.operation === 'Purchase' ? ['CreditCard', 'Vipps'] : ['CreditCard'],
      implementation: 'PaymentsOnly',
      integration: '',
      instrumentMode: false,
      guestMode: order.payerReference === null,
      ...parts,
    },
    operations: operationsOf(order, address),
  }
}

/** One sub-resource as its own address answers it; null when there is none of that name. */
export function showPart(order: Order, name: string): Record<string, unknown> | null {
  const part = FOLDED.find((each) => (PATHS[each] ?? each).toLowerCase() === name.toLowerCase())
  return part ? { paymentOrder: order.id, [part]: { id: `${order.id}/${name.toLowerCase()}`, ...unfold(order, part) } } : null
}

function unfold(order: Order, part: Part): Record<string, unknown> {
  const { failedAttempts, failedLater, history } = order
  switch (part) {
    case 'paid':
      return order.paid ? paidOf(order) : {}
    case 'financialTransactions':
      return {
        financialTransactionsList: order.transactions
          .filter(({ type }) => type !== 'Cancellation')
          .map(({ created, ...transaction }) => ({
            ...transaction,
            created: time(created),
            updated: time(created),
            orderItems: { id: `${transaction.id}/orderitems` },
          })),
      }
    case 'failedAttempts':
      return { failedAttemptList: failedAttempts.map(({ created, ...attempt }) => ({ ...attempt, created: time(created) })) }
    case 'postPurchaseFailedAttempts':
      return { postpurchaseFailedAttemptList: failedLater.map(({ created, ...attempt }) => ({ ...attempt, created: time(created) })) }
    case 'history':
      return { historyList: history.map(({ created, ...event }) => ({ ...event, created: time(created) })) }
    case 'failed':
      return order.status === 'Failed' ? { problem: failedAttempts.at(-1)?.problem } : {}
    case 'aborted':
      return order.status === 'Aborted' ? { abortReason: order.abortReason } : {}
    case 'urls':
      return order.urls
    case 'payeeInfo':
      return order.payeeInfo
    case 'payer':
      return order.payerReference === null ? {} : { payerReference: order.payerReference }
    case 'metadata':
      return order.metadata
    default:
      return {}
  }
}

function paidOf(order: Order): Record<string, unknown> {
  const paid = order.paid as NonNullable<Order['paid']>
  const { card } = paid
  return {
    instrument: paid.instrument,
    number: paid.number,
    payeeReference: order.payeeInfo.payeeReference,
    ...(order.payeeInfo.orderReference && { orderReference: order.payeeInfo.orderReference }),
    transactionType: order.operation === 'Verify' ? 'Verification' : 'Authorization',
    amount: order.amount,
    submittedAmount: order.amount,
    feeAmount: 0,
    discountAmount: 0,
    paymentTokenGenerated: false,
    // The casing of a token's type varies at the real one, too.
    ...(paid.token && { tokens: [{ type: 'Unscheduled', token: paid.token, name: card?.maskedPan, expiryDate: card?.expiryDate }] }),
    details: {
      ...(card && { cardBrand: card.brand, cardType: 'Debit', maskedPan: card.maskedPan, expiryDate: card.expiryDate, bin: card.maskedPan.slice(0, 6) }),
      acquirerTransactionType: card ? (card.has3ds ? '3DSECURE' : 'STANDARD') : 'WALLET',
      acquirerTransactionTime: time(paid.at),
      transactionInitiator: order.operation === 'UnscheduledPurchase' ? 'MERCHANT' : 'CARDHOLDER',
    },
  }
}

function operationsOf(order: Order, address: string): ShownOperation[] {
  const href = `${address}${order.id}`
  const shown: ShownOperation[] = []
  if (order.status === 'Initialized' && order.operation !== 'UnscheduledPurchase') {
    const checkout = `${address}/checkout/${order.checkoutKey}`
    shown.push({ method: 'GET', rel: 'redirect-checkout', contentType: 'text/html', href: checkout })
    shown.push({ method: 'GET', rel: 'view-checkout', contentType: 'application/javascript', href: `${address}/checkout/client/${order.checkoutKey}` })
    if (!order.isBusy) {
      shown.push({ method: 'PATCH', rel: 'update-order', contentType: 'application/json', href })
      shown.push({ method: 'PATCH', rel: 'abort', contentType: 'application/json', href })
      shown.push({ method: 'PATCH', rel: 'abort-paymentattempt', contentType: 'application/json', href })
    }
  }
  if (remainingCapture(order) > 0) {
    if (!isLocked(order, 'Capture')) shown.push({ method: 'POST', rel: 'capture', contentType: 'application/json', href: `${href}/captures` })
    shown.push({ method: 'POST', rel: 'cancel', contentType: 'application/json', href: `${href}/cancellations` })
  }
  if (remainingReversal(order) > 0 && !isLocked(order, 'Reversal'))
    shown.push({ method: 'POST', rel: 'reversal', contentType: 'application/json', href: `${href}/reversals` })
  return shown
}
