// Our side of the demo provider: the port's names in its protocol, over HTTP as with any provider.

import { Check } from 'typebox/value'
import type { House } from '../../house.ts'
import { callbackPath, type PaymentProvider, ProviderUnavailable, type ProviderWord } from './first-port.ts'
import { DemoPaymentAnswer, demoSecret } from './payment-api.ts'

const NAME = 'demo'
const MAY_TAKE_MS = 8_000

/**
 * The demo provider as the house sees it. `providerUrl` gives the address at which this process
 * listens: known only once it does, and reachable from here whatever stands in front of it.
 * @throws in a real installation, where pretended money must never be credited
 */
export function makeDemoProvider(house: House, providerUrl: () => string): PaymentProvider {
  if (house.installation !== 'demo') throw new Error('the demo provider is for a demo installation only')
  const secret = demoSecret(house.keys)
  const paymentsUrl = () => `${providerUrl()}/demo-provider/api/payments`
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  return {
    name: NAME,
    start: async (payment) => {
      const body = JSON.stringify({ ...payment, callbackUrl: `${providerUrl()}${callbackPath(NAME)}` })
      const { paymentId, payAt } = await request(paymentsUrl(), { method: 'POST', headers, body })
      return { providerReference: paymentId, payAt }
    },
    ask: async (providerReference) => {
      const { state } = await request(`${paymentsUrl()}/${encodeURIComponent(providerReference)}`, { headers: { authorization: headers.authorization } })
      return state
    },
  }
}

type Answer = { paymentId: string; payAt: string; state: ProviderWord }

async function request(url: string, init: RequestInit): Promise<Answer> {
  const answer = await fetchOrSay(url, init)
  if (!Check(DemoPaymentAnswer, answer)) throw new ProviderUnavailable('the provider answered in another shape')
  return answer
}

async function fetchOrSay(url: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(MAY_TAKE_MS) })
    if (response.status !== 200) throw new ProviderUnavailable(`the provider answered ${response.status}`)
    return await response.json()
  } catch (error) {
    if (error instanceof ProviderUnavailable) throw error
    // fetch throws for everything that is not an answer: refused, reset, too slow, cut off, not JSON.
    throw new ProviderUnavailable('the provider did not answer')
  }
}
