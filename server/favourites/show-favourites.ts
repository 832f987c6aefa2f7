import type { Queryable } from '../../database/connect.ts'
import { FAVOURITE_DAYS, type FavouritesOfHour, rankFavourites } from '../../rules/favourites.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { showsFavourites, soldSince } from './store.ts'

/** What a school's tills show first at each hour of the week, of what is for sale; nothing where the school wants none. */
export async function favouritesOf(
  db: Queryable,
  house: House,
  { schoolId, isForSale }: { schoolId: number; isForSale: (productId: string) => boolean },
): Promise<FavouritesOfHour[]> {
  if (!(await showsFavourites(db, schoolId))) return []
  const day = addDays(norwegianTime(house.clock.now()).date, -FAVOURITE_DAYS)
  return rankFavourites(await soldSince(db, { schoolId, day }), { isForSale })
}
