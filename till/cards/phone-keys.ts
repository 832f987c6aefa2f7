// What this till needs to check the codes of its school's phones by itself: for each a hash and the key of the day.
// Two thousand of them are kept as the texts they came as; one is read when its phone is shown.
import type { RouteReply } from '../../contract/route-types.ts'
import { dayOfStep, type PhoneCode, stepAt } from '../../rules/card-codes.ts'
import { arePhoneHours, type PhoneHoursOff } from '../../rules/phone-hours.ts'
import { type PhoneCodeQuestion, readTillPhoneKey, stepsOfGrace, verifyPhoneCodeLater } from '../../rules/phone-codes.ts'

export type PhoneKeysReply = RouteReply<'GET /api/till/phone-keys'>
export type PhoneKeys = { tillId: string; version: string; days: readonly string[]; keys: readonly string[]; hoursOff: PhoneHoursOff | null }

export function readPhoneKeys(found: unknown): PhoneKeys | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { tillId, version, days, keys, hoursOff } = found as Partial<PhoneKeys>
  if (typeof tillId !== 'string' || typeof version !== 'string' || !Array.isArray(days) || !Array.isArray(keys)) return undefined
  return { tillId, version, days, keys, hoursOff: hoursOff && arePhoneHours(hoursOff) ? hoursOff : null }
}

/** Where each phone's text is, by its hash. */
export type PhoneKeyIndex = ReadonlyMap<string, string>
const HASH_CHARACTERS = 16
export const indexOf = ({ keys }: PhoneKeys): PhoneKeyIndex => new Map(keys.map((text) => [text.slice(0, HASH_CHARACTERS), text]))

export type PhoneVerdict =
  | { is: 'genuine'; step: number }
  | { is: 'blocked' }
  | { is: 'expired'; isEarly: boolean }
  | { is: 'forged' }
  | { is: 'used' }
  /** This till cannot tell: the phone is not on its list, or the list is of another day. */
  | { is: 'unknown' }

type Shown = { code: PhoneCode; hash: string; nowMs: number; lastStep: number | null }

/** Checks a code against the till's own list. */
export async function checkPhoneCode({ days }: PhoneKeys, index: PhoneKeyIndex, { code, hash, nowMs, lastStep }: Shown): Promise<PhoneVerdict> {
  const text = index.get(hash)
  if (text === undefined) return { is: 'unknown' }
  const { isBlocked, keys } = readTillPhoneKey(text)
  if (isBlocked) return { is: 'blocked' }
  let hasKey = true
  const hmac = async (asked: PhoneCodeQuestion): Promise<Uint8Array | null> => {
    const key = keys[days.indexOf(asked.utcDay)]
    hasKey = key !== undefined
    return key === undefined ? null : sign(key, asked.text)
  }
  const verdict = await verifyPhoneCodeLater(code, { nowMs, grace: stepsOfGrace.offline, lastStep, hmac })
  if (verdict.isGood) return { is: 'genuine', step: verdict.step }
  if (verdict.why === 'code_expired') return { is: 'expired', isEarly: isEarly(code, nowMs) }
  if (verdict.why === 'used') return { is: 'used' }
  return { is: hasKey ? 'forged' : 'unknown' }
}

/** A code names only its step of the day; of an hour or so ahead it is taken to come from a clock that is fast. */
function isEarly({ stepOfDay }: PhoneCode, nowMs: number): boolean {
  const ahead = stepOfDay - dayOfStep(stepAt(nowMs)).stepOfDay
  return ahead > 0 && ahead <= STEPS_OF_A_FAST_CLOCK
}
const STEPS_OF_A_FAST_CLOCK = 240

async function sign(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text)))
}
