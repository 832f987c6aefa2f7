// A device with passkeys, in software: makes keys, counts, and signs as WebAuthn says. It can be made to do it wrong.

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Made = { id: string; clientDataJSON: string; attestationObject: string }
type Signed = { id: string; clientDataJSON: string; authenticatorData: string; signature: string; userHandle: string | null }
/** What a device does otherwise than it should. */
export type Wrong = { origin?: string; rpId?: string; challenge?: string; isVerified?: boolean; counter?: number; userHandle?: string | null; type?: string }

export function softAuthenticator(origin: string) {
  const rpId = new URL(origin).hostname
  const id = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, challenge: string, wrong: Wrong) =>
    Buffer.from(JSON.stringify({ type: wrong.type ?? type, challenge: wrong.challenge ?? challenge, origin: wrong.origin ?? origin, crossOrigin: false }))
  const head = (wrong: Wrong, hasKey: boolean) => {
    const flags = 0x01 | (wrong.isVerified === false ? 0 : 0x04) | (hasKey ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(wrong.counter ?? counter)
    return Buffer.concat([sha256(Buffer.from(wrong.rpId ?? rpId)), Buffer.from([flags]), count])
  }
  return {
    make: ({ challenge, user }: { challenge: string; user: { id: string } }, wrong: Wrong = {}): Made => {
      userHandle = user.id
      counter = 1
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = Buffer.concat([head(wrong, true), Buffer.alloc(16), length, id, coseKey(publicKey)])
      const attestation = cbor(
        new Map<Cbor, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      return { id: base64url(id), clientDataJSON: base64url(clientData('webauthn.create', challenge, wrong)), attestationObject: base64url(attestation) }
    },
    sign: ({ challenge }: { challenge: string }, wrong: Wrong = {}): Signed => {
      counter += 1
      const data = clientData('webauthn.get', challenge, wrong)
      const authData = head(wrong, false)
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey)
      return {
        id: base64url(id),
        clientDataJSON: base64url(data),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        userHandle: wrong.userHandle === undefined ? userHandle : wrong.userHandle,
      }
    },
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer) => bytes.toString('base64url')

function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const part = (text: string) => Buffer.from(text, 'base64url')
  return cbor(
    new Map<Cbor, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ]),
  )
}

type Cbor = number | string | Buffer | Map<Cbor, Cbor>

/** As much of CBOR as a passkey needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? headOf(0, value) : headOf(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([headOf(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([headOf(2, value.length), value])
  return Buffer.concat([headOf(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])])
}

function headOf(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  return length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
}
