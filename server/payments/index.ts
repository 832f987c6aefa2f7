export { makeDemoProvider, registerDemoProvider } from './demo-provider/index.ts'
export {
  callbackPath,
  type PaymentProvider,
  type PaymentToStart,
  ProviderUnavailable,
  type ProviderWord,
  type StartedPayment,
} from './demo-provider/first-port.ts'
