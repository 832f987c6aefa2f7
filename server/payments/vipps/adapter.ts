// Vipps MobilePay's ePayment behind the port's names. Every operation goes under our reference as its idempotency key,
// so asking again gives the first answer; where the money is, only the payment read anew says.

import type { Circuit } from '../circuit.ts'
import type { OutgoingLimits } from '../outgoing.ts'
import {
  type CallbackNews,
  type MadePayment,
  type Operation,
  type OperationWithAmount,
  type PaymentProvider,
  type PaymentToMake,
  type ProviderPayment,
  ProviderTrouble,
  type ReceivedCallback,
  type WebhookTrouble,
} from '../port.ts'
import { makeVippsClient, type VippsAsk, type VippsClient } from './client.ts'
import { hasEvents, paymentOf } from './read-payment.ts'
import { orderOf, paymentName, readPaymentName, referenceFor } from './references.ts'
import { salesUnitOf, type VippsSettings } from './sales-units.ts'
import { CreatedPayment, Payment, type PaymentEvent, PaymentEvents, readAs, WebhookBody } from './shapes.ts'
import { ledgerAt, readDay } from './reports.ts'
import { isGenuine } from './webhooks.ts'
import { listWebhooks, WEBHOOK_EVENTS, webhookUrl } from './webhook-registrations.ts'

export type VippsParts = VippsSettings & {
  circuit: Circuit
  now: () => Date
  /** Where webhooks reach us: the address's beginning. */
  callbackUrl: () => string
  limits?: OutgoingLimits
}

const PAYMENTS = '/epayment/v1/payments'
/** A payment that nobody has made. */
const NO_PAYMENT = 'kantinekort-is-anybody-there'

