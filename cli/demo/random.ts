// Chance that can be repeated: the same seed gives the same world.

export type Random = {
  /** From 0 up to, but not including, 1. */
  next: () => number
  /** A whole number, both ends included. */
  whole: (least: number, most: number) => number
  chance: (probability: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
  /** One of the items, the heavier the likelier. */
  weighted: <Item>(items: readonly Item[], weightOf: (item: Item) => number) => Item
  /** Around the middle, two thirds of them within the spread. */
  around: (middle: number, spread: number) => number
  bytes: (count: number) => Uint8Array
}

/** mulberry32: small, quick and even enough for a made-up canteen. Never for keys. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    weighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      return items.find((item) => (left -= weightOf(item)) < 0) ?? (items.at(-1) as (typeof items)[number])
    },
    around: (middle, spread) => middle + spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  }
}
