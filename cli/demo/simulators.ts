// The demo's payment providers: simulated, each on a port of its own, in this process so that one Ctrl-C stops all.

import type { Config } from '../../server/config.ts'
import { makeCircuit, makeVippsClient, type PaymentSettings, registerWebhook, type VippsSettings, webhookUrl } from '../../server/payments/index.ts'
import { companies } from '../../simulator/companies.ts'
import { portOf } from '../../simulator/ports.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant } from '../../simulator/swedbank-pay/index.ts'
import { simulatedSalesUnits } from '../../simulator/vipps/index.ts'

export type DemoSimulators = { running: readonly RunningSimulator[]; payments: PaymentSettings; stop: () => Promise<void> }

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
    return { running: [...running], payments: await settingsFor(running, place), stop }
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
