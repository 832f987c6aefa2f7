// Who buys what, and when. Pupils come at random around the chosen rate, as people do, and most of them have
// enough money; a few have too little, and a few cards are not read right.

import { newId } from '../../contract/ids.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import type { Random } from '../demo/random.ts'
import type { RushTill } from './tills.ts'

export type RushPupil = { schoolId: number; code: string; balanceOre: number }
export type RushPurchase = { afterMs: number; token: string; body: RouteBody<'POST /api/purchases'> }

const SHARE_OF_UNREADABLE = 0.004
const SHARE_OF_ANYBODY = 0.02

/** All purchases of a rush, in order of time. It keeps its own count of the balances. */
export function planRush({
  rate,
  seconds,
  tills,
  pupils,
  random,
}: {
  rate: number
  seconds: number
  tills: readonly RushTill[]
  pupils: readonly RushPupil[]
  random: Random
}): RushPurchase[] {
  const left = new Map(pupils.map((pupil) => [pupil.code, pupil.balanceOre]))
  const bySchool = new Map(tills.map(({ schoolId }) => [schoolId, pupils.filter((pupil) => pupil.schoolId === schoolId)]))
  const purchases: RushPurchase[] = []
  for (let afterMs = 0; afterMs < seconds * 1_000; afterMs += (-Math.log(1 - random.next()) * 1_000) / rate) {
    const till = random.pick(tills)
    const pupil = choosePupil(bySchool.get(till.schoolId) ?? [], left, random)
    if (!pupil) continue
    const balanceOre = left.get(pupil.code) ?? 0
    const lines = fillBasket(till.products, random.chance(SHARE_OF_ANYBODY) ? Number.POSITIVE_INFINITY : balanceOre, random)
    if (lines.length === 0) continue
    const totalOre = lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0)
    const isMisread = random.chance(SHARE_OF_UNREADABLE)
    if (!isMisread && totalOre <= balanceOre) left.set(pupil.code, balanceOre - totalOre)
    purchases.push({ afterMs, token: till.token, body: { id: newId(), code: isMisread ? misread(pupil.code) : pupil.code, lines, totalOre } })
  }
  return purchases
}

const ENOUGH_ORE = 4_500
const MOST_LOOKED_AT = 12

// Whoever is short of money mostly does not stand in the queue.
function choosePupil(pupils: readonly RushPupil[], left: ReadonlyMap<string, number>, random: Random): RushPupil | null {
  if (pupils.length === 0) return null
  for (let tries = 0; tries < MOST_LOOKED_AT; tries += 1) {
    const pupil = random.pick(pupils)
    if ((left.get(pupil.code) ?? 0) >= ENOUGH_ORE || random.chance(SHARE_OF_ANYBODY)) return pupil
  }
  return random.pick(pupils)
}

function fillBasket(products: RushTill['products'], mostOre: number, random: Random): RushPurchase['body']['lines'] {
  const lines: RushPurchase['body']['lines'] = []
  let leftOre = mostOre
  for (let wanted = random.weighted([1, 2, 3], (count) => 4 - count); wanted > 0; wanted -= 1) {
    const affordable = products.filter(({ productId, priceOre }) => priceOre <= Math.min(leftOre, 6_000) && !lines.some((line) => line.productId === productId))
    if (affordable.length === 0) break
    const { productId, priceOre } = random.pick(affordable)
    lines.push({ productId, quantity: 1, unitPriceOre: priceOre })
    leftOre -= priceOre
  }
  return lines
}

// Two neighbours change places: the check characters tell.
const misread = (code: string) => code.replace(/^(.{6})(.)(.)/, '$1$3$2').replace(/(.)$/, (last) => (last === '0' ? '1' : '0'))
