// What LINK's numbers mean ("SMS REST API, MT and Delivery Reports", v1.18).

import type { SmsDelivery } from '../../../rules/sms-delivery.ts'

const MEANINGS: Readonly<Record<number, SmsDelivery>> = {
  1000: 'sent',
  1001: 'delivered',
  1002: 'expired',
  1003: 'failed',
  1004: 'failed',
  1005: 'queued',
  1006: 'failed',
  1010: 'unknown',
  1012: 'queued',
  1: 'failed',
  2: 'failed',
  3: 'failed',
  4: 'unknown',
  5: 'unknown',
  6: 'failed',
  104: 'failed',
  105: 'failed',
}

/** How far a message has come, by the result code of an answer or of a report. */
export function deliveryOf(resultCode: number): SmsDelivery {
  const isBad = (resultCode >= 2000 && resultCode <= 2003) || (resultCode >= 2100 && resultCode <= 2107) || (resultCode >= 4001 && resultCode <= 4007)
  return isBad ? 'failed' : (MEANINGS[resultCode] ?? 'unknown')
}

/** Statuses of an error that say our own account is set up wrongly: no fault of the message, and worth trying again. */
const OUR_ACCOUNT = new Set([106100, 106101, 106200, 106201, 106202, 106300, 106301])
export const isAboutOurAccount = (status: number) => OUR_ACCOUNT.has(status)
