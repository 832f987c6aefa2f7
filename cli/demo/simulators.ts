// The demo's payment providers: simulated, each on a port of its own, in this process so that one Ctrl-C stops all.

import { companies } from '../../simulator/companies.ts'
import { portOf } from '../../simulator/ports.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant } from '../../simulator/swedbank-pay/index.ts'
import type { Config } from '../../server/config.ts'
import type { PaymentSettings } from '../../server/payments/index.ts'

export type DemoSimulators = { running: readonly RunningSimulator[]; payments: PaymentSettings; stop: () => Promise<void> }

/** Starts every simulated company, on its variable's port or else on any free one. */
export async function startSimulators(
  { host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<DemoSimulators> {
  const running: RunningSimulator[] = []
  const stop = async () => {
    for (const simulator of running.splice(0).reverse()) await simulator.stop()
  }
  try {
    for (const company of companies) {
      const port = portOf({ ...company, usualPort: 0 }, environment)
      running.push(await startSimulator(company, { port, host, publicHost: new URL(publicUrl).hostname }))
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { running: [...running], payments: settingsFor(running), stop }
}

function settingsFor(running: readonly RunningSimulator[]): PaymentSettings {
  const address = (name: string) => running.find((simulator) => simulator.name === name)?.address
  const swedbankPay = address('swedbank-pay')
  return { swedbankPay: swedbankPay ? { apiUrl: swedbankPay, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} } : null }
}
