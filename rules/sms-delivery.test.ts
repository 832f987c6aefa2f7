import { expect, test } from 'vitest'
import { deliveryAfter, smsDeliveries } from './sms-delivery.ts'

test('an SMS moves from queued to sent to delivered, and never back', () => {
  expect(deliveryAfter(null, 'queued')).toBe('queued')
  expect(deliveryAfter('queued', 'sent')).toBe('sent')
  expect(deliveryAfter('sent', 'delivered')).toBe('delivered')
  expect(deliveryAfter('delivered', 'sent')).toBe('delivered')
  expect(deliveryAfter('sent', 'queued')).toBe('sent')
})

test('what is final stays, whatever is reported after it', () => {
  for (const final of ['delivered', 'failed', 'expired'] as const) for (const reported of smsDeliveries) expect(deliveryAfter(final, reported)).toBe(final)
})

test('what nobody knew may still become known', () => {
  expect(deliveryAfter('sent', 'unknown')).toBe('unknown')
  expect(deliveryAfter('unknown', 'sent')).toBe('unknown')
  expect(deliveryAfter('unknown', 'delivered')).toBe('delivered')
})
