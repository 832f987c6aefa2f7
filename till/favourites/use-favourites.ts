import { useEffect, useMemo, useState } from 'react'
import { favouritesAt, hourOf } from '../../rules/favourites.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Catalogue, Product } from '../contact/catalogue.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBetweenSales } from '../sale/sale.ts'
import { useWatched } from '../watched.ts'

const LOOKS_EVERY_MS = 15_000

/** What sells most at this hour, the most sold first. It changes with the hour, and never in the middle of a sale. */
export function useFavourites(catalogue: Catalogue | null): Product[] {
  const { seller, keeper } = useOpenTill()
  const isFree = isBetweenSales(useWatched(seller.sale))
  const now = () => norwegianTime(new Date(Date.now() + keeper.contact.read().clockOffsetMs))
  const [at, setAt] = useState(now)
  useEffect(() => {
    if (!isFree) return
    const look = () => setAt((before) => (hourIn(now()) === hourIn(before) ? before : now()))
    look()
    const timer = setInterval(look, LOOKS_EVERY_MS)
    return () => clearInterval(timer)
    // oxlint-disable-next-line exhaustive-deps -- the clock is read when it looks
  }, [isFree, keeper])
  return useMemo(() => {
    const products = new Map((catalogue?.products ?? []).map((product) => [product.productId, product]))
    // A copy on the device may be of a version that knew no favourites.
    return favouritesAt(catalogue?.favourites ?? [], hourOf(at)).flatMap((productId) => products.get(productId) ?? [])
  }, [catalogue, at])
}

const hourIn = ({ date, time }: { date: string; time: string }) => `${date} ${time.slice(0, 2)}`
