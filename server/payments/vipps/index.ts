export { makeVipps, type VippsParts } from './adapter.ts'
export { makeVippsClient } from './client.ts'
export type { VippsSalesUnit, VippsSettings } from './sales-units.ts'
export { listWebhooks, type RegisteredWebhook, registerWebhook, removeWebhook, webhookUrl } from './webhook-registrations.ts'
