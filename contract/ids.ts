// Ids are UUIDs of version 7: made by whoever creates the thing, before it is first sent,
// and ordered by time so that a table grows at its end.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** A new UUIDv7 for an instant. `atMs` is milliseconds since 1970; `random` gives ten random bytes. */
export function idAt(atMs: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('idAt needs ten random bytes')
  const time = Math.trunc(atMs).toString(16).padStart(12, '0')
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = (8 + (Number.parseInt(hex[3] as string, 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}

/** A new UUIDv7 for now. Works in browsers and on the server. */
export function newId(nowMs: number = Date.now()): string {
  return idAt(nowMs, crypto.getRandomValues(new Uint8Array(10)))
}

/** The instant an id was made for, in milliseconds since 1970. */
export function idTimeMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
