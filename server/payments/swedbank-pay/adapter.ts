// Swedbank Pay's payment orders v3.1 behind the port's names. Only the base address and the first path are ours to
// know; everything else is followed by its rel, each time as freshly read.

import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Language } from '../../../language/languages.ts'
import type { Circuit } from '../circuit.ts'
import { makeOutgoing, type OutgoingAnswer, type OutgoingCall, type OutgoingLimits } from '../outgoing.ts'
import {
  callbackPath,
  type CallbackNews,
  type Charge,
  type ChargeOutcome,
  type MadePayment,
  type PaymentProvider,
  type PaymentToMake,
  ProviderTrouble,
  type ReceivedCallback,
} from '../port.ts'
import { chargeRefusalOf } from './charge-refusals.ts'
import { EXPANDED, paymentOf } from './read-order.ts'
import { type Answer, type Problem, readAnswer, readJson, readProblem, typeOf } from './shapes.ts'

export type SwedbankPaySettings = {
  /** https://api.payex.com, its test twin, or a simulator. */
  apiUrl: string
  accessToken: string
  payeeId: string
  /** Where each operator's money is settled, by organisation number; without one it goes to the account's own. */
  subsites: Readonly<Record<string, string>>
}

export type SwedbankPayParts = SwedbankPaySettings & {
  circuit: Circuit
  /** Where the payer's pages are, and where callbacks reach us: the addresses' beginnings. */
  publicUrl: string
  callbackUrl: () => string
  /** Unguessable: callbacks are not signed. */
  callbackSecret: string
  limits?: OutgoingLimits
}

const VERSION = 'application/json;version=3.1'
const ACCEPTED = `application/problem+json; q=1.0, ${VERSION}; q=0.9`
const USER_AGENT = 'Kantinekort/0.1'
// Norwegian is one language to Swedbank Pay.
const LANGUAGES: Record<Language, string> = { nb: 'nb-NO', nn: 'nb-NO', en: 'en-US' }

type Ask = Pick<OutgoingCall, 'method' | 'url' | 'mayRepeat'> & { body?: object }

