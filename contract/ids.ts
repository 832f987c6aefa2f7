// Ids are UUIDs of version 7: made by whoever creates the thing, before it is first sent,
// and ordered by time so that a table grows at its end.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A new UUIDv7 for an instant. `atMs` is milliseconds since 1970; `random` gives ten random bytes. */
export function idAt(atMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('idAt needs ten random bytes')
  const time = Math.trunc(atMs).toString(16).padStart(12, '0')
  const hex = (at: number) => HEX[random[at] as number] as string
  const version = (0x70 | ((random[0] as number) & 15)).toString(16)
  const variant = (0x80 | ((random[2] as number) & 63)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(1)}-${variant}${hex(3)}-${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`
}

// The twelve bits after the time count the ids of one millisecond (RFC 9562, 6.2 method 1), from a random start with
// room above it. So ids of one process sort as they were made, also under a test's clock that stands still.
const COUNTER_ROOM = 4096
let lastMs = -1
let counter = 0

/** A new UUIDv7 for now. Works in browsers and on the server. */
export function newId(nowMs: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  const isNext = nowMs === lastMs && counter + 1 < COUNTER_ROOM
  counter = isNext ? counter + 1 : (((random[0] as number) << 8) | (random[1] as number)) % (COUNTER_ROOM / 2)
  lastMs = nowMs
  random[0] = counter >> 8
  random[1] = counter & 255
  return idAt(nowMs, random)
}

/** The instant an id was made for, in milliseconds since 1970. */
export function idTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
