// What tests of top-ups need: a payer, and a provider whose payments the test decides itself.

import { sql } from '../database/transaction.ts'
import type { House } from '../server/house.ts'
import type { ChargeRefusal, PaymentProvider, Payments, ProviderMovement, ProviderPayment, ProviderWord } from '../server/payments/index.ts'
import { ProviderTrouble } from '../server/payments/index.ts'
import { learnOfPayment } from '../server/topups/index.ts'

/** Somebody who pays in, as a row; who may do so is decided at the door, not here. */
export async function makePayer(house: House, { language = 'nb', email = `${house.newId()}@example.no` } = {}): Promise<string> {
  const personId = house.newId()
  await house.database.query(sql`
    insert into person (id, email, first_name, last_name, language, made_at)
    values (${personId}, ${email}, 'Kari', 'Prøve', ${language}, ${house.clock.now()})`)
  return personId
}

/** Runs before or after a step; throws when the process is to die there. */
type StepName = 'make' | 'read' | 'capture' | 'cancel' | 'refund' | 'charge' | 'forget'
export type Step = `${'before' | 'after'} ${StepName}`

export type ScriptedProvider = PaymentProvider & {
  /** The provider's own truth, by what we call the payment. */
  words: Map<string, ProviderWord>
  isDown: boolean
  /** Captures that are refused from now on, and how. */
  refusedCaptures: number
  /** Refunds that are refused from now on. */
  refusedRefunds: number
  refusesWith: 'request_refused' | 'refused_for_now'
  /** Set to make something happen at a step. */
  at: (step: Step) => void | Promise<void>
  made: number
  reads: number
  captures: number
  refunds: number
  charges: number
  /** How stored cards are refused from now on, one after the other. */
  refusals: ChargeRefusal[]
  /** The tokens that are good for a charge, with their cards’ last month. */
  tokens: Map<string, string | null>
  /** Moves money without being asked: at the provider's own portal, or by the payer's bank. */
  takeBack: (order: string, kind: 'refund' | 'chargeback', amountOre: number) => void
  paymentOf: (order: string) => ProviderPayment
  payments: Payments
}

