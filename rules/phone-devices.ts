// What kind of device somebody holds, in words that a family knows it by. Browsers tell no more than this truly.

import type { PhoneDevice } from '../contract/phone-words.ts'

/** From what a browser calls itself. An iPad says that it is a Mac, but a Mac has no touch screen. */
export function deviceOf({ userAgent, maxTouchPoints }: { userAgent: string; maxTouchPoints: number }): PhoneDevice {
  if (/iPhone|iPod/.test(userAgent)) return 'iphone'
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ipad'
  return /Android/.test(userAgent) ? 'android' : 'other'
}
