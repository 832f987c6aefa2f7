// What this device keeps of PINs, so that cashiers can change while there is no network: of those alone who have signed in
// here before, and never a bare hash of so few digits. A slow derivation of the PIN is sealed with a key that the browser
// keeps and does not give out, and few tries are allowed (docs/decisions/0018 tells what a stolen tablet reveals).
import { canHash } from '../cards/till-hash.ts'
import type { Shelf } from '../storage/shelf.ts'

/** As OWASP recommends it for SHA-256: some hundred milliseconds on a tablet, and as long for whoever guesses. */
const ROUNDS = 600_000
export const MOST_TRIES_ALONE = 5

export type KeptPin = {
  cashierId: string
  tillId: string
  /** Of the PIN it was made of: another one in the office makes this worth nothing. */
  pinSetAt: string
  salt: Uint8Array
  seal: Uint8Array
  triesLeft: number
}
export type KeptPinKey = { key: CryptoKey }
export type PinShelves = { pins: Shelf<KeptPin>; key: Shelf<KeptPinKey> }

/** 'unknown': has not signed in here, or has another PIN since. 'locked': too many tries, until they sign in over the network. */
export type PinVerdict = { is: 'right' } | { is: 'wrong'; triesLeft: number } | { is: 'unknown' } | { is: 'locked' }

export type Pins = {
  /** The server has said that it is the PIN. */
  learn: (who: { cashierId: string; pinSetAt: string; pin: string }) => Promise<void>
  check: (who: { cashierId: string; pinSetAt: string; pin: string }) => Promise<PinVerdict>
  /** Forgets whoever may sign in no more, or by another PIN. */
  keepOnly: (cashiers: readonly { cashierId: string; pinSetAt: string }[]) => Promise<void>
  forget: () => Promise<void>
}

const KEY = 'the-one'

export function keepPins({ tillId, shelves, rounds = ROUNDS }: { tillId: string; shelves: PinShelves; rounds?: number }): Pins {
  async function ownKey(): Promise<CryptoKey> {
    const kept = await shelves.key.read(KEY)
    if (kept !== undefined) return kept.key
    const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    await shelves.key.keep(KEY, { key })
    return key
  }

  async function sealOf({ cashierId, pin, salt }: { cashierId: string; pin: string; salt: Uint8Array }): Promise<Uint8Array> {
    const text = new TextEncoder().encode(`${cashierId}|${pin}`)
    const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits'])
    const derived = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds }, material, 256)
    return new Uint8Array(await crypto.subtle.sign('HMAC', await ownKey(), derived))
  }

  return {
    learn: async ({ cashierId, pinSetAt, pin }) => {
      if (!canHash()) return
      const salt = crypto.getRandomValues(new Uint8Array(16))
      const seal = await sealOf({ cashierId, pin, salt })
      await shelves.pins.keep(cashierId, { cashierId, tillId, pinSetAt, salt, seal, triesLeft: MOST_TRIES_ALONE })
    },
    check: async ({ cashierId, pinSetAt, pin }) => {
      const kept = canHash() ? await shelves.pins.read(cashierId) : undefined
      if (kept === undefined || kept.tillId !== tillId || kept.pinSetAt !== pinSetAt) return { is: 'unknown' }
      if (kept.triesLeft <= 0) return { is: 'locked' }
      // Counted before it is looked at: whoever pulls the plug has used the try.
      const triesLeft = kept.triesLeft - 1
      await shelves.pins.keep(cashierId, { ...kept, triesLeft })
      if (!isSame(await sealOf({ cashierId, pin, salt: kept.salt }), kept.seal)) return triesLeft === 0 ? { is: 'locked' } : { is: 'wrong', triesLeft }
      await shelves.pins.keep(cashierId, { ...kept, triesLeft: MOST_TRIES_ALONE })
      return { is: 'right' }
    },
    keepOnly: async (cashiers) => {
      for (const { cashierId, pinSetAt } of await shelves.pins.readAll()) {
        if (!cashiers.some((each) => each.cashierId === cashierId && each.pinSetAt === pinSetAt)) await shelves.pins.remove(cashierId)
      }
    },
    forget: async () => {
      for (const { cashierId } of await shelves.pins.readAll()) await shelves.pins.remove(cashierId)
      await shelves.key.remove(KEY)
    },
  }
}

const isSame = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, place) => byte === other[place])

export function readKeptPin(found: unknown): KeptPin | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { cashierId, tillId, pinSetAt, salt, seal, triesLeft } = found as Partial<KeptPin>
  const isWhole = typeof cashierId === 'string' && typeof tillId === 'string' && typeof pinSetAt === 'string' && Number.isSafeInteger(triesLeft)
  return isWhole && salt instanceof Uint8Array && seal instanceof Uint8Array ? (found as KeptPin) : undefined
}

export function readKeptPinKey(found: unknown): KeptPinKey | undefined {
  return typeof found === 'object' && found !== null && (found as Partial<KeptPinKey>).key instanceof CryptoKey ? (found as KeptPinKey) : undefined
}
