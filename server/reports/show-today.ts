// Is everything all right today? Sales until now, and how the same weekday last week stood at this time
// of the day on the clock in Oslo, whether or not the clocks were changed in between.

import type { RouteReply } from '../../contract/route-types.ts'
import { addDays, instantOfNorwegianTime, norwegianDayOf, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { tillsOf } from '../tills/index.ts'
import { prepaidOf, type SlotSum, sumsOfDay, sumsOfEarlierDay, topupsOf } from './store.ts'

export type Today = RouteReply<'GET /api/office/schools/:schoolId/today'>

const LATEST_PURCHASES = 20
const RECENT_MINUTES = 5
const SLOT_MS = 30 * 60_000
const MOST_NAMES = 3

export async function showToday(house: House, payments: Payments, { schoolId }: { schoolId: number }): Promise<Today> {
  const { database, clock } = house
  const now = clock.now()
  const { localDate, from, until } = norwegianDayOf(now)
  const weekAgo = addDays(localDate, -7)
  const [day, lastWeek, tills, prepaid, topupsTodayOre, down] = await Promise.all([
    sumsOfDay(database, { schoolId, from, until, recentSince: new Date(now.getTime() - RECENT_MINUTES * 60_000), latest: LATEST_PURCHASES }),
    sumsOfEarlierDay(database, {
      schoolId,
      from: startOfNorwegianDay(weekAgo),
      until: startOfNorwegianDay(addDays(weekAgo, 1)),
      before: instantOfNorwegianTime({ date: weekAgo, time: norwegianTime(now).time }),
    }),
    tillsOf(database, { schoolId, from, until }),
    prepaidOf(database, schoolId),
    topupsOf(database, { schoolId, from, until }),
    payments.down(),
  ])
  return {
    localDate,
    soldOre: day.soldOre,
    purchaseCount: day.purchaseCount,
    pupilCount: day.pupilCount,
    soldSameTimeLastWeekOre: lastWeek.soldOre,
    purchaseCountSameTimeLastWeek: lastWeek.purchaseCount,
    slots: everySlot(day.slots),
    slotsLastWeek: everySlot(lastWeek.slots),
    products: day.products,
    tills,
    purchasesPerMinute: day.recentCount / RECENT_MINUTES,
    latest: day.latest.map(({ soldAtMs, lines, ...purchase }) => ({ ...purchase, soldAt: new Date(soldAtMs).toISOString(), items: itemText(lines) })),
    prepaidOre: prepaid.prepaidOre,
    topupsTodayOre,
    providersDown: down.map(({ name, since }) => ({ name, since: since.toISOString() })),
    debts: { count: prepaid.debtCount, sumOre: prepaid.debtOre },
  }
}

/** Every half hour from the first to the last, also those without a sale; they come in order. */
export function everySlot(sums: readonly SlotSum[]): Today['slots'] {
  const [first, last] = [sums[0], sums.at(-1)]
  if (!first || !last) return []
  const byStart = new Map(sums.map((sum) => [sum.startsAtMs, sum]))
  return Array.from({ length: (last.startsAtMs - first.startsAtMs) / SLOT_MS + 1 }, (_, place) => {
    const startsAt = new Date(first.startsAtMs + place * SLOT_MS)
    const { count = 0, amountOre = 0 } = byStart.get(startsAt.getTime()) ?? {}
    return { startsAt: startsAt.toISOString(), localTime: norwegianTime(startsAt).time.slice(0, 5), count, amountOre }
  })
}

/** What was bought, short enough for a row: "Baguett, 2 × Melk, Eple + 1". */
export function itemText(lines: readonly { name: string; quantity: number }[]): string {
  const names = lines.slice(0, MOST_NAMES).map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`))
  const rest = lines.length - names.length
  return names.join(', ') + (rest > 0 ? ` + ${rest}` : '')
}
