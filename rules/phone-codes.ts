// Is this phone code good now? One rule for the server and for a till without a network. Making an HMAC differs
// between them (at once on the server, later in a browser), so it is passed in; what is asked and what is decided is here.

import { dayOfStep, macCharacters, type PhoneCode, STEP_SECONDS, stepAt, STEPS_A_DAY, textForMac } from './card-codes.ts'

/** A connected till's clock is the server's; a till alone has its own, and gives a step more. */
export const stepsOfGrace = { connected: 1, offline: 2 } as const

/** What must be authenticated: `text` with the key of `utcDay`. `step` counts from 1970. */
export type PhoneCodeQuestion = { step: number; utcDay: string; text: string }

export type PhoneCodeVerdict = { isGood: true; step: number } | { isGood: false; why: 'code_expired' | 'unknown' | 'used' }

/** What must be asked of the key to know whether a code is genuine. Null: it is too old, or of the future. */
export function questionOf(code: PhoneCode, { nowMs, grace = stepsOfGrace.connected }: { nowMs: number; grace?: number }): PhoneCodeQuestion | null {
  const step = stepMeant(code.stepOfDay, { nowMs, grace })
  return step === null ? null : { step, utcDay: dayOfStep(step).utcDay, text: textForMac(code.credentialId, code.stepOfDay) }
}

type Moment = { nowMs: number; grace?: number; /** The newest step this code was used in; null when it never was. */ lastStep?: number | null }

/** Decides at once, with an HMAC-SHA256 that is made at once. `hmac` answers null when there is no key for that day. */
export function verifyPhoneCode(code: PhoneCode, { hmac, ...moment }: Moment & { hmac: (asked: PhoneCodeQuestion) => Uint8Array | null }): PhoneCodeVerdict {
  const asked = questionOf(code, moment)
  return asked ? judge(code, asked, hmac(asked), moment.lastStep ?? null) : EXPIRED
}

/** The same in a browser, whose HMAC comes later. */
export async function verifyPhoneCodeLater(
  code: PhoneCode,
  { hmac, ...moment }: Moment & { hmac: (asked: PhoneCodeQuestion) => Promise<Uint8Array | null> },
): Promise<PhoneCodeVerdict> {
  const asked = questionOf(code, moment)
  return asked ? judge(code, asked, await hmac(asked), moment.lastStep ?? null) : EXPIRED
}

/** True when a step is not newer than the newest that was used: a second showing, here or at another till. */
export const isUsedStep = (step: number, lastStep: number | null) => lastStep !== null && step <= lastStep

const EXPIRED: PhoneCodeVerdict = { isGood: false, why: 'code_expired' }

function judge(code: PhoneCode, { step }: PhoneCodeQuestion, hmac: Uint8Array | null, lastStep: number | null): PhoneCodeVerdict {
  if (hmac === null || macCharacters(hmac) !== code.mac) return { isGood: false, why: 'unknown' }
  return isUsedStep(step, lastStep) ? { isGood: false, why: 'used' } : { isGood: true, step }
}

function stepMeant(stepOfDay: number, { nowMs, grace }: { nowMs: number; grace: number }): number | null {
  const now = stepAt(nowMs)
  for (let step = now - grace; step <= now + grace; step += 1) if (step % STEPS_A_DAY === stepOfDay) return step
  return null
}

// What a till keeps of every phone code of its school, so that it can check one without a network: a hash of the
// credential instead of the credential, the keys of the days, and whether it is blocked. One short text for each,
// because two thousand of them travel to every till every day.

const HASH_BYTES = 12
const KEY_BYTES = 16
const HASH_CHARACTERS = 16
const KEY_CHARACTERS = 22

/** What is hashed with SHA-256 to find a credential in a till's list; the first 12 bytes are used. */
export const textForTillHash = (schoolId: number, credentialId: string) => `till|${schoolId}|${credentialId}`
export const TILL_HASH_BYTES = HASH_BYTES

/** `keys` has one for each of the list's days. */
export type TillPhoneKey = { hash: Uint8Array; isBlocked: boolean; keys: readonly Uint8Array[] }

/** 16 characters of the hash, "0" or "1" (blocked), and 22 characters for each day's key. */
export function writeTillPhoneKey({ hash, isBlocked, keys }: TillPhoneKey): string {
  return `${toBase64Url(hash.subarray(0, HASH_BYTES))}${isBlocked ? 1 : 0}${keys.map((key) => toBase64Url(key.subarray(0, KEY_BYTES))).join('')}`
}

/** The hash as it stands in front of its text: what a till looks a scanned credential up by. */
export const tillHashCharacters = (hash: Uint8Array) => toBase64Url(hash.subarray(0, HASH_BYTES))

/** Reads one text of the list. @throws when it is none */
export function readTillPhoneKey(text: string): { hash: string; isBlocked: boolean; keys: Uint8Array<ArrayBuffer>[] } {
  const rest = text.length - HASH_CHARACTERS - 1
  const flag = text[HASH_CHARACTERS]
  if (rest <= 0 || rest % KEY_CHARACTERS !== 0 || (flag !== '0' && flag !== '1')) throw new Error('not a phone key of a till')
  const keys = Array.from({ length: rest / KEY_CHARACTERS }, (_none, place) => {
    const from = HASH_CHARACTERS + 1 + place * KEY_CHARACTERS
    return fromBase64Url(text.slice(from, from + KEY_CHARACTERS))
  })
  return { hash: text.slice(0, HASH_CHARACTERS), isBlocked: flag === '1', keys }
}

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

const MINUTE_MS = 60_000
const TOMORROW_FROM_HOUR = 22

/** The UTC days whose keys a till should hold now: today, and from 22 UTC tomorrow too, before a night without a network. */
export function daysOfTillKeys(nowMs: number): string[] {
  const { utcDay } = dayOfStep(stepAt(nowMs))
  const isLate = new Date(nowMs).getUTCHours() >= TOMORROW_FROM_HOUR
  return isLate ? [utcDay, dayAfter(nowMs)] : [utcDay]
}

/** The UTC days whose keys a phone should hold: today and tomorrow. */
export const daysOfPhoneKeys = (nowMs: number): string[] => [dayOfStep(stepAt(nowMs)).utcDay, dayAfter(nowMs)]

const dayAfter = (nowMs: number) => dayOfStep(stepAt(nowMs) + (24 * 60 * MINUTE_MS) / (STEP_SECONDS * 1000)).utcDay
