import { expect, test } from 'vitest'
import { deviceOf } from './phone-devices.ts'

test('a device is known by what its browser calls itself', () => {
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1', maxTouchPoints: 5 })).toBe('iphone')
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (iPad; CPU OS 12_0 like Mac OS X)', maxTouchPoints: 5 })).toBe('ipad')
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', maxTouchPoints: 5 })).toBe('ipad')
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0 Mobile', maxTouchPoints: 5 })).toBe('android')
})

test('a computer is not taken for a phone', () => {
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', maxTouchPoints: 0 })).toBe('other')
  expect(deviceOf({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0', maxTouchPoints: 0 })).toBe('other')
})
