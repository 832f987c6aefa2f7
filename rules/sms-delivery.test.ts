import { expect, test } from 'vitest'
import { deliveryAfter, LETTER_IN_TIME_MS, needsLetter, smsDeliveries } from './sms-delivery.ts'

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

test('a letter goes for what is known not to have arrived, within a day and while it is worth something', () => {
  const sent = { delivery: 'failed', sentAtMs: 0, expiresAtMs: null, nowMs: LETTER_IN_TIME_MS } as const
  for (const delivery of smsDeliveries) expect(needsLetter({ ...sent, delivery }), delivery).toBe(delivery === 'failed' || delivery === 'expired')
  expect(needsLetter({ ...sent, nowMs: LETTER_IN_TIME_MS + 1 })).toBe(false)
  expect(needsLetter({ ...sent, nowMs: 999, expiresAtMs: 1000 })).toBe(true)
  expect(needsLetter({ ...sent, nowMs: 1000, expiresAtMs: 1000 })).toBe(false)
})
