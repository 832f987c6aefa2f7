// The demo's payment providers and those that one signs in with: simulated, each on a port of its own, in this process so that one Ctrl-C stops all.

import type { Config } from '../../server/config.ts'
import { makeCircuit, makeVippsClient, type PaymentSettings, registerWebhook, type VippsSettings, webhookUrl } from '../../server/payments/index.ts'
import { isOwnMachine } from '../../server/provider-address.ts'
import type { SignInProvider } from '../../server/sign-in-with/index.ts'
import { companies } from '../../simulator/companies.ts'
import { simulatedClient } from '../../simulator/openid/index.ts'
import { portOf } from '../../simulator/ports.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant } from '../../simulator/swedbank-pay/index.ts'
import { simulatedSalesUnits } from '../../simulator/vipps/index.ts'
import { schools } from './schools.ts'

export type DemoSimulators = { running: readonly RunningSimulator[]; payments: PaymentSettings; signInProviders: SignInProvider[]; stop: () => Promise<void> }

type Place = Pick<Config, 'host' | 'port' | 'publicUrl' | 'tls'>

/** Starts every simulated company, on its variable's port or else on any free one. */
export async function startSimulators(place: Place, environment: NodeJS.ProcessEnv = process.env): Promise<DemoSimulators> {
  const running: RunningSimulator[] = []
  const stop = async () => {
    for (const simulator of running.splice(0).reverse()) await simulator.stop()
  }
  try {
    for (const company of companies) {
      const port = portOf({ ...company, usualPort: 0 }, environment)
      running.push(await startSimulator(company, { port, host: place.host, publicHost: new URL(place.publicUrl).hostname }))
    }
    return { running: [...running], payments: await settingsFor(running, place), signInProviders: signInProvidersOf(running), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function settingsFor(running: readonly RunningSimulator[], place: Place): Promise<PaymentSettings> {
  const address = (name: string) => running.find((simulator) => simulator.name === name)?.address
  const [swedbankPay, vipps] = [address('swedbank-pay'), address('vipps')]
  return {
    swedbankPay: swedbankPay ? { apiUrl: swedbankPay, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} } : null,
    vipps: vipps ? await simulatedVipps(vipps, callbackAddress(place)) : null,
  }
}

/** Feide and Vipps as the demo's people sign in with them: on this machine only, where no HTTPS is needed. */
export function signInProvidersOf(running: readonly Pick<RunningSimulator, 'name' | 'address'>[]): SignInProvider[] {
  const { clientId } = simulatedClient
  const secret = { clientSecret: simulatedClient.clientSecret, isPosted: false }
  const found = (name: string, more: Pick<SignInProvider, 'key' | 'kind' | 'name' | 'audiences' | 'orgsOfSchools'>): SignInProvider[] => {
    const issuer = running.find((simulator) => simulator.name === name)?.address
    return issuer && isOwnMachine(new URL(issuer)) ? [{ issuer, clientId, secret, scope: 'openid profile email', acr: null, ...more }] : []
  }
  // Schools are numbered in the order they are made in.
  const orgsOfSchools = new Map(schools.map(({ feideOrg }, index) => [index + 1, [feideOrg]]))
  return [
    ...found('vipps-login', { key: 'vipps', kind: 'vipps', name: 'Vipps', audiences: ['guardians'], orgsOfSchools: new Map() }),
    ...found('feide', { key: 'feide', kind: 'feide', name: 'Feide', audiences: ['pupils', 'staff'], orgsOfSchools }),
  ]
}

/** A sales unit at the simulator, with a webhook that leads to `callbackUrl`: registered the way merchants do. */
export async function simulatedVipps(apiUrl: string, callbackUrl: string): Promise<VippsSettings> {
  const { msn, clientId, clientSecret, subscriptionKeys } = simulatedSalesUnits[0]
  const salesUnit = { merchantSerialNumber: msn, clientId, clientSecret, subscriptionKey: subscriptionKeys[0], organisationNumbers: null, webhookSecrets: [] }
  const now = () => new Date()
  const client = makeVippsClient({ apiUrl, salesUnit, circuit: makeCircuit({ now, onChange: () => {} }), now, isAlone: true })
  const { secret } = await registerWebhook(client, webhookUrl(callbackUrl, msn))
  return { apiUrl, salesUnits: [{ ...salesUnit, webhookSecrets: [secret] }] }
}

// As the server itself says it: on this machine, where no certificate holds.
function callbackAddress({ host, port, publicUrl, tls }: Place): string {
  if (tls) return publicUrl
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${reachable}:${port}`
}
