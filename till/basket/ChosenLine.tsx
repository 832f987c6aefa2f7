import { Amount } from '../../kit/Amount.tsx'
import { MinusIcon, PlusIcon } from '../../kit/icons.tsx'
import './chosen-lines.css'

type Props = {
  name: string
  unitPriceOre: number
  /** How many of it there are to choose from, in words. */
  of: string
  quantity: number
  most: number
  fewer: string
  more: string
  onSet: (quantity: number) => void
}

/** A line of which some are chosen, in a list `till-chosen-lines`. */
export function ChosenLine({ name, unitPriceOre, of, quantity, most, fewer, more, onSet }: Props) {
  return (
    <li data-gone={most === 0 || undefined}>
      <span className="till-chosen-name">
        {name}
        <span className="kit-muted kit-small till-row-second">{of}</span>
      </span>
      <span className="till-line-quantity">
        <button
          type="button"
          className="till-step"
          aria-label={fewer}
          aria-disabled={quantity === 0 || undefined}
          onClick={() => onSet(Math.max(0, quantity - 1))}
        >
          <MinusIcon />
        </button>
        <span className="till-line-number">{quantity}</span>
        <button
          type="button"
          className="till-step"
          aria-label={more}
          aria-disabled={quantity >= most || undefined}
          onClick={() => onSet(Math.min(most, quantity + 1))}
        >
          <PlusIcon />
        </button>
      </span>
      <Amount ore={quantity * unitPriceOre} />
    </li>
  )
}
