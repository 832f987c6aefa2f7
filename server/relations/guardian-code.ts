import { readGuardianCode } from '../../rules/guardian-codes.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'

/** What is stored of a code, or null for what cannot be one. */
export function hashOfGuardianCode(house: House, typed: string): Buffer | null {
  const code = readGuardianCode(typed)
  return code === null ? null : hmac256(house.keys.derive('guardian codes'), code)
}
