export { attentionRoutes } from './routes.ts'
export { watchWebhooks, type WebhookWatch } from './webhook-checks.ts'
