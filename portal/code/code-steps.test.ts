import { expect, test } from 'vitest'
import { groupsOfCode, readCode } from '../../rules/card-codes.ts'
import { verifyPhoneCodeLater } from '../../rules/phone-codes.ts'
import { clockOffset, codeMoment } from './code-steps.ts'
import { makeCode } from './make-code.ts'

test('a code holds for thirty seconds, counted down to one', () => {
  const start = Date.parse('2026-11-21T10:42:00.000Z')
  expect(codeMoment(start).secondsLeft).toBe(30)
  expect(codeMoment(start + 29_999).secondsLeft).toBe(1)
  expect(codeMoment(start + 29_999).step).toBe(codeMoment(start).step)
  expect(codeMoment(start + 30_000).step).toBe(codeMoment(start).step + 1)
})

test('the day of a code is the day in UTC, also when it is tomorrow in Oslo already', () => {
  expect(codeMoment(Date.parse('2026-11-20T23:59:59.999Z'))).toMatchObject({ utcDay: '2026-11-20', stepOfDay: 2879 })
  expect(codeMoment(Date.parse('2026-11-21T00:00:00.000Z'))).toMatchObject({ utcDay: '2026-11-21', stepOfDay: 0 })
})

test('a phone whose clock is wrong follows the clock of the server', () => {
  const offset = clockOffset({ askedAtMs: 1_000, answeredAtMs: 1_400, serverTimeMs: 61_200 })
  expect(offset).toBe(60_000)
})

test('a code is read out in groups of four', () => {
  expect(groupsOfCode('K10123456789ABCDEF0Z9QWERTYASDFG')).toEqual(['K101', '2345', '6789', 'ABCD', 'EF0Z', '9QWE', 'RTYA', 'SDFG'])
})

test('the code that the phone makes is the one that a till takes in the same step', async () => {
  const now = Date.parse('2026-11-21T10:42:17.000Z')
  const key = await crypto.subtle.importKey('raw', new Uint8Array(16).fill(7), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const { step, stepOfDay } = codeMoment(now)
  const code = await makeCode({ credentialId: '0123456789ABCDEF', key, stepOfDay })
  const read = readCode(code)
  expect(read).toMatchObject({ kind: 'phone', credentialId: '0123456789ABCDEF', stepOfDay })
  if (read?.kind !== 'phone') throw new Error('the phone made no code of a phone')
  const hmac = async ({ text }: { text: string }) => new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
  expect(await verifyPhoneCodeLater(read, { nowMs: now, hmac })).toEqual({ isGood: true, step })
  expect(readCode(groupsOfCode(code).join(' ').toLowerCase())).toEqual(read)
})
