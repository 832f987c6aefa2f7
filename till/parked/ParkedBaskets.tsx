import { Button } from '../../kit/Button.tsx'
import { formatKroner, formatTime } from '../../language/amounts-and-dates.ts'
import { countOf, sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBusy } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'

/** The baskets that were set aside, where the next basket will be: one press has one of them back. */
export function ParkedBaskets() {
  const texts = useTexts().sale
  const { seller, parking } = useOpenTill()
  const parked = useWatched(parking.parked)
  const isTraining = useIsTraining()
  const sale = useWatched(seller.sale)
  if (parked.length === 0 || isTraining) return null
  return (
    <ul className="till-parked" aria-label={texts.parked}>
      {parked.map(({ id, parkedAt, basket }) => (
        <li key={id}>
          <Button look="secondary" wide aria-disabled={isBusy(sale) || undefined} onClick={() => seller.resume(id)}>
            <span className="till-parked-words">
              <strong>{texts.resume(countOf(basket), formatKroner(sumOre(basket)))}</strong>
              <span>{texts.parkedAt(formatTime(parkedAt), basket.map(({ name }) => name).join(', '))}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
