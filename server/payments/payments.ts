// The providers that are set up, each behind its circuit, and how they are doing. A provider that is down is asked
// now and then whether it is back, so that payers need not find out.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { House } from '../house.ts'
import { type Circuit, makeCircuit } from './circuit.ts'
import { readHealth, writeHealth } from './health-store.ts'
import type { PaymentProvider } from './port.ts'

export type Payments = {
  all: readonly PaymentProvider[]
  find: (name: ProviderName) => PaymentProvider | null
  /** Providers that do not answer just now, as far as the processes know. */
  down: () => Promise<ProviderDown[]>
  start: () => void
  stop: () => Promise<void>
}
export type ProviderDown = { name: ProviderName; since: Date; why: string | null }

/** An adapter, made around its circuit. */
export type MakeProvider = (circuit: Circuit) => PaymentProvider

const LOOK_EVERY_MS = 1_000
/** A process that has seen a provider down says so again at least this often; older words are no longer believed. */
const WORD_HOLDS_MS = 3 * 60_000

export function openPayments(house: House, makers: Partial<Record<ProviderName, MakeProvider>>): Payments {
  const circuits = new Map<ProviderName, Circuit>()
  const writing = new Set<Promise<void>>()
  const tell = (name: ProviderName, health: { isDown: boolean; why: string | null; since: Date }) => {
    const written: Promise<void> = writeHealth(house.database, { name, ...health, now: house.clock.now() })
      // Whoever reads the old word reads it for three minutes at most.
      .catch(() => house.log('a provider’s health could not be written', { provider: name }))
      .finally(() => writing.delete(written))
    writing.add(written)
  }
  const all = (Object.entries(makers) as [ProviderName, MakeProvider][]).map(([name, make]) => {
    const circuit = makeCircuit({
      now: house.clock.now,
      onChange: ({ isDown, why, at }) => {
        house.log(isDown ? 'payment provider is down' : 'payment provider is back', { provider: name, why })
        tell(name, { isDown, why, since: at })
      },
    })
    circuits.set(name, circuit)
    return make(circuit)
  })

  let timer: NodeJS.Timeout | null = null
  let looking: Promise<unknown> = Promise.resolve()
  // Its own circuit lets one question through after each rest; the answer closes it, or lengthens the rest.
  const lookAfter = (provider: PaymentProvider) => {
    const { isDown, since } = (circuits.get(provider.name) as Circuit).state()
    if (!isDown) return null
    return provider.look().catch(({ code }: { code?: string }) => {
      if (code !== 'circuit_open') tell(provider.name, { isDown: true, why: code ?? null, since: since as Date })
    })
  }

  return {
    all,
    find: (name) => all.find((provider) => provider.name === name) ?? null,
    down: async () => {
      const since = new Date(house.clock.now().getTime() - WORD_HOLDS_MS)
      return (await readHealth(house.database, { since })).filter(({ name }) => circuits.has(name))
    },
    start: () => {
      timer = setInterval(() => {
        looking = Promise.all(all.map(lookAfter))
      }, LOOK_EVERY_MS)
      timer.unref()
    },
    stop: async () => {
      if (timer) clearInterval(timer)
      await looking
      await Promise.all(writing)
    },
  }
}
