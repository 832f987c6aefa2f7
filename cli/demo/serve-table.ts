// A table that is served first: on Wednesdays, and on the demo's last day, two who eat together get their food before it is
// paid, and each pays for their own afterwards. So the reports and the export have a provisional receipt to show.

import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../../server/house.ts'
import { serveBasket } from '../../server/provisional-receipts/index.ts'
import type { PurchaseWish } from '../../server/purchases/index.ts'

const WEDNESDAY = 3

/** Remembers on which days a table has been served. */
export type Tables = { lastDay: string; served: Set<string> }

/** Serves the first two who come at once to one school, and answers the wishes that then pay; any other day they are as they were. */
export async function serveTable(house: House, wishes: readonly PurchaseWish[], { lastDay, served }: Tables): Promise<readonly PurchaseWish[]> {
  const { date } = norwegianTime(house.clock.now())
  const isTheDay = date === lastDay || new Date(`${date}T12:00:00Z`).getUTCDay() === WEDNESDAY
  const [one, other] = isTheDay && !served.has(date) ? twoTogether(wishes) : []
  if (!one || !other) return wishes
  served.add(date)
  const { till } = one
  const lines = [...one.lines, ...other.lines]
  const { provisionalId } = await serveBasket(house, { till, id: house.newId(), lines: [...lines], totalOre: one.totalOre + other.totalOre })
  const paying = (wish: PurchaseWish, from: number): PurchaseWish => ({
    ...wish,
    till,
    provisionalId,
    provisionalPart: wish.lines.map(({ quantity }, place) => ({ place: from + place, quantity })),
  })
  return wishes.map((wish) => (wish === one ? paying(one, 0) : wish === other ? paying(other, one.lines.length) : wish))
}

function twoTogether(wishes: readonly PurchaseWish[]): PurchaseWish[] {
  for (const one of wishes) {
    const other = wishes.find((each) => each !== one && each.till.schoolId === one.till.schoolId)
    if (other) return [one, other]
  }
  return []
}
