// What tests of top-ups need: a payer, and a provider whose payments the test decides itself.

import { sql } from '../database/transaction.ts'
import type { House } from '../server/house.ts'
import { type PaymentProvider, ProviderUnavailable, type ProviderWord } from '../server/payments/index.ts'

/** Somebody who pays in, as a row; who may do so is decided at the door, not here. */
export async function makePayer(house: House, { language = 'nb', email = `${house.newId()}@example.no` } = {}): Promise<string> {
  const personId = house.newId()
  await house.database.query(sql`
    insert into person (id, email, first_name, last_name, language, made_at)
    values (${personId}, ${email}, 'Kari', 'Prøve', ${language}, ${house.clock.now()})`)
  return personId
}

/** Runs before a step; throws when the process is to die there. */
export type Step = 'before start' | 'after start' | 'before ask' | 'after ask'

export type ScriptedProvider = PaymentProvider & {
  /** The provider's own truth, by our reference. */
  words: Map<string, ProviderWord>
  isDown: boolean
  /** Set to make something happen at a step. */
  at: (step: Step) => void | Promise<void>
  starts: number
  asks: number
}

/** A provider in memory: a payment is open until the test writes another word. */
export function makeScriptedProvider(): ScriptedProvider {
  const provider: ScriptedProvider = {
    name: 'scripted',
    words: new Map(),
    isDown: false,
    at: () => {},
    starts: 0,
    asks: 0,
    start: async ({ reference }) => {
      await provider.at('before start')
      if (provider.isDown) throw new ProviderUnavailable('down')
      provider.starts += 1
      if (!provider.words.has(reference)) provider.words.set(reference, 'open')
      await provider.at('after start')
      return { providerReference: `p-${reference}`, payAt: `https://pay.example/${reference}` }
    },
    ask: async (providerReference) => {
      await provider.at('before ask')
      if (provider.isDown) throw new ProviderUnavailable('down')
      provider.asks += 1
      const word = provider.words.get(providerReference.slice(2)) ?? 'open'
      await provider.at('after ask')
      return word
    },
  }
  return provider
}
