// Whether a webhook comes from Vipps MobilePay: the body's hash, and a signature over it, the date and our own address.
// Address and host are those that were registered, never what a proxy makes of them.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { ReceivedCallback } from '../port.ts'

/** Their clock may be a little ahead of ours. */
const MOST_AHEAD_MS = 5 * 60_000
/** They try for seven days, and do not say whether each try is signed anew. */
const MOST_BEHIND_MS = 8 * 24 * 3_600_000

export type Signed = { secret: string; url: string; date: string; bodyHash: string }

export const hashOfBody = (rawBody: Uint8Array) => createHash('sha256').update(rawBody).digest('base64')

/** What stands in `Authorization`. The secret is text; it is not decoded. */
export function authorizationOf({ secret, url, date, bodyHash }: Signed): string {
  const { pathname, search, host } = new URL(url)
  const signature = createHmac('sha256', secret).update(`POST\n${pathname}${search}\n${date};${host};${bodyHash}`).digest('base64')
  return `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
}

type Registration = { url: string; secrets: readonly string[]; now: Date }

export function isGenuine({ headers, rawBody }: Pick<ReceivedCallback, 'headers' | 'rawBody'>, { url, secrets, now }: Registration): boolean {
  const { 'x-ms-date': date, 'x-ms-content-sha256': saidHash, authorization } = headers
  if (typeof date !== 'string' || typeof saidHash !== 'string' || typeof authorization !== 'string') return false
  const ageMs = now.getTime() - new Date(date).getTime()
  if (!(ageMs >= -MOST_AHEAD_MS && ageMs <= MOST_BEHIND_MS)) return false
  const bodyHash = hashOfBody(rawBody)
  if (!isSame(saidHash, bodyHash)) return false
  return secrets.some((secret) => isSame(authorization, authorizationOf({ secret, url, date, bodyHash })))
}

// Takes as long for a signature that is nearly right as for one that is not.
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
