// What a till puts first at an hour of a weekday: what the school itself sold most of then, these last weeks. It is made of
// days that are over, so that nothing changes its place while somebody sells.

/** How far back it is counted. */
export const FAVOURITE_DAYS = 28
/** As many as stand on a tablet without anybody having to look for one. */
export const MOST_FAVOURITES = 8
/** What was sold less often than this in all those weeks is nobody's favourite. */
export const LEAST_SOLD = 3
/** Fridays are like Fridays: the same weekday says more than the other four together. */
const SAME_WEEKDAY_COUNTS = 5

/** Of all the days that are counted. Monday is 1. */
export type SoldInHour = { weekday: number; hour: number; productId: string; quantity: number }
export type FavouritesOfHour = { weekday: number; hour: number; productIds: string[] }

/** The most sold first, for each hour of each weekday on which the school sells. */
export function rankFavourites(sold: readonly SoldInHour[], { isForSale }: { isForSale: (productId: string) => boolean }): FavouritesOfHour[] {
  const counted = sold.filter(({ productId, quantity }) => quantity > 0 && isForSale(productId))
  const weekdays = [...new Set(counted.map(({ weekday }) => weekday))].toSorted((a, b) => a - b)
  const hours = [...new Set(counted.map(({ hour }) => hour))].toSorted((a, b) => a - b)
  return weekdays.flatMap((weekday) =>
    hours.flatMap((hour) => {
      const productIds = mostSold(
        counted.filter((each) => each.hour === hour),
        weekday,
      )
      return productIds.length === 0 ? [] : [{ weekday, hour, productIds }]
    }),
  )
}

function mostSold(soldThatHour: readonly SoldInHour[], weekday: number): string[] {
  const scores = new Map<string, { count: number; score: number }>()
  for (const { weekday: of, productId, quantity } of soldThatHour) {
    const { count, score } = scores.get(productId) ?? { count: 0, score: 0 }
    scores.set(productId, { count: count + quantity, score: score + quantity * (of === weekday ? SAME_WEEKDAY_COUNTS : 1) })
  }
  return [...scores]
    .filter(([, { count }]) => count >= LEAST_SOLD)
    .toSorted(([oneId, one], [otherId, other]) => other.score - one.score || (oneId < otherId ? -1 : 1))
    .slice(0, MOST_FAVOURITES)
    .map(([productId]) => productId)
}

/** What comes first now; nothing where nothing is known of the hour. */
export function favouritesAt(favourites: readonly FavouritesOfHour[], now: { weekday: number; hour: number }): readonly string[] {
  return favourites.find(({ weekday, hour }) => weekday === now.weekday && hour === now.hour)?.productIds ?? []
}

/** The hour of a Norwegian local time: `date` "2026-11-21", `time` "11:42:00". */
export function hourOf({ date, time }: { date: string; time: string }): { weekday: number; hour: number } {
  return { weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7, hour: Number(time.slice(0, 2)) }
}