export function makeVipps({ apiUrl, salesUnits, circuit, now, callbackUrl, limits }: VippsParts): PaymentProvider {
  const isAlone = salesUnits.length === 1
  const clients = new Map(
    salesUnits.map((salesUnit) => [salesUnit.merchantSerialNumber, makeVippsClient({ apiUrl, salesUnit, circuit, now, isAlone, ...(limits && { limits }) })]),
  )

  /** The line to the payment's own sales unit. Without its keys nobody knows how the payment stands. */
  const paymentAt = (providerReference: string): { client: VippsClient; path: string } => {
    const { merchantSerialNumber, reference } = readPaymentName(providerReference)
    const client = clients.get(merchantSerialNumber)
    if (!client) throw new ProviderTrouble('keys_refused', { theirCode: 'no such sales unit' })
    return { client, path: `${PAYMENTS}/${reference}` }
  }

  const clientOf = (organisationNumber: string): VippsClient | null => {
    const salesUnit = salesUnitOf(salesUnits, organisationNumber)
    return (salesUnit && clients.get(salesUnit.merchantSerialNumber)) ?? null
  }

  const make = async (payment: PaymentToMake): Promise<MadePayment> => {
    const { reference: key, order, amountOre, description, payer, returnUrl, operatorOrganisationNumber } = payment
    const client = clientOf(operatorOrganisationNumber)
    if (!client) throw new ProviderTrouble('request_refused', { theirCode: 'no sales unit' })
    const reference = referenceFor(order, key)
    const phoneNumber = norwegianMobile(payer.mobile)
    const { redirectUrl } = await client.ask(CreatedPayment, {
      method: 'POST',
      path: PAYMENTS,
      key,
      body: {
        amount: { currency: 'NOK', value: amountOre },
        paymentMethod: { type: 'WALLET' },
        ...(phoneNumber && { customer: { phoneNumber } }),
        customerInteraction: 'CUSTOMER_NOT_PRESENT',
        reference,
        returnUrl,
        userFlow: 'WEB_REDIRECT',
        paymentDescription: description.slice(0, 100),
        metadata: { order },
      },
    })
    // Payers are sent there as it stands.
    if (!['https:', 'http:'].includes(URL.parse(redirectUrl)?.protocol ?? '')) throw new ProviderTrouble('answer_not_understood')
    return { providerReference: paymentName(client.merchantSerialNumber, reference), payAt: redirectUrl }
  }

  const readEvents = (client: VippsClient, path: string, endsAt: number): Promise<PaymentEvent[]> =>
    client.ask(PaymentEvents, { method: 'GET', path: `${path}/events`, endsAt })

  const read = async (providerReference: string): Promise<ProviderPayment> => {
    const { client, path } = paymentAt(providerReference)
    const endsAt = client.endOfTime()
    const payment = await client.ask(Payment, { method: 'GET', path, endsAt })
    return paymentOf(payment, hasEvents(payment) ? await readEvents(client, path, endsAt) : [])
  }

  /** Does something to a payment, and answers it as it is then. */
  const change = async (providerReference: string, verb: 'capture' | 'refund' | 'cancel', wish: Pick<VippsAsk, 'key' | 'body' | 'endsAt'>) => {
    const { client, path } = paymentAt(providerReference)
    const { endsAt = client.endOfTime() } = wish
    const payment = await client.ask(Payment, { method: 'POST', path: `${path}/${verb}`, ...wish, endsAt })
    // It is done, whether its number is known yet or not: that comes with the next reading.
    return paymentOf(payment, await readEvents(client, path, endsAt).catch(() => []))
  }
  const withAmount = ({ reference, amountOre }: OperationWithAmount) => ({
    key: reference,
    body: { modificationAmount: { currency: 'NOK', value: amountOre } },
  })

  const cancel = async ({ providerReference, reference }: Operation): Promise<ProviderPayment> => {
    const { client, path } = paymentAt(providerReference)
    const endsAt = client.endOfTime()
    const payment = await client.ask(Payment, { method: 'GET', path, endsAt })
    const { state } = payment
    // What has ended already needs no ending.
    if (state !== 'CREATED' && state !== 'AUTHORIZED') return paymentOf(payment, await readEvents(client, path, endsAt))
    // A payer who approves at this very moment has paid: an open payment is ended only as long as it is open.
    return change(providerReference, 'cancel', { key: reference, endsAt, ...(state === 'CREATED' && { body: { cancelTransactionOnly: true } }) })
  }

  const readCallback = (received: ReceivedCallback): CallbackNews | null => {
    const salesUnit = salesUnits.find(({ merchantSerialNumber }) => merchantSerialNumber === received.secretInPath)
    if (!salesUnit) return null
    const { merchantSerialNumber, webhookSecrets: secrets } = salesUnit
    if (!isGenuine(received, { url: webhookUrl(callbackUrl(), merchantSerialNumber), secrets, now: now() })) return null
    return newsOf(Buffer.from(received.rawBody).toString('utf8'), merchantSerialNumber)
  }

  return {
    name: 'vipps',
    capabilities: { storedCards: false, signedCallbacks: true, leastOre: 100, mostOre: 65_000_000 },
    serves: (organisationNumber) => salesUnitOf(salesUnits, organisationNumber) !== null,
    make,
    read,
    capture: (operation) => change(operation.providerReference, 'capture', withAmount(operation)),
    cancel,
    refund: (operation) => change(operation.providerReference, 'refund', withAmount(operation)),
    storedCards: null,
    look: async () => {
      // Not found is the answer of somebody who is there.
      await [...clients.values()][0]?.send({ method: 'GET', path: `${PAYMENTS}/${NO_PAYMENT}` })
    },
    readCallback,
    orderOf,
    statements: {
      ledgerOf: async (organisationNumber) => {
        const client = clientOf(organisationNumber)
        return client && ledgerAt(client)
      },
      readDay: async (organisationNumber, wish) => {
        const client = clientOf(organisationNumber)
        return client && readDay(client, wish)
      },
    },
    webhookTroubles: async () => {
      const troubles: WebhookTrouble[] = []
      for (const { merchantSerialNumber, webhookSecrets } of salesUnits) {
        const client = clients.get(merchantSerialNumber)
        const url = webhookUrl(callbackUrl(), merchantSerialNumber)
        const here = client ? (await listWebhooks(client)).filter((each) => each.url === url) : []
        const events = new Set(here.flatMap((each) => each.events))
        const what =
          here.length === 0 ? 'missing' : WEBHOOK_EVENTS.some((event) => !events.has(event)) ? 'events' : webhookSecrets.length === 0 ? 'no_secret' : null
        if (what !== null) troubles.push({ salesUnit: merchantSerialNumber, what })
      }
      return troubles
    },
  }
}

// They know Norwegian numbers, written without the plus.
const norwegianMobile = (mobile: string | undefined): string | null => (mobile && /^\+47\d{8}$/.test(mobile) ? mobile.slice(1) : null)

function newsOf(text: string, merchantSerialNumber: string): CallbackNews {
  const nothing: CallbackNews = { order: null, happening: null }
  try {
    const { msn, reference, pspReference, name, success } = readAs(WebhookBody, text)
    if (msn !== merchantSerialNumber) return nothing
    return { order: orderOf(reference), happening: `${pspReference} ${name} ${success}`.slice(0, 200) }
  } catch {
    // Of another kind, or about something that we have not asked for.
    return nothing
  }
}
