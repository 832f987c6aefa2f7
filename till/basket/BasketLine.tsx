import { Amount } from '../../kit/Amount.tsx'
import { MinusIcon, PlusIcon, TrashIcon } from '../../kit/icons.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import { type Line, MOST_OF_ONE } from './basket.ts'

type Props = { line: Line; isTouched: boolean; isBusy: boolean; onSet: (quantity: number) => void }

export function BasketLine({ line, isTouched, isBusy, onSet }: Props) {
  const texts = useTexts().sale
  const isLast = line.quantity === 1
  return (
    <li className="till-line" data-touched={isTouched || undefined}>
      <span className="till-line-name">
        {line.name}
        {line.quantity > 1 ? <span className="till-line-each">{texts.each(formatKroner(line.unitPriceOre))}</span> : null}
      </span>
      <span className="till-line-quantity">
        <button
          type="button"
          className="till-step"
          aria-label={isLast ? texts.remove(line.name) : texts.fewer(line.name)}
          aria-disabled={isBusy || undefined}
          onClick={() => onSet(line.quantity - 1)}
        >
          {isLast ? <TrashIcon /> : <MinusIcon />}
        </button>
        <span className="till-line-number">{line.quantity}</span>
        <button
          type="button"
          className="till-step"
          aria-label={texts.more(line.name)}
          aria-disabled={isBusy || line.quantity >= MOST_OF_ONE || undefined}
          onClick={() => onSet(line.quantity + 1)}
        >
          <PlusIcon />
        </button>
      </span>
      <span className="till-line-amount">
        <Amount ore={line.quantity * line.unitPriceOre} />
      </span>
    </li>
  )
}
