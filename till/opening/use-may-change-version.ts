import { useAlone } from '../reserve/use-alone.ts'
import { isBetweenSales } from '../sale/sale.ts'
import { useWatched } from '../watched.ts'
import { useOpenTill } from './till-context.ts'

/** Whether this is a moment for a new version: never in a sale, and what waits to be sent goes first. */
export function useMayChangeVersion(): { mayChange: boolean; isSending: boolean } {
  const { seller, outbox, returner } = useOpenTill()
  const isBetween = isBetweenSales(useWatched(seller.sale))
  const [sales, returns] = [useWatched(outbox.waiting), useWatched(returner.waiting)]
  const { waiting } = useAlone()
  const isSending = waiting.count > 0
  return { mayChange: isBetween && !isSending && sales.length === 0 && returns.length === 0, isSending }
}
