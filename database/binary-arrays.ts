// Arrays as PostgreSQL's own bytes. A batch of purchases sends some twenty arrays; as text each value would be
// quoted here, and unquoted and parsed there. The driver passes a Buffer on as a binary parameter.

import { Buffer } from 'node:buffer'

/** What a column of one type needs to become bytes: PostgreSQL's number for the type, and how long and what a value is. */
type Element<Value> = { oid: number; sizeOf: (value: Value) => number; write: (bytes: Buffer, at: number, value: Value) => void }

const HEAD_BYTES = 20
const YEAR_2000 = Date.UTC(2000, 0, 1)

function arrayOf<Value>({ oid, sizeOf, write }: Element<Value>) {
  return (values: readonly (Value | null)[]): Buffer => {
    let size = HEAD_BYTES
    let hasNull = 0
    for (const value of values) {
      size += 4
      if (value === null) hasNull = 1
      else size += sizeOf(value)
    }
    const bytes = Buffer.allocUnsafe(size)
    bytes.writeInt32BE(1, 0) // dimensions
    bytes.writeInt32BE(hasNull, 4)
    bytes.writeInt32BE(oid, 8)
    bytes.writeInt32BE(values.length, 12)
    bytes.writeInt32BE(1, 16) // number of the first element
    let at = HEAD_BYTES
    for (const value of values) {
      const length = value === null ? -1 : sizeOf(value)
      bytes.writeInt32BE(length, at)
      at += 4
      if (value === null) continue
      write(bytes, at, value)
      at += length
    }
    return bytes
  }
}

/** `bigint[]` of whole numbers. @throws RangeError for a number that is not safe to count with */
export const bigints = arrayOf<number>({ oid: 20, sizeOf: () => 8, write: writeBigint })

/** `timestamptz[]`: microseconds since the year 2000. */
export const instants = arrayOf<Date>({ oid: 1184, sizeOf: () => 8, write: (bytes, at, value) => writeBigint(bytes, at, (value.getTime() - YEAR_2000) * 1000) })

/** `smallint[]`. */
export const smallints = arrayOf<number>({ oid: 21, sizeOf: () => 2, write: (bytes, at, value) => bytes.writeInt16BE(value, at) })

/** `uuid[]` of ids as text. @throws RangeError for a text that is no UUID */
export const uuids = arrayOf<string>({ oid: 2950, sizeOf: () => 16, write: writeUuid })

/** `text[]`. */
export const texts = arrayOf<string>({ oid: 25, sizeOf: (value) => Buffer.byteLength(value), write: (bytes, at, value) => bytes.write(value, at) })

/** `bytea[]`. */
export const byteas = arrayOf<Uint8Array>({ oid: 17, sizeOf: (value) => value.length, write: (bytes, at, value) => bytes.set(value, at) })

/** `jsonb[]` of values that are JSON text already. */
export const jsonbs = arrayOf<string>({
  oid: 3802,
  sizeOf: (value) => 1 + Buffer.byteLength(value),
  write: (bytes, at, value) => {
    bytes[at] = 1 // version of the format
    bytes.write(value, at + 1)
  },
})

function writeBigint(bytes: Buffer, at: number, value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`)
  bytes.writeInt32BE(Math.floor(value / 2 ** 32), at)
  bytes.writeUInt32BE(value >>> 0, at + 4)
}

const NOT_HEX = 255
const HEX_VALUES = new Uint8Array(128).fill(NOT_HEX)
for (const [value, character] of [...'0123456789abcdef'].entries()) HEX_VALUES[character.charCodeAt(0)] = value
const HYPHEN = '-'.charCodeAt(0)

// Where the two characters of each byte stand in "019a4931-cf40-7fff-bfff-000000000001".
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const HYPHENS = [8, 13, 18, 23]

function writeUuid(bytes: Buffer, at: number, id: string): void {
  let isWhole = id.length === 36 && HYPHENS.every((place) => id.charCodeAt(place) === HYPHEN)
  for (let index = 0; index < 16; index += 1) {
    const place = PLACES[index] as number
    const high = HEX_VALUES[id.charCodeAt(place)] ?? NOT_HEX
    const low = HEX_VALUES[id.charCodeAt(place + 1)] ?? NOT_HEX
    if (high === NOT_HEX || low === NOT_HEX) isWhole = false
    bytes[at + index] = (high << 4) | low
  }
  if (!isWhole) throw new RangeError('an id is no UUID')
}
