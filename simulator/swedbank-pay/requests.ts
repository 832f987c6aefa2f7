// What a merchant may send, checked as Swedbank Pay checks it: the first fault is named by its field.

import type { IncomingHttpHeaders } from 'node:http'
import type { TransactionWish } from './deeds.ts'
import { newCheckoutKey, newOrderId, type Order } from './orders.ts'
import { inputError, type Problem } from './problems.ts'

type Fields = Record<string, unknown>
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {})
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= most
const isAmount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0
const isReference = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9]{1,30}$/.test(value)
const isUrl = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\/[^\s"<>]+$/.test(value) && value.length <= 2_000

const OPERATIONS = ['Purchase', 'Verify', 'UnscheduledPurchase'] as const
const LANGUAGES = ['nb-NO', 'en-US', 'sv-SE', 'da-DK', 'fi-FI']

type ReadOrder = { order: Order; token: string | null; found: null } | { order: null; token: null; found: Problem }

export function readOrder(body: unknown, { now, headers }: { now: Date; headers: IncomingHttpHeaders }): ReadOrder {
  const wish = fieldsOf(fieldsOf(body).paymentorder)
  const urls = fieldsOf(wish.urls)
  const payeeInfo = fieldsOf(wish.payeeInfo)
  const payer = fieldsOf(wish.payer)
  const operation = OPERATIONS.find((each) => each === wish.operation)
  const isAlone = operation === 'UnscheduledPurchase'
  const wantsToken = wish.generateUnscheduledToken === true
  const no = (name: string, description: string): ReadOrder => ({ order: null, token: null, found: inputError(`PaymentOrder.${name}`, description) })

  if (!/version=3\.1/.test(headers['content-type'] ?? '')) return no('Version', 'Only version 3.1 is simulated: send it in Content-Type')
  if (!operation) return no('Operation', 'The operation is not known')
  if (wish.currency !== 'NOK') return no('Currency', 'The currency must be NOK')
  if (operation !== 'Verify' && !(isAmount(wish.amount) && wish.amount > 0)) return no('Amount', 'The amount must be a whole number above 0')
  if (operation !== 'Verify' && !isAmount(wish.vatAmount)) return no('VatAmount', 'The VAT amount is missing')
  if (!isText(wish.description, 40)) return no('Description', 'The description must have 1 to 40 characters')
  if (!isText(wish.userAgent, 500)) return no('UserAgent', 'The user agent is missing')
  if (!isText(wish.language, 10)) return no('Language', 'The language is missing')
  if (!isText(payeeInfo.payeeId, 36)) return no('PayeeInfo.PayeeId', 'The payee is missing')
  if (!isReference(payeeInfo.payeeReference)) return no('PayeeInfo.PayeeReference', 'The payeeReference must be 1 to 30 letters and digits')
  if (payeeInfo.orderReference !== undefined && !isText(payeeInfo.orderReference, 50)) return no('PayeeInfo.OrderReference', 'At most 50 characters')
  if (payeeInfo.subsite !== undefined && !(isText(payeeInfo.subsite, 40) && /^[A-Za-z0-9]+$/.test(payeeInfo.subsite)))
    return no('PayeeInfo.Subsite', 'At most 40 letters and digits')
  if (!isAlone && !(Array.isArray(urls.hostUrls) && urls.hostUrls.every(isUrl) && urls.hostUrls.length > 0))
    return no('Urls.HostUrls', 'The host addresses are missing')
  if (!isAlone && !isUrl(urls.completeUrl)) return no('Urls.CompleteUrl', 'The address is missing')
  if (!isAlone && !isUrl(urls.cancelUrl)) return no('Urls.CancelUrl', 'The address is missing')
  if (urls.callbackUrl !== undefined && !isUrl(urls.callbackUrl)) return no('Urls.CallbackUrl', 'It is not an address')
  if ((wantsToken || isAlone) && !isText(payer.payerReference, 100)) return no('Payer.PayerReference', 'A token needs a payer reference')
  if (/@|^\+?\d{8,}$/.test(String(payer.payerReference ?? ''))) return no('Payer.PayerReference', 'It must not be an e-mail address or a number')
  if (isAlone && !isText(wish.unscheduledToken, 100)) return no('UnscheduledToken', 'The token is missing')

  const language = LANGUAGES.includes(wish.language) ? wish.language : 'en-US'
  return {
    found: null,
    token: isAlone ? (wish.unscheduledToken as string) : null,
    order: {
      id: newOrderId(),
      created: now,
      updated: now,
      operation,
      status: 'Initialized',
      version: '3.1',
      currency: 'NOK',
      amount: operation === 'Verify' ? 0 : (wish.amount as number),
      vatAmount: operation === 'Verify' ? 0 : (wish.vatAmount as number),
      description: wish.description,
      language,
      initiatingSystemUserAgent: headers['user-agent'] ?? '',
      urls: urls as Order['urls'],
      payeeInfo: payeeInfo as Order['payeeInfo'],
      payerReference: (payer.payerReference as string | undefined) ?? null,
      metadata: fieldsOf(wish.metadata),
      wantsToken,
      checkoutKey: newCheckoutKey(),
      proof: null,
      isBusy: false,
      paid: null,
      captured: 0,
      cancelled: 0,
      reversed: 0,
      transactions: [],
      failedAttempts: [],
      failedLater: [],
      abortReason: null,
      failuresInARow: { Capture: 0, Reversal: 0 },
      history: [],
    },
  }
}

type Read<Wish> = { wish: Wish; found: null } | { wish: null; found: Problem }

/** A cancellation: it has no amount. */
export function readTransaction(body: unknown): Read<TransactionWish> {
  const { description, payeeReference, receiptReference } = fieldsOf(fieldsOf(body).transaction)
  if (!isText(description, 40)) return { wish: null, found: inputError('Transaction.Description', 'The description must have 1 to 40 characters') }
  if (!isReference(payeeReference))
    return { wish: null, found: inputError('Transaction.PayeeReference', 'The payeeReference must be 1 to 30 letters and digits') }
  return { found: null, wish: { description, payeeReference, amount: 0, vatAmount: 0, ...(isText(receiptReference, 30) && { receiptReference }) } }
}

export function readWholeTransaction(body: unknown): Read<TransactionWish> {
  const { amount, vatAmount } = fieldsOf(fieldsOf(body).transaction)
  if (!isAmount(amount) || amount === 0) return { wish: null, found: inputError('Transaction.Amount', 'The amount must be a whole number above 0') }
  if (!isAmount(vatAmount)) return { wish: null, found: inputError('Transaction.VatAmount', 'The VAT amount is missing') }
  const { wish, found } = readTransaction(body)
  return found ? { wish: null, found } : { found: null, wish: { ...wish, amount, vatAmount } }
}
