import { Button } from '../../kit/Button.tsx'
import { formatKroner, formatTime } from '../../language/amounts-and-dates.ts'
import { countOf, sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isBusy } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import { askServed } from './asked-served.ts'
import { isDivisible, isServed, type ParkedBasket } from './parking.ts'

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
  const products = basket.map(({ name }) => name).join(', ')
  const time = formatTime(parkedAt)
  return (
    <li>
      <Button look="secondary" wide aria-disabled={isBusy(sale) || undefined} onClick={() => seller.resume(id)}>
        <span className="till-parked-words">
          <strong>{what}</strong>
          <span>{served === undefined ? texts.parkedAt(time, products) : texts.servedAt(served.provisionalNumber, time, products)}</span>
        </span>
      </Button>
      <Button look="quiet" colour="neutral" wide aria-label={`${word}: ${what}`} onClick={() => askServed(id)}>
        {word}
      </Button>
      {isDivisible(parked) ? (
        <Button look="quiet" colour="neutral" wide aria-label={`${texts.divide}: ${what}`} onClick={() => askServed(id, 'divide')}>
          {texts.divide}
        </Button>
      ) : null}
    </li>
  )
}
