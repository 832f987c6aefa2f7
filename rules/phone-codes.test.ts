import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfStep, type PhoneCode, phoneCode, readCode, stepAt, textForMac } from './card-codes.ts'
import {
  daysOfPhoneKeys,
  daysOfTillKeys,
  type PhoneCodeQuestion,
  readTillPhoneKey,
  stepsOfGrace,
  textForTillHash,
  tillHashCharacters,
  verifyPhoneCode,
  verifyPhoneCodeLater,
  writeTillPhoneKey,
} from './phone-codes.ts'

const ID = '7H3KWZ09QRST5VXY'
const NOON = Date.parse('2026-11-03T12:00:10Z')
const STEP_MS = 30_000
const dayKey = (utcDay: string) => createHash('sha256').update(utcDay).digest().subarray(0, 16)
const hmac = ({ utcDay, text }: PhoneCodeQuestion) => createHmac('sha256', dayKey(utcDay)).update(text).digest()
const hmacLater = async ({ utcDay, text }: PhoneCodeQuestion) => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(dayKey(utcDay)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
}

function shownAt(atMs: number): PhoneCode {
  const { utcDay, stepOfDay } = dayOfStep(stepAt(atMs))
  const text = phoneCode({ credentialId: ID, stepOfDay, hmac: createHmac('sha256', dayKey(utcDay)).update(textForMac(ID, stepOfDay)).digest() })
  const code = readCode(text)
  if (code?.kind !== 'phone') throw new Error('no phone code')
  return code
}

describe('a phone code', () => {
  test('is good in its own step and in the ones beside it, and no further away', () => {
    for (const [steps, isGood] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const shown = NOON + steps * STEP_MS
      expect(verifyPhoneCode(shownAt(shown), { nowMs: NOON, hmac }), `${steps} steps away`).toEqual(
        isGood ? { isGood: true, step: stepAt(shown) } : { isGood: false, why: 'code_expired' },
      )
    }
  })

  test('on a screenshot is refused 60 seconds later at the latest, whenever in its step it was taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399_999 }), (offsetMs) => {
        const takenAt = Date.parse('2026-11-03T00:00:00Z') + offsetMs
        expect(verifyPhoneCode(shownAt(takenAt), { nowMs: takenAt + 60_000, hmac })).toEqual({ isGood: false, why: 'code_expired' })
      }),
    )
  })

  test('has a step more of grace at a till whose clock nobody sets', () => {
    const grace = stepsOfGrace.offline
    expect(verifyPhoneCode(shownAt(NOON - 2 * STEP_MS), { nowMs: NOON, grace, hmac })).toMatchObject({ isGood: true })
    expect(verifyPhoneCode(shownAt(NOON - 3 * STEP_MS), { nowMs: NOON, grace, hmac })).toEqual({ isGood: false, why: 'code_expired' })
    expect(verifyPhoneCode(shownAt(NOON + 2 * STEP_MS), { nowMs: NOON, grace, hmac })).toMatchObject({ isGood: true })
    expect(verifyPhoneCode(shownAt(NOON + 3 * STEP_MS), { nowMs: NOON, grace, hmac })).toEqual({ isGood: false, why: 'code_expired' })
  })

  test('across midnight is checked with the key of the day it was made on', () => {
    const justAfter = Date.parse('2026-11-04T00:00:05Z')
    const asked: string[] = []
    const verdict = verifyPhoneCode(shownAt(justAfter - STEP_MS), {
      nowMs: justAfter,
      hmac: (question) => {
        asked.push(question.utcDay)
        return hmac(question)
      },
    })
    expect(verdict).toMatchObject({ isGood: true })
    expect(asked).toEqual(['2026-11-03'])
  })

  test('pays once: the step that was used, and every one before it, is refused', () => {
    const step = stepAt(NOON)
    expect(verifyPhoneCode(shownAt(NOON), { nowMs: NOON, hmac, lastStep: step - 1 })).toEqual({ isGood: true, step })
    expect(verifyPhoneCode(shownAt(NOON), { nowMs: NOON, hmac, lastStep: step })).toEqual({ isGood: false, why: 'used' })
    expect(verifyPhoneCode(shownAt(NOON - STEP_MS), { nowMs: NOON, hmac, lastStep: step })).toEqual({ isGood: false, why: 'used' })
  })

  test('of another credential, of another step, or without a key is unknown', () => {
    const code = shownAt(NOON)
    const unknown = { isGood: false, why: 'unknown' }
    expect(verifyPhoneCode({ ...code, credentialId: '0'.repeat(16) }, { nowMs: NOON, hmac })).toEqual(unknown)
    expect(verifyPhoneCode({ ...code, stepOfDay: code.stepOfDay + 1 }, { nowMs: NOON, hmac })).toEqual(unknown)
    expect(verifyPhoneCode(code, { nowMs: NOON, hmac: () => null })).toEqual(unknown)
  })

  test('is decided alike by the server and by a browser', async () => {
    for (const [shownMs, lastStep] of [
      [NOON, null],
      [NOON, stepAt(NOON)],
      [NOON - 2 * STEP_MS, null],
      [Date.parse('2026-11-03T12:00:40Z'), null],
    ] as const) {
      const [code, facts] = [shownAt(shownMs), { nowMs: NOON, lastStep }]
      expect(await verifyPhoneCodeLater(code, { ...facts, hmac: hmacLater })).toEqual(verifyPhoneCode(code, { ...facts, hmac }))
    }
    const forged = { ...shownAt(NOON), mac: '0'.repeat(10) }
    expect(await verifyPhoneCodeLater(forged, { nowMs: NOON, hmac: hmacLater })).toEqual({ isGood: false, why: 'unknown' })
  })
})

