// The browser's own cryptography, as selling without a network needs it.
import { macCharacters } from '../../rules/card-codes.ts'
import { NAME_NONCE_BYTES, readHolder, type SealedHolder, textForNameKey } from '../../rules/reserve-list.ts'

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

const bytesOf = (text: string) => new TextEncoder().encode(text)

export async function makeDeviceKey(): Promise<{ key: CryptoKey; publicKey: string }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(EC, false, ['sign', 'verify'])
  return { key: privateKey, publicKey: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))) }
}

export async function signText(key: CryptoKey, text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(SIGNING, key, bytesOf(text))))
}

export async function isSignedByServer(serverKey: string, { text, signature }: { text: string; signature: string }): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(serverKey), EC, false, ['verify'])
  return crypto.subtle.verify(SIGNING, key, fromBase64Url(signature), bytesOf(text))
}

export async function hashInHex(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What only somebody who has the scanned code can make. */
export async function proofOf(credentialId: string, text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytesOf(credentialId), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return macCharacters(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(text))))
}

/** Whose card it is, and what stops a sale to them, which the list keeps under the code's key; null from another version. */
export async function openHolder({
  schoolId,
  credentialId,
  sealedName,
  products,
}: {
  schoolId: number
  credentialId: string
  sealedName: string
  /** The list's, in its order. */
  products: readonly string[]
}): Promise<SealedHolder | null> {
  const hash = await crypto.subtle.digest('SHA-256', bytesOf(textForNameKey(schoolId, credentialId)))
  const key = await crypto.subtle.importKey('raw', hash.slice(0, 16), 'AES-GCM', false, ['decrypt'])
  const sealed = fromBase64Url(sealedName)
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, NAME_NONCE_BYTES) }, key, sealed.slice(NAME_NONCE_BYTES))
  return readHolder(new Uint8Array(opened), products)
}

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
