// Which providers are set up, and with what. The values come from the configuration; nothing here is logged.

import type { House } from '../house.ts'
import { openPayments, type Payments } from './payments.ts'
import { makeSwedbankPay, type SwedbankPaySettings } from './swedbank-pay/index.ts'
import { makeVipps, type VippsSettings } from './vipps/index.ts'

/** Null: not set up. */
export type PaymentSettings = { swedbankPay: SwedbankPaySettings | null; vipps: VippsSettings | null }

export const noPayments: PaymentSettings = { swedbankPay: null, vipps: null }

/**
 * The providers of an installation, in the order in which payers are offered them: most people reach for Vipps first.
 * `callbackUrl` is where they reach us: known only once the server listens.
 */
export function setUpPayments(house: House, { swedbankPay, vipps }: PaymentSettings, callbackUrl: () => string): Payments {
  const callbackSecret = house.keys.derive('payment callbacks').toString('hex').slice(0, 40)
  const shared = { publicUrl: house.publicUrl, callbackUrl, callbackSecret }
  return openPayments(house, {
    ...(vipps && { vipps: (circuit) => makeVipps({ ...vipps, callbackUrl, now: house.clock.now, circuit }) }),
    ...(swedbankPay && { 'swedbank-pay': (circuit) => makeSwedbankPay({ ...swedbankPay, ...shared, circuit }) }),
  })
}