describe('the list a till keeps', () => {
  const hash = createHash('sha256').update(textForTillHash(7, ID)).digest()

  test('reads back as it was written, with one day or two', () => {
    for (const keys of [[dayKey('2026-11-03')], [dayKey('2026-11-03'), dayKey('2026-11-04')]]) {
      for (const isBlocked of [false, true]) {
        const text = writeTillPhoneKey({ hash, isBlocked, keys })
        expect(text).toHaveLength(17 + 22 * keys.length)
        expect(readTillPhoneKey(text)).toEqual({ hash: tillHashCharacters(hash), isBlocked, keys: keys.map((key) => new Uint8Array(key)) })
      }
    }
  })

  test('never holds the credential, and is another for another school', () => {
    expect(writeTillPhoneKey({ hash, isBlocked: false, keys: [dayKey('2026-11-03')] })).not.toContain(ID)
    expect(tillHashCharacters(createHash('sha256').update(textForTillHash(8, ID)).digest())).not.toBe(tillHashCharacters(hash))
  })

  test('refuses a text that was cut off or is something else', () => {
    const text = writeTillPhoneKey({ hash, isBlocked: false, keys: [dayKey('2026-11-03')] })
    for (const bad of ['', text.slice(0, 17), text.slice(0, -1), `${text}A`, `${text.slice(0, 16)}2${text.slice(17)}`])
      expect(() => readTillPhoneKey(bad)).toThrow('not a phone key')
  })

  test('has tomorrow’s keys from 22 UTC, and a phone always has them', () => {
    expect(daysOfTillKeys(Date.parse('2026-11-03T21:59:59.999Z'))).toEqual(['2026-11-03'])
    expect(daysOfTillKeys(Date.parse('2026-11-03T22:00:00Z'))).toEqual(['2026-11-03', '2026-11-04'])
    expect(daysOfTillKeys(Date.parse('2026-11-04T00:00:00Z'))).toEqual(['2026-11-04'])
    expect(daysOfPhoneKeys(Date.parse('2026-12-31T23:59:59Z'))).toEqual(['2026-12-31', '2027-01-01'])
  })
})
