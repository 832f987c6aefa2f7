// Every provider as tests play it: its simulator, how an adapter is connected to that, and what payers and the company's
// people do there.

import type { ProviderName } from '../contract/payment-providers.ts'
import type { House } from '../server/house.ts'
import {
  type Circuit,
  makeCircuit,
  makeVippsClient,
  type PaymentProvider,
  type PaymentSettings,
  registerWebhook,
  webhookUrl,
} from '../server/payments/index.ts'
import type { OutgoingLimits } from '../server/payments/outgoing.ts'
import { makeSwedbankPay } from '../server/payments/swedbank-pay/index.ts'
import { makeVipps } from '../server/payments/vipps/index.ts'
import type { Company, RunningSimulator } from '../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../simulator/swedbank-pay/index.ts'
import { vipps } from '../simulator/vipps/index.ts'
import { onlySalesUnit } from './vipps.ts'

export type PayerDeed = 'approve' | 'decline' | 'leave'
export type CompanyDeed = 'reverse' | 'charge-back'

type Connection = { house: House; simulator: RunningSimulator; callbackUrl: string; limits: OutgoingLimits }

export type PlayedProvider = {
  company: Company
  /** The steps of its protocol that may fail. */
  steps: readonly string[]
  takesBack: readonly CompanyDeed[]
  refundStep: string
  /** It may say that it will be done later. */
  isSometimesLater: boolean
  /** As a configuration would set it up. */
  settingsAt: (apiUrl: string) => Partial<PaymentSettings>
  /** An adapter for one process, which the company can reach. */
  connect: (connection: Connection) => Promise<(circuit: Circuit) => PaymentProvider>
  act: (simulator: RunningSimulator, deed: PayerDeed | CompanyDeed, wish: { id: string; amount?: number }) => Promise<void>
}

export const playedProviders: Record<ProviderName, PlayedProvider> = {
  'swedbank-pay': {
    company: swedbankPay,
    steps: ['create', 'read', 'capture', 'abort', 'cancel'],
    takesBack: ['reverse', 'charge-back'],
    refundStep: 'reversal',
    isSometimesLater: true,
    settingsAt: (apiUrl) => ({ swedbankPay: swedbankPayAt(apiUrl) }),
    connect:
      async ({ house, simulator, callbackUrl, limits }) =>
      (circuit) =>
        makeSwedbankPay({
          ...swedbankPayAt(simulator.address),
          circuit,
          publicUrl: house.publicUrl,
          callbackUrl: () => callbackUrl,
          callbackSecret: 'secret',
          limits,
        }),
    act: (simulator, deed, wish) => post(`${simulator.address}/simulator/orders/${deed}`, wish),
  },
  vipps: {
    company: vipps,
    steps: ['token', 'create', 'read', 'events', 'capture', 'cancel'],
    takesBack: ['reverse'],
    refundStep: 'refund',
    isSometimesLater: false,
    settingsAt: (apiUrl) => ({ vipps: { apiUrl, salesUnits: [onlySalesUnit] } }),
    connect: async ({ house, simulator, callbackUrl, limits }) => {
      const { now } = house.clock
      const client = makeVippsClient({
        apiUrl: simulator.address,
        salesUnit: onlySalesUnit,
        circuit: makeCircuit({ now, onChange: () => {} }),
        now,
        isAlone: true,
      })
      const { secret } = await registerWebhook(client, webhookUrl(callbackUrl, onlySalesUnit.merchantSerialNumber))
      const salesUnits = [{ ...onlySalesUnit, webhookSecrets: [secret] }]
      return (circuit) => makeVipps({ apiUrl: simulator.address, salesUnits, circuit, now, callbackUrl: () => callbackUrl, limits })
    },
    act: (simulator, deed, { id: reference, ...wish }) => post(`${simulator.address}/simulator/payments/${deed}`, { reference, ...wish }),
  },
}

const swedbankPayAt = (apiUrl: string) => ({ apiUrl, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} })

async function post(url: string, wish: object): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) })
  await answer.arrayBuffer()
}
