// Asking Vipps MobilePay to call us. A registration belongs to a sales unit, cannot be changed, and shows its secret
// once, when it is made.

import { callbackPath } from '../port.ts'
import type { VippsClient } from './client.ts'
import { NewWebhook, Webhooks } from './shapes.ts'
import { troubleOf } from './troubles.ts'

export type RegisteredWebhook = { id: string; url: string; events: readonly string[] }

/** All that becomes of a payment once it is made. */
export const WEBHOOK_EVENTS = ['authorized', 'captured', 'cancelled', 'refunded', 'aborted', 'expired', 'terminated'].map(
  (name) => `epayments.payment.${name}.v1`,
)

const PATH = '/webhooks/v1/webhooks'

/** Where a sales unit's webhooks reach us. */
export const webhookUrl = (callbackUrl: string, merchantSerialNumber: string) => `${callbackUrl}${callbackPath('vipps')}/${merchantSerialNumber}`

/** @throws ProviderTrouble */
export async function listWebhooks(client: VippsClient): Promise<RegisteredWebhook[]> {
  return (await client.ask(Webhooks, { method: 'GET', path: PATH })).webhooks
}

/** Answers the secret, which nobody can ask for again. @throws ProviderTrouble */
export function registerWebhook(client: VippsClient, url: string): Promise<{ id: string; secret: string }> {
  return client.ask(NewWebhook, { method: 'POST', path: PATH, body: { url, events: WEBHOOK_EVENTS } })
}

/** @throws ProviderTrouble */
export async function removeWebhook(client: VippsClient, id: string): Promise<void> {
  const { status, text } = await client.send({ method: 'DELETE', path: `${PATH}/${encodeURIComponent(id)}` })
  // What they no longer know needs no removing.
  if (status !== 404 && (status < 200 || status >= 300)) throw troubleOf(status, text)
}
