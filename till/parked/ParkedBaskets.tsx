import { Button } from '../../kit/Button.tsx'
import { formatKroner, formatTime } from '../../language/amounts-and-dates.ts'
import { countOf, sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBusy } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import { askServed } from './asked-served.ts'
import { isServed, type ParkedBasket } from './parking.ts'

/** The baskets that were set aside, where the next basket will be: one press has one of them back, another serves it. */
export function ParkedBaskets() {
  const texts = useTexts().sale
  const { parking } = useOpenTill()
  const parked = useWatched(parking.parked)
  const isTraining = useIsTraining()
  if (parked.length === 0 || isTraining) return null
  return (
    <ul className="till-parked" aria-label={texts.parked}>
      {parked.map((each) => (
        <Row key={each.id} parked={each} />
      ))}
    </ul>
  )
}

function Row({ parked }: { parked: ParkedBasket }) {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  const sale = useWatched(seller.sale)
  const { id, parkedAt, basket, served } = parked
  const word = isServed(parked) ? texts.provisional : texts.serve
  const what = texts.resume(countOf(basket), formatKroner(sumOre(basket)))
  const since = served === undefined ? texts.parkedAt : texts.servedAt
  return (
    <li>
      <Button look="secondary" wide aria-disabled={isBusy(sale) || undefined} onClick={() => seller.resume(id)}>
        <span className="till-parked-words">
          <strong>{what}</strong>
          <span>{since(formatTime(parkedAt), basket.map(({ name }) => name).join(', '))}</span>
        </span>
      </Button>
      <Button look="quiet" colour="neutral" aria-label={`${word}: ${what}`} onClick={() => askServed(id)}>
        {word}
      </Button>
    </li>
  )
}
