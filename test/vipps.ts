// A simulated Vipps and our line to it: what tests of the adapter begin with.

import { newId } from '../contract/ids.ts'
import type { PaymentProvider, PaymentToMake } from '../server/payments/index.ts'
import { makeCircuit, operationReference, type VippsSalesUnit } from '../server/payments/index.ts'
import { makeVipps, type VippsParts } from '../server/payments/vipps/index.ts'
import { simulatedSalesUnits } from '../simulator/vipps/index.ts'

const [first, second] = simulatedSalesUnits
const keysOf = ({ msn, clientId, clientSecret, subscriptionKeys: [subscriptionKey] }: typeof first | typeof second) => ({
  merchantSerialNumber: msn,
  clientId,
  clientSecret,
  subscriptionKey,
})
/** Takes everybody's money. */
export const onlySalesUnit: VippsSalesUnit = { ...keysOf(first), organisationNumbers: null, webhookSecrets: ['first-webhook-secret'] }
/** Takes the money of one operator. */
export const secondSalesUnit: VippsSalesUnit = { ...keysOf(second), organisationNumbers: ['327182811'], webhookSecrets: ['second-webhook-secret'] }

const QUICK = { tries: 3, tryMayTakeMs: 10_000, firstWaitMs: 5, allMayTakeMs: 40_000 }

export function newVipps(apiUrl: string, changes: Partial<VippsParts> = {}): PaymentProvider {
  const now = changes.now ?? (() => new Date())
  return makeVipps({
    apiUrl,
    salesUnits: [onlySalesUnit],
    circuit: makeCircuit({ now, onChange: () => {} }),
    now,
    callbackUrl: () => 'https://kantine.example',
    limits: QUICK,
    ...changes,
  })
}

export const refer = (kind: Parameters<typeof operationReference>[0]) => operationReference(kind, newId())

export const payment = (changes: Partial<PaymentToMake> = {}): PaymentToMake => ({
  reference: refer('pa'),
  order: `7-${newId()}`,
  amountOre: 20_000,
  description: 'Kantinesaldo 200 kr',
  language: 'nn',
  payer: { reference: 'pabc', userAgent: 'a browser' },
  operatorOrganisationNumber: '314159268',
  payeeName: 'Testkantiner AS',
  returnUrl: 'https://kantine.example/topups/1',
  keepsCard: false,
  ...changes,
})

/** Something that only the company's own people, or the payer, can do. */
export async function atVipps(address: string, deed: string, wish: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${address}/simulator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  return (await answer.json()) as Record<string, unknown>
}

export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? error,
  )
