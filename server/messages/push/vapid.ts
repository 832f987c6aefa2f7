// By which key push services know that it is us (RFC 8292). It follows from the master secret, so it is the same after every restart
// and lies nowhere; a browser's consent is bound to it.

import { createECDH } from 'node:crypto'
import type { Keys } from '../../keys.ts'

export type Vapid = { publicKey: string; privateKey: string }

/** A number of 256 bits that is no key on the curve is as good as impossible; three tries are enough for ever. */
const MOST_TRIES = 3

export function vapidOf(keys: Keys): Vapid {
  for (let round = 1; round <= MOST_TRIES; round += 1) {
    const privateKey = keys.derive(`web push ${round}`)
    try {
      const curve = createECDH('prime256v1')
      curve.setPrivateKey(privateKey)
      return { publicKey: curve.getPublicKey('base64url', 'uncompressed'), privateKey: privateKey.toString('base64url') }
    } catch (error) {
      if (round === MOST_TRIES) throw error
    }
  }
  throw new Error('no key for push')
}
