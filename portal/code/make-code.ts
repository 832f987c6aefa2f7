import { phoneCode, textForMac } from '../../rules/card-codes.ts'

/** The code of one step, made on the phone with the key of the day. */
export async function makeCode({ credentialId, key, stepOfDay }: { credentialId: string; key: CryptoKey; stepOfDay: number }): Promise<string> {
  const text = new TextEncoder().encode(textForMac(credentialId, stepOfDay))
  const hmac = new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
  return phoneCode({ credentialId, stepOfDay, hmac })
}
