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
} from './port.ts'
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
