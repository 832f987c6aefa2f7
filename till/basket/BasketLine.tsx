import { Amount } from '../../kit/Amount.tsx'
import { MinusIcon, PencilIcon, PlusIcon, TrashIcon } from '../../kit/icons.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import { type Line, MOST_OF_ONE } from './basket.ts'

type Props = { line: Line; isTouched: boolean; isBusy: boolean; onSet: (quantity: number) => void; onNote: () => void }

export function BasketLine({ line, isTouched, isBusy, onSet, onNote }: Props) {
  const texts = useTexts().sale
  const isLast = line.quantity === 1
  return (
    <li className="till-line" data-touched={isTouched || undefined}>
      <button type="button" className="till-line-name" aria-disabled={isBusy || undefined} onClick={onNote}>
        <span>
          {line.name}
          {isTouched && line.note === undefined ? <PencilIcon /> : null}
        </span>
        <span className="kit-unseen">. {line.note === undefined ? texts.sayOfLine : texts.changeNote}</span>
        {line.note === undefined ? null : <span className="till-line-note">{line.note}</span>}
        {line.quantity > 1 ? <span className="till-line-each">{texts.each(formatKroner(line.unitPriceOre))}</span> : null}
      </button>
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
