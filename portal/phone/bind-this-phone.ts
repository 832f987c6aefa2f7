// Binds a code to this phone: the phone makes its own secret and its own key, and keeps both before it asks, so that an
// answer that is lost on the way can be asked for again.

import type { RouteBody } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { deviceOf } from '../../rules/phone-devices.ts'
import { askAsPhone, toBase64Url } from './ask-as-phone.ts'
import { type HeldCode, keepHeldCode, updateHeldCode } from './held-codes.ts'

type Wish = RouteBody<'POST /api/phone-links/bind'>
export type Binding = { wish: Wish; signingKey: CryptoKey | null }

/** Made once for a link; each try sends the same. */
export async function prepareBinding(token: string): Promise<Binding> {
  const phoneSecret = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const pair = await makeKeys()
  const publicKey = pair === null ? null : toBase64Url(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { wish: { token, phoneSecret, publicKey, device: deviceOf(navigator) }, signingKey: pair?.privateKey ?? null }
}

// The private half can be used here and never be read out.
async function makeKeys(): Promise<CryptoKeyPair | null> {
  try {
    return await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  } catch {
    // An old browser: the token alone must do.
    return null
  }
}

/** Binds, keeps, and fetches the first keys. @throws ApiRefusal phone_link_not_valid, ApiUnreachable */
export async function bindThisPhone({ wish, signingKey }: Binding): Promise<HeldCode> {
  const bound = await call('POST /api/phone-links/bind', { body: wish })
  const code: HeldCode = { ...bound, secret: wish.phoneSecret, signingKey, told: null }
  await keepHeldCode(code)
  // Asked of the browser so that it does not throw the code away when the phone runs full. It may say no.
  void navigator.storage?.persist?.().catch(() => false)
  try {
    const told = await askAsPhone(code)
    await updateHeldCode(told)
    return told
  } catch {
    // Bound it is; the keys come as soon as the code is shown.
    return code
  }
}
