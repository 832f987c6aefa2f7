import { textForTillHash, tillHashCharacters } from '../../rules/phone-codes.ts'

/** Browsers keep their cryptography from pages that are not safe; there the server alone decides. */
export const canHash = () => globalThis.crypto?.subtle !== undefined

/** What this till knows a card by. The code itself is never kept. */
export async function tillHash(schoolId: number, credentialId: string): Promise<string> {
  const bytes = new TextEncoder().encode(textForTillHash(schoolId, credentialId))
  return tillHashCharacters(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
