// How the phone asks: with its token, and a signature of the moment where it has a key.

import { ApiRefusal, call } from '../../kit/api.ts'
import { textForPhoneProof, writeProof } from '../../rules/phone-proof.ts'
import { clockOffset } from '../code/code-steps.ts'
import type { HeldCode } from './held-codes.ts'

/** Asks the server and answers the code with what it told. @throws ApiRefusal phone_not_bound when another phone has it */
export async function askAsPhone(code: HeldCode, signal?: AbortSignal): Promise<HeldCode> {
  try {
    return await askOnce(code, code.told?.clockOffsetMs ?? 0, signal)
  } catch (error) {
    // The clock of this phone is wrong: the server says what time it is.
    const serverTime = error instanceof ApiRefusal && error.code === 'phone_clock_wrong' ? Date.parse(String(error.facts['serverTime'])) : Number.NaN
    if (Number.isNaN(serverTime)) throw error
    return askOnce(code, serverTime - Date.now(), signal)
  }
}

async function askOnce(code: HeldCode, clockOffsetMs: number, signal: AbortSignal | undefined): Promise<HeldCode> {
  const headers = await headersOf(code, Date.now() + clockOffsetMs)
  const askedAtMs = Date.now()
  const told = await call('GET /api/phone', { headers, ...(signal && { signal }) })
  const answeredAtMs = Date.now()
  const dayKeys = await Promise.all(told.dayKeys.map(async ({ day, key }) => [day, await importKey(key)] as const))
  return {
    ...code,
    firstName: told.firstName,
    schoolName: told.schoolName,
    told: {
      credentialId: told.credentialId,
      dayKeys: new Map(dayKeys),
      clockOffsetMs: clockOffset({ askedAtMs, answeredAtMs, serverTimeMs: Date.parse(told.serverTime) }),
      balanceOre: told.balanceOre,
      latest: told.latest,
      isBlocked: told.isBlocked,
      hoursOff: told.hoursOff,
      atMs: answeredAtMs,
    },
  }
}

async function headersOf({ schoolId, cardId, secret, signingKey }: HeldCode, serverMs: number): Promise<Record<string, string>> {
  const authorization = `Phone ${schoolId}.${cardId}.${secret}`
  if (signingKey === null) return { authorization }
  const atMs = Math.round(serverMs)
  const text = new TextEncoder().encode(textForPhoneProof({ schoolId, cardId, atMs }))
  const signature = toBase64Url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signingKey, text))
  return { authorization, 'x-kantinekort-proof': writeProof({ atMs, signature }) }
}

// Not extractable once they are here: a page can make codes with them, but not read them out.
function importKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

export function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  return btoa(String.fromCharCode(...view))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