export function makeSwedbankPay(parts: SwedbankPayParts): PaymentProvider {
  const { apiUrl, accessToken, payeeId, subsites, circuit, publicUrl, callbackUrl, callbackSecret, limits } = parts
  const outgoing = makeOutgoing(circuit, limits)

  const send = ({ method, url, mayRepeat, body }: Ask): Promise<OutgoingAnswer> =>
    outgoing({
      method,
      url,
      mayRepeat,
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: ACCEPTED,
        'user-agent': USER_AGENT,
        'session-id': randomUUID(),
        ...(body && { 'content-type': VERSION }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })

  const ask = async (wish: Ask): Promise<Answer> => {
    const { status, text } = await send(wish)
    if (status >= 200 && status < 300) return readAnswer(text)
    throw troubleOf(status, readProblem(text))
  }

  const fetchOrder = (id: string): Promise<Answer> => ask({ method: 'GET', url: `${urlOf(apiUrl, id)}?${EXPANDED}`, mayRepeat: true })

  /** Does what is open to do under `rel`, and answers the order as it is then. */
  const follow = async (id: string, rel: string, body: object): Promise<Answer> => {
    const found = (await fetchOrder(id)).operations.find((operation) => operation.rel === rel)
    if (!found || (found.method !== 'POST' && found.method !== 'PATCH')) throw new ProviderTrouble('not_possible_now', { theirCode: `no ${rel}` })
    // Anything but their own address would get our key.
    if (new URL(found.href).origin !== new URL(apiUrl).origin) throw new ProviderTrouble('answer_not_understood')
    await send({ method: found.method, url: found.href, body, mayRepeat: false }).then(refuseProblems)
    return fetchOrder(id)
  }

  const payeeInfo = ({
    reference,
    order,
    payeeName,
    operatorOrganisationNumber,
  }: Pick<PaymentToMake, 'reference' | 'order' | 'payeeName' | 'operatorOrganisationNumber'>) => {
    const subsite = subsites[operatorOrganisationNumber]
    return { payeeId, payeeReference: reference, payeeName: payeeName.slice(0, 75), orderReference: order, ...(subsite && { subsite }) }
  }
  const callback = () => `${callbackUrl()}${callbackPath('swedbank-pay')}/${callbackSecret}`

  const make = async (payment: PaymentToMake): Promise<MadePayment> => {
    const { amountOre, description, language, payer, returnUrl, keepsCard } = payment
    const { paymentOrder, operations } = await ask({
      method: 'POST',
      url: `${apiUrl}/psp/paymentorders`,
      // The reference makes it one payment however often it is sent, and a lost answer is told as 'reference_used'.
      mayRepeat: true,
      body: {
        paymentorder: {
          operation: 'Purchase',
          currency: 'NOK',
          amount: amountOre,
          vatAmount: 0,
          description,
          userAgent: payer.userAgent,
          language: LANGUAGES[language],
          ...(keepsCard && { generateUnscheduledToken: true }),
          urls: { hostUrls: [publicUrl], completeUrl: returnUrl, cancelUrl: returnUrl, callbackUrl: callback() },
          payeeInfo: payeeInfo(payment),
          payer: { payerReference: payer.reference, ...(payer.email && { email: payer.email }), ...(payer.mobile && { msisdn: payer.mobile }) },
        },
      },
    })
    const payAt = operations.find(({ rel }) => rel === 'redirect-checkout')?.href
    if (!payAt) throw new ProviderTrouble('answer_not_understood', { theirCode: 'no redirect-checkout' })
    return { providerReference: paymentOrder.id, payAt }
  }

  const charge = async ({ token, ...payment }: Charge): Promise<ChargeOutcome> => {
    const { amountOre, description, language, payer } = payment
    const answer = await send({
      method: 'POST',
      // Unfolded at once: another question could be lost, and with it which payment it was.
      url: `${apiUrl}/psp/paymentorders?${EXPANDED}`,
      mayRepeat: false,
      body: {
        paymentorder: {
          operation: 'UnscheduledPurchase',
          unscheduledToken: token,
          currency: 'NOK',
          amount: amountOre,
          vatAmount: 0,
          description,
          userAgent: USER_AGENT,
          language: LANGUAGES[language],
          urls: { callbackUrl: callback() },
          payeeInfo: payeeInfo(payment),
          payer: { payerReference: payer.reference },
        },
      },
    })
    if (answer.status >= 300) {
      const problem = readProblem(answer.text)
      // A problem of the card is an answer; one of our request is a trouble.
      if (problem && (/\/creditcard\//i.test(problem.type) || typeOf(problem).startsWith('paymenttoken')))
        return { providerReference: null, refusal: chargeRefusalOf(problem) }
      if (problem && namesField(problem, 'unscheduledtoken')) return { providerReference: null, refusal: { reason: 'token_ended', advice: 'stop' } }
      throw troubleOf(answer.status, problem)
    }
    const whole = readAnswer(answer.text)
    const { paymentOrder } = whole
    if (whole.paymentOrder.status !== 'Failed') return { providerReference: paymentOrder.id, payment: paymentOf(whole) }
    const problem = whole.paymentOrder.failed?.problem
    return { providerReference: paymentOrder.id, refusal: problem ? chargeRefusalOf(problem) : { reason: 'other', advice: 'later' } }
  }

  return {
    name: 'swedbank-pay',
    capabilities: { storedCards: true, signedCallbacks: false, leastOre: 100, mostOre: 10_000_000 },
    make,
    read: async (id) => paymentOf(await fetchOrder(id)),
    capture: async ({ providerReference, reference, description, amountOre }) =>
      paymentOf(await follow(providerReference, 'capture', { transaction: { description, amount: amountOre, vatAmount: 0, payeeReference: reference } })),
    cancel: async ({ providerReference, reference, description }) => {
      const { paymentOrder } = await fetchOrder(providerReference)
      if (paymentOrder.status === 'Initialized')
        return paymentOf(await follow(providerReference, 'abort', { paymentorder: { operation: 'Abort', abortReason: 'CancelledByConsumer' } }))
      return paymentOf(await follow(providerReference, 'cancel', { transaction: { description, payeeReference: reference } }))
    },
    refund: async ({ providerReference, reference, description, amountOre }) =>
      paymentOf(await follow(providerReference, 'reversal', { transaction: { description, amount: amountOre, vatAmount: 0, payeeReference: reference } })),
    storedCards: {
      charge,
      forget: async (token) => {
        const body = { state: 'Deleted', comment: 'The owner has ended it' }
        const answer = await send({ method: 'PATCH', url: `${apiUrl}/psp/paymentorders/unscheduledTokens/${encodeURIComponent(token)}`, body, mayRepeat: true })
        // What they no longer know needs no forgetting.
        if (answer.status !== 404) refuseProblems(answer)
      },
    },
    look: async () => {
      // An order that nobody has made: not found is the answer of somebody who is there.
      await send({ method: 'GET', url: `${apiUrl}/psp/paymentorders/00000000-0000-0000-0000-000000000000`, mayRepeat: false })
    },
    // Without a subsite the money goes to the account's own.
    serves: () => true,
    readCallback: (received) => newsOf(received, callbackSecret),
  }
}

// The stored id is theirs; it is a path below their address and nothing else.
function urlOf(apiUrl: string, id: string): string {
  if (!/^\/[\w/-]{1,199}$/.test(id)) throw new ProviderTrouble('payment_not_found')
  return apiUrl + id
}

function refuseProblems({ status, text }: OutgoingAnswer): void {
  if (status < 200 || status >= 300) throw troubleOf(status, readProblem(text))
}

const namesField = ({ problems = [] }: Problem, field: string) => problems.some(({ name }) => name.toLowerCase().endsWith(field))

function troubleOf(status: number, problem: Problem | null): ProviderTrouble {
  if (!problem) return new ProviderTrouble(status === 404 ? 'payment_not_found' : 'answer_not_understood', { theirCode: String(status) })
  const theirCode = typeOf(problem)
  const told = { theirCode, trace: problem.instance?.split('/').at(-1) ?? null }
  if (namesField(problem, 'payeereference')) return new ProviderTrouble('reference_used', told)
  if (theirCode === 'notfound' || status === 404) return new ProviderTrouble('payment_not_found', told)
  if (theirCode === 'configurationerror') return new ProviderTrouble('keys_refused', told)
  if (theirCode === 'forbidden') return new ProviderTrouble(status === 403 ? 'not_possible_now' : 'keys_refused', told)
  return new ProviderTrouble('request_refused', told)
}

function newsOf({ rawBody, secretInPath }: ReceivedCallback, secret: string): CallbackNews | null {
  const [given, wanted] = [Buffer.from(secretInPath), Buffer.from(secret)]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  const body = readJson(Buffer.from(rawBody).toString('utf8'))
  const order = (body as { orderReference?: unknown } | null)?.orderReference
  // It is not said what has happened, so the same words may be about something new.
  return { order: typeof order === 'string' && order.length <= 50 ? order : null, happening: null }
}
