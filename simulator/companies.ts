// The companies that are simulated: one folder each.

import { linkMobility } from './link-mobility/index.ts'
import { feide, vippsLogin } from './openid/index.ts'
import type { Company } from './simulator.ts'
import { swedbankPay } from './swedbank-pay/index.ts'
import { vipps } from './vipps/index.ts'

export const companies: readonly Company[] = [swedbankPay, vipps, linkMobility, feide, vippsLogin]
