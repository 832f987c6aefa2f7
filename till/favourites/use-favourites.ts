import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { favouritesAt, hourOf } from '../../rules/favourites.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Catalogue, Product } from '../contact/catalogue.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBetweenSales } from '../sale/sale.ts'

/** Often, as most looks in a lunch rush fall into a sale. */
const LOOKS_EVERY_MS = 3_000

/** What sells most at this hour, the most sold first. It changes with the hour, and never in the middle of a sale. */
export function useFavourites(catalogue: Catalogue | null): Product[] {
  const { seller, keeper } = useOpenTill()
  const now = () => norwegianTime(new Date(Date.now() + keeper.contact.read().clockOffsetMs))
  const [at, setAt] = useState(now)
  const look = useEffectEvent(() => {
    const seen = now()
    if (isBetweenSales(seller.sale.read()) && hourIn(seen) !== hourIn(at)) setAt(seen)
  })
  useEffect(() => {
    const timer = setInterval(() => look(), LOOKS_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return useMemo(() => {
    const products = new Map((catalogue?.products ?? []).map((product) => [product.productId, product]))
    // A copy on the device may be of a version that knew no favourites.
    return favouritesAt(catalogue?.favourites ?? [], hourOf(at)).flatMap((productId) => products.get(productId) ?? [])
  }, [catalogue, at])
}

const hourIn = ({ date, time }: { date: string; time: string }) => `${date} ${time.slice(0, 2)}`
