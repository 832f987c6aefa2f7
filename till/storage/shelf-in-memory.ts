// A shelf that lasts as long as the test does. It keeps copies, as the device does.
import type { Shelf } from './shelf.ts'

export function shelfInMemory<Thing>(): Shelf<Thing> {
  const things = new Map<string, Thing>()
  return {
    read: async (key) => structuredClone(things.get(key)),
    readAll: async () => [...things.values()].map((thing) => structuredClone(thing)),
    keep: async (key, thing) => void things.set(key, structuredClone(thing)),
    remove: async (key) => void things.delete(key),
  }
}
