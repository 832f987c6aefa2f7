// The codes that this phone holds, kept on the phone itself: they are there after a restart, without a network and
// without anybody being signed in. Keys are kept as the browser keeps keys: usable, and never to be read out.

import type { RouteReply } from '../../contract/route-types.ts'

type Told = RouteReply<'GET /api/phone'>

export type HeldCode = {
  cardId: string
  schoolId: number
  walletId: string
  firstName: string
  schoolName: string
  /** The phone's own token for this code. */
  secret: string
  /** Signs what the phone asks; null where the browser could keep none. */
  signingKey: CryptoKey | null
  /** What the server told last; null until it has told anything. */
  told: {
    credentialId: string
    /** Of HMAC, by UTC day. */
    dayKeys: ReadonlyMap<string, CryptoKey>
    clockOffsetMs: number
    balanceOre: number
    latest: Told['latest']
    isBlocked: boolean
    hoursOff: Told['hoursOff']
    /** When, by this phone's clock. */
    atMs: number
  } | null
}

const DATABASE = 'kantinekort-phone'
const VERSION = 1
const SHELF = 'codes'
/** A guardian's phone may hold the codes of a whole family. */
export const MOST_HELD = 12

/** All that this phone holds, in the order of the names; none where the browser gives no storage. */
export async function readHeldCodes(): Promise<HeldCode[]> {
  const database = await open()
  try {
    const found = await answerOf<unknown[]>(database.transaction(SHELF, 'readonly').objectStore(SHELF).getAll())
    return found.filter(isHeldCode).toSorted((one, other) => one.firstName.localeCompare(other.firstName, 'nb'))
  } finally {
    database.close()
  }
}

/** Keeps a code; one that was here for the same wallet before is worth nothing any more. */
export async function keepHeldCode(code: HeldCode): Promise<void> {
  const before = (await readHeldCodes()).filter(({ walletId, cardId }) => walletId === code.walletId && cardId !== code.cardId)
  await change((shelf) => {
    for (const { cardId } of before) shelf.delete(cardId)
    shelf.put(code, code.cardId)
  })
}

/** Writes what the server told, unless the code was let go of meanwhile. */
export async function updateHeldCode(code: HeldCode): Promise<void> {
  await change((shelf) => {
    const request = shelf.getKey(code.cardId)
    request.onsuccess = () => {
      if (request.result !== undefined) shelf.put(code, code.cardId)
    }
  })
}

export const dropHeldCode = (cardId: string): Promise<void> => change((shelf) => void shelf.delete(cardId))

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION)
  request.onupgradeneeded = () => void request.result.createObjectStore(SHELF)
  return answerOf(request)
}

async function change(make: (shelf: IDBObjectStore) => void): Promise<void> {
  const database = await open()
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(SHELF, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('The code could not be kept'))
      make(transaction.objectStore(SHELF))
    })
  } finally {
    database.close()
  }
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The phone did not answer'))
  })
}

// Another version of the portal may have put it there.
function isHeldCode(found: unknown): found is HeldCode {
  if (typeof found !== 'object' || found === null) return false
  const { cardId, schoolId, walletId, firstName, schoolName, secret } = found as Record<string, unknown>
  const texts = [cardId, walletId, firstName, schoolName, secret]
  return texts.every((text) => typeof text === 'string') && typeof schoolId === 'number' && 'told' in found && 'signingKey' in found
}
