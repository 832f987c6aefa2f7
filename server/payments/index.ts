export { type Circuit, makeCircuit } from './circuit.ts'
export { type MakeProvider, openPayments, type Payments, type ProviderDown } from './payments.ts'
export {
  callbackPath,
  type ChargeRefusal,
  type MadePayment,
  type OperationReference,
  operationReference,
  type PaymentProvider,
  type PaymentToMake,
  type ProviderMovement,
  type ProviderPayment,
  ProviderTrouble,
  providerTroubles,
  type ProviderWord,
  type StoredCard,
  type WebhookTrouble,
} from './port.ts'
export type { Statement, StatementLine, StatementSource } from './statements.ts'
export { noPayments, type PaymentSettings, setUpPayments } from './settings.ts'
export {
  listWebhooks,
  makeVippsClient,
  type RegisteredWebhook,
  registerWebhook,
  removeWebhook,
  type VippsSalesUnit,
  type VippsSettings,
  webhookUrl,
} from './vipps/index.ts'
