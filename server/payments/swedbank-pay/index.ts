export { makeSwedbankPay, type SwedbankPayParts, type SwedbankPaySettings } from './adapter.ts'
