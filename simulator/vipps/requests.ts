// What a merchant may send, checked as Vipps MobilePay checks it.

import { fieldProblem, type Problem, problem } from './problems.ts'

type Fields = Record<string, unknown>
export const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {})

export type PaymentWish = {
  reference: string
  amount: number
  currency: string
  description: string
  returnUrl: string
  metadata: Record<string, string> | null
  prefilledNumber: string | null
}

const KNOWN = new Set([
  'amount',
  'customer',
  'customerInteraction',
  'metadata',
  'paymentDescription',
  'paymentMethod',
  'profile',
  'receipt',
  'receiptUrl',
  'reference',
  'returnUrl',
  'userFlow',
  'expiresAt',
])
const LEAST = 100
const MOST = 65_000_000

type Read<Wish> = { wish: Wish; found: null } | { wish: null; found: Problem }
const no = (found: Problem) => ({ wish: null, found }) as const

export function readPayment(body: unknown): Read<PaymentWish> {
  const given = fieldsOf(body)
  const amount = fieldsOf(given.amount)
  const unknown = Object.keys(given).find((name) => !KNOWN.has(name))
  if (unknown) return no(fieldProblem(unknown, 'The field is not known.'))
  if (amount.currency !== 'NOK') return no(problem('5040'))
  if (!Number.isInteger(amount.value) || (amount.value as number) > MOST || (amount.value as number) < 0) return no(problem('4040'))
  if ((amount.value as number) < LEAST) return no(problem('6010'))
  // Cards outside the app do not work in their test environment either.
  if (fieldsOf(given.paymentMethod).type !== 'WALLET') return no(problem('4160'))
  if (typeof given.reference !== 'string' || !/^[a-zA-Z0-9-]{8,64}$/.test(given.reference))
    return no(fieldProblem('reference', 'It must match ^[a-zA-Z0-9-]{8,64}$.'))
  if (given.userFlow === 'PUSH_MESSAGE') return no(problem('5080'))
  if (given.userFlow !== 'WEB_REDIRECT') return no(fieldProblem('userFlow', 'Only WEB_REDIRECT is simulated.'))
  if (!isReturnUrl(given.returnUrl)) return no(problem('4090'))
  const description = given.paymentDescription ?? ''
  if (typeof description !== 'string' || (description !== '' && (description.length < 3 || description.length > 100)))
    return no(fieldProblem('paymentDescription', 'It must have 3 to 100 characters.'))
  if (given.expiresAt !== undefined && given.expiresAt !== null) return no(problem('5050'))
  if (fieldsOf(given.profile).scope !== undefined) return no(problem('5030'))
  const metadata = given.metadata === undefined || given.metadata === null ? null : fieldsOf(given.metadata)
  const wrong = metadata && problemOfMetadata(metadata)
  if (wrong) return no(wrong)
  const customer = fieldsOf(given.customer)
  if (given.customer !== undefined && Object.keys(customer).length !== 1) return no(problem('4050'))
  const { phoneNumber } = customer
  if (phoneNumber !== undefined && !(typeof phoneNumber === 'string' && /^\d{10,15}$/.test(phoneNumber))) return no(problem('4070'))
  return {
    found: null,
    wish: {
      reference: given.reference,
      amount: amount.value as number,
      currency: 'NOK',
      description,
      returnUrl: given.returnUrl as string,
      metadata: metadata as Record<string, string> | null,
      prefilledNumber: (phoneNumber as string | undefined) ?? null,
    },
  }
}

// HTTPS or an app; and this machine, since the simulator is on it.
function isReturnUrl(text: unknown): boolean {
  const url = typeof text === 'string' && text.length <= 2_000 ? URL.parse(text) : null
  if (!url) return false
  return url.protocol !== 'http:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}

function problemOfMetadata(metadata: Fields): Problem | null {
  const pairs = Object.entries(metadata)
  if (pairs.length > 5) return problem('4100')
  if (pairs.some(([key]) => key.length > 100)) return problem('4110')
  if (pairs.some(([, value]) => typeof value !== 'string' || value.length > 500)) return problem('4120')
  return null
}

/** The amount of a capture or a refund. */
export function readModification(body: unknown): Read<number> {
  const { currency, value } = fieldsOf(fieldsOf(body).modificationAmount)
  if (currency !== 'NOK') return no(problem('5040'))
  if (!Number.isInteger(value) || (value as number) > MOST || (value as number) <= 0) return no(problem('4040'))
  return { wish: value as number, found: null }
}

const HEADERS = ['vipps-system-name', 'vipps-system-version', 'vipps-system-plugin-name', 'vipps-system-plugin-version']

/** What is wrong with the headers that name the merchant's system. */
export function problemOfHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Problem | null {
  const long = HEADERS.find((name) => String(headers[name] ?? '').length > 30)
  return long ? fieldProblem(long, 'It must have at most 30 characters.') : null
}