/** A provider in memory: a payment is open until the test writes another word. */
export function makeScriptedProvider(): ScriptedProvider {
  const amounts = new Map<string, number>()
  const movements = new Map<string, ProviderMovement[]>()
  const used = new Set<string>()
  const keeping = new Set<string>()
  const seen = new Set<string>()
  let number = 0

  const step = async <Done>(name: StepName, work: () => Done): Promise<Done> => {
    await provider.at(`before ${name}`)
    if (provider.isDown) throw new ProviderTrouble('no_answer')
    const done = work()
    await provider.at(`after ${name}`)
    return done
  }
  const useOnce = (reference: string) => {
    if (used.has(reference)) throw new ProviderTrouble('reference_used')
    used.add(reference)
  }
  /** The payer lets us keep the card by paying. */
  const cardOf = (order: string) => {
    const word = provider.words.get(order)
    if (!keeping.has(order) || (word !== 'authorised' && word !== 'captured')) return null
    const token = `token-of-${order}`
    if (!seen.has(token) && !provider.tokens.has(token)) provider.tokens.set(token, '2028-12')
    seen.add(token)
    return { token, label: 'Visa •••• 0004', validUntil: provider.tokens.get(token) ?? '2028-12' }
  }
  const orderOf = (providerReference: string) => providerReference.slice(3)
  const listOf = (order: string) => movements.get(order) ?? movements.set(order, []).get(order)!
  const move = (order: string, kind: ProviderMovement['kind'], amountOre: number, reference: string | null) => {
    listOf(order).push({ kind, reference, number: String((number += 1)), amountOre, happenedAt: new Date('2026-11-03T10:30:01Z'), feeOre: null })
  }

  const provider: ScriptedProvider = {
    name: 'swedbank-pay',
    capabilities: { storedCards: true, signedCallbacks: false, leastOre: 100, mostOre: 10_000_000 },
    words: new Map(),
    isDown: false,
    refusedCaptures: 0,
    refusedRefunds: 0,
    refusesWith: 'request_refused',
    at: () => {},
    made: 0,
    reads: 0,
    captures: 0,
    refunds: 0,
    charges: 0,
    refusals: [],
    tokens: new Map(),
    takeBack: (order, kind, amountOre) => move(order, kind, amountOre, null),
    paymentOf: (order) => {
      const word = provider.words.get(order) ?? 'open'
      const amountOre = amounts.get(order) ?? 0
      const sum = (kinds: string[]) => listOf(order).reduce((total, movement) => total + (kinds.includes(movement.kind) ? movement.amountOre : 0), 0)
      const capturedOre = sum(['capture'])
      return {
        word,
        amountOre,
        authorisedOre: word === 'authorised' ? amountOre : capturedOre,
        capturedOre,
        refundedOre: sum(['refund', 'chargeback']),
        movements: [...listOf(order)],
        failedReferences: [],
        storedCard: cardOf(order),
      }
    },
    make: ({ reference, order, amountOre, keepsCard }) =>
      step('make', () => {
        useOnce(reference)
        provider.made += 1
        amounts.set(order, amountOre)
        if (keepsCard) keeping.add(order)
        if (!provider.words.has(order)) provider.words.set(order, 'open')
        return { providerReference: `/p/${order}`, payAt: `https://pay.example/${order}` }
      }),
    read: (providerReference) =>
      step('read', () => {
        provider.reads += 1
        return provider.paymentOf(orderOf(providerReference))
      }),
    capture: ({ providerReference, reference, amountOre }) =>
      step('capture', () => {
        const order = orderOf(providerReference)
        if (provider.refusedCaptures > 0) {
          provider.refusedCaptures -= 1
          throw new ProviderTrouble(provider.refusesWith)
        }
        if (provider.words.get(order) !== 'authorised') throw new ProviderTrouble('not_possible_now')
        useOnce(reference)
        provider.captures += 1
        provider.words.set(order, 'captured')
        move(order, 'capture', amountOre, reference)
        return provider.paymentOf(order)
      }),
    cancel: ({ providerReference }) =>
      step('cancel', () => {
        const order = orderOf(providerReference)
        const word = provider.words.get(order)
        if (word !== 'open' && word !== 'authorised') throw new ProviderTrouble('not_possible_now')
        provider.words.set(order, word === 'open' ? 'abandoned' : 'released')
        return provider.paymentOf(order)
      }),
    refund: ({ providerReference, reference, amountOre }) =>
      step('refund', () => {
        const order = orderOf(providerReference)
        if (provider.refusedRefunds > 0) {
          provider.refusedRefunds -= 1
          throw new ProviderTrouble('request_refused')
        }
        const { capturedOre, refundedOre } = provider.paymentOf(order)
        if (amountOre > capturedOre - refundedOre) throw new ProviderTrouble('not_possible_now')
        useOnce(reference)
        provider.refunds += 1
        move(order, 'refund', amountOre, reference)
        return provider.paymentOf(order)
      }),
    storedCards: {
      charge: ({ reference, order, amountOre, token }) =>
        step('charge', () => {
          useOnce(reference)
          const refusal = provider.tokens.has(token) ? provider.refusals.shift() : ({ reason: 'token_ended', advice: 'stop' } as const)
          if (refusal) return { providerReference: `/p/${order}`, refusal }
          provider.charges += 1
          amounts.set(order, amountOre)
          provider.words.set(order, 'authorised')
          return { providerReference: `/p/${order}`, payment: provider.paymentOf(order) }
        }),
      forget: (token) => step('forget', () => void provider.tokens.delete(token)),
    },
    look: () => step('read', () => {}),
    serves: () => true,
    readCallback: ({ rawBody }) => {
      const { order, happening = null } = JSON.parse(Buffer.from(rawBody).toString()) as { order: string | null; happening?: string | null }
      return order === 'forged' ? null : { order, happening }
    },
    payments: {
      all: [],
      find: () => provider,
      down: async () => [],
      start: () => {},
      stop: async () => {},
    },
  }
  provider.payments = { ...provider.payments, all: [provider] }
  return provider
}

/** A payment that the provider has taken, with the capture that shows it. */
export function takenPayment(amountOre: number): ProviderPayment {
  const capture: ProviderMovement = { kind: 'capture', reference: null, number: 'c1', amountOre, happenedAt: new Date('2026-11-03T10:30:00Z'), feeOre: null }
  return {
    word: 'captured',
    amountOre,
    authorisedOre: amountOre,
    capturedOre: amountOre,
    refundedOre: 0,
    movements: [capture],
    failedReferences: [],
    storedCard: null,
  }
}

/** Lets the house learn that a top-up has been taken at its provider. */
export async function creditTopup(house: House, { amountOre = 20_000, ...key }: { schoolId: number; topupId: string; amountOre?: number }): Promise<void> {
  await learnOfPayment(house, key, { seen: takenPayment(amountOre), claimedUntil: null })
}
