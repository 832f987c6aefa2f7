// The companies that are simulated: one folder each.

import type { Company } from './simulator.ts'
import { swedbankPay } from './swedbank-pay/index.ts'

export const companies: readonly Company[] = [swedbankPay]
