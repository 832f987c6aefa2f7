// What the device keeps of selling without a network: its key, the list that it sells by, and what it has sold.
import { isId } from '../../contract/ids.ts'
import type { AloneReceipt } from '../../rules/alone-receipt.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import type { ReserveOutcome, ReserveStop } from '../../contract/reserve-words.ts'
import type { Shelf } from '../storage/shelf.ts'

/** This device's key and how far its chain has come. The private key cannot be read out, also by us. */
export type KeptDevice = {
  deviceId: string
  schoolId: number
  tillId: string
  /** Null until the server knows the key. */
  registerId: string | null
  serverKey: string | null
  publicKey: string
  key: CryptoKey
  lastSequence: number
  lastHash: string
  lastAtMs: number
  /** Why the server takes no more from it: the office must look. */
  stop: ReserveStop | null
}

export type KeptList = { tillId: string; stamp: { text: string; signature: string }; cards: readonly string[]; clockOffsetMs: number }

/** A sale that was made alone. It stays a while after it was handed in, since it counts against the card's bounds. */
export type KeptRecord = {
  deviceId: string
  schoolId: number
  sequence: number
  id: string
  text: string
  signature: string
  totalOre: number
  cardHash: string
  happenedAt: string
  replaces: string | null
  /** Null while it waits. */
  outcome: ReserveOutcome | null
  notes: readonly string[]
  /** What stands on its receipt; not there for one that an older version of the till made. */
  receipt?: AloneReceipt<Catalogue['operator']> | null
  /** How often the receipt has come out while the till was alone. */
  prints?: readonly KeptPrint[]
}

/** A print that the device counted itself, signed as its records are. */
export type KeptPrint = { printId: string; printedAt: string; signature: string; /** The server knows of it. */ isTold: boolean }
export const MOST_PRINTS = 2

export type ReserveShelves = {
  device: Shelf<KeptDevice>
  list: Shelf<KeptList>
  records: Shelf<KeptRecord>
  /** The record and the end of the chain, together or not at all. */
  keepSale: (record: KeptRecord, device: KeptDevice) => Promise<void>
}

export const keyOfRecord = ({ deviceId, sequence }: Pick<KeptRecord, 'deviceId' | 'sequence'>) => `${deviceId}/${String(sequence).padStart(10, '0')}`

export function readKeptDevice(found: unknown): KeptDevice | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { deviceId, schoolId, tillId, publicKey, key, lastSequence, lastHash } = found as Partial<KeptDevice>
  const isWhole = isId(deviceId) && isId(tillId) && typeof schoolId === 'number' && typeof publicKey === 'string' && typeof key === 'object'
  return isWhole && Number.isSafeInteger(lastSequence) && typeof lastHash === 'string' ? (found as KeptDevice) : undefined
}

export function readKeptList(found: unknown): KeptList | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { tillId, stamp, cards, clockOffsetMs } = found as Partial<KeptList>
  const isWhole = typeof tillId === 'string' && typeof stamp?.text === 'string' && typeof stamp.signature === 'string' && Array.isArray(cards)
  return isWhole && typeof clockOffsetMs === 'number' ? (found as KeptList) : undefined
}

/** What cannot be read is not thrown away: it stays on its shelf for a version that can. */
export function readKeptRecord(found: unknown): KeptRecord | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { deviceId, schoolId, sequence, id, text, signature, totalOre } = found as Partial<KeptRecord>
  const isWhole = isId(deviceId) && isId(id) && typeof schoolId === 'number' && typeof text === 'string' && typeof signature === 'string'
  return isWhole && Number.isSafeInteger(sequence) && Number.isSafeInteger(totalOre) ? (found as KeptRecord) : undefined
}
