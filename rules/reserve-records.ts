// A sale that a till makes without a network, as its device writes, numbers, chains and signs it, and as the server reads
// it. One text for one record: whatever is not exactly what the device would write is not read.

import { isId } from '../contract/ids.ts'
import { isOre } from '../contract/money.ts'
import { overridableStops } from './hard-stops.ts'
import { isNote } from './line-notes.ts'
import type { WantedLine } from './purchase.ts'

/** What stands before a device's first record. */
export const NO_RECORD_BEFORE = '0'
/** How many a till hands in at a time. */
export const MOST_RECORDS_AT_ONCE = 20
export const LONGEST_RECORD = 8_000
const MOST_LINES = 50
const MOST_OF_A_LINE = 99
/** One for each kind of stop that an adult may let go on. */
const MOST_OVERRIDES = overridableStops.length

export type ReserveRecord = {
  deviceId: string
  /** Counts the device's records, from 1. */
  sequence: number
  /** SHA-256 of the record before it, in hexadecimal. */
  previous: string
  /** The sale's id. */
  id: string
  happenedAt: string
  /** Which list of cards it was decided by: the stamp's. */
  list: { version: string; madeAt: string; mark: string }
  card: {
    /** What a till knows the card by. */
    hash: string
    /** Made with the scanned code: only who has seen the card can make it. Ten characters. */
    proof: string
    /** Of a code on a phone: its step since 1970, and its own proof. */
    step: number | null
    mac: string | null
  }
  lines: readonly WantedLine[]
  totalOre: number
  /** The connected sale whose outcome nobody knew. */
  replaces: string | null
  /** Who was signed in on the device; null where nobody had to be. */
  cashierId: string | null
  /** By whose words it went on against a stop, said while there still was a network. */
  overrideIds: readonly string[]
}

/** What is authenticated with the credential id as the key (HMAC-SHA256); `macCharacters` of it is the proof. */
export const textForProof = ({ deviceId, sequence, id, totalOre }: Pick<ReserveRecord, 'deviceId' | 'sequence' | 'id' | 'totalOre'>) =>
  `reserve|${deviceId}|${sequence}|${id}|${totalOre}`

/** What a device signs of each time that a receipt came out while it was alone. */
export const textForPrint = ({ deviceId, recordId, printId, printedAt }: { deviceId: string; recordId: string; printId: string; printedAt: string }) =>
  `print|${deviceId}|${recordId}|${printId}|${printedAt}`

/** What stands on a receipt that is given without a network: the device's mark, and the record's place in its chain. */
export const aloneNumber = ({ deviceId, sequence }: Pick<ReserveRecord, 'deviceId' | 'sequence'>) =>
  `${deviceId.replaceAll('-', '').slice(-6).toUpperCase()}-${sequence}`

/** The text that is hashed and signed. */
export function writeRecord({
  deviceId,
  sequence,
  previous,
  id,
  happenedAt,
  list,
  card,
  lines,
  totalOre,
  replaces,
  cashierId,
  overrideIds,
}: ReserveRecord): string {
  return JSON.stringify([
    // A record of nobody reads as before there were cashiers, and one that nothing stopped as before a word could follow it.
    overrideIds.length > 0 ? 3 : cashierId === null ? 1 : 2,
    deviceId,
    sequence,
    previous,
    id,
    happenedAt,
    [list.version, list.madeAt, list.mark],
    [card.hash, card.proof, card.step, card.mac],
    lines.map(({ productId, quantity, unitPriceOre, note }) => [productId, quantity, unitPriceOre, ...(note === undefined ? [] : [note])]),
    totalOre,
    replaces,
    ...(overrideIds.length > 0 ? [cashierId, overrideIds] : cashierId === null ? [] : [cashierId]),
  ])
}

/** Reads a record, or null when the text is not one, to the letter. */
export function readRecord(text: string): ReserveRecord | null {
  if (text.length > LONGEST_RECORD) return null
  const record = recordIn(text)
  return record && isSane(record) && writeRecord(record) === text ? record : null
}

function recordIn(text: string): ReserveRecord | null {
  try {
    const [, deviceId, sequence, previous, id, happenedAt, list, card, lines, totalOre, replaces, cashierId = null, overrideIds = []] = JSON.parse(text)
    return {
      deviceId,
      sequence,
      previous,
      id,
      happenedAt,
      list: { version: list[0], madeAt: list[1], mark: list[2] },
      card: { hash: card[0], proof: card[1], step: card[2], mac: card[3] },
      lines: lines.map(([productId, quantity, unitPriceOre, note]: [string, number, number, string?]) => ({
        productId,
        quantity,
        unitPriceOre,
        ...(note !== undefined && { note }),
      })),
      totalOre,
      replaces,
      cashierId,
      overrideIds,
    }
  } catch {
    return null
  }
}

function isSane({ deviceId, sequence, previous, id, happenedAt, list, card, lines, totalOre, replaces, cashierId, overrideIds }: ReserveRecord): boolean {
  const isPhone = card.step !== null
  return (
    isId(deviceId) &&
    isId(id) &&
    (cashierId === null || isId(cashierId)) &&
    Array.isArray(overrideIds) &&
    overrideIds.length <= MOST_OVERRIDES &&
    overrideIds.every(isId) &&
    (replaces === null || (isId(replaces) && replaces !== id)) &&
    Number.isSafeInteger(sequence) &&
    sequence > 0 &&
    isText(previous, 64) &&
    isInstant(happenedAt) &&
    isText(list.version, 64) &&
    isInstant(list.madeAt) &&
    isText(list.mark, 64) &&
    isText(card.hash, 16) &&
    isText(card.proof, 10) &&
    (isPhone ? Number.isSafeInteger(card.step) && isText(card.mac, 10) : card.mac === null) &&
    lines.length > 0 &&
    lines.length <= MOST_LINES &&
    lines.every(isLine) &&
    isOre(totalOre) &&
    totalOre === lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0)
  )
}

const isText = (value: unknown, most: number) => typeof value === 'string' && value.length > 0 && value.length <= most && /^[\w-]+$/.test(value)
const isInstant = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))

function isLine({ productId, quantity, unitPriceOre, note }: WantedLine): boolean {
  return (
    isId(productId) &&
    (note === undefined || isNote(note)) &&
    Number.isSafeInteger(quantity) &&
    quantity > 0 &&
    quantity <= MOST_OF_A_LINE &&
    isOre(unitPriceOre)
  )
}
