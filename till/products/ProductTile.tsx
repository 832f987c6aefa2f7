import type { CSSProperties } from 'react'
import type { CategoryColour } from '../../contract/till-routes.ts'
import { Amount } from '../../kit/Amount.tsx'
import { Picture } from '../../kit/Picture.tsx'
import type { Product } from '../contact/catalogue.ts'
import { useCounterTexts, useStopTexts, useTexts } from '../texts.ts'

type Props = {
  product: Product
  colour: CategoryColour
  quantity: number
  isReached: boolean
  isBusy: boolean
  onTap: () => void
}

export function ProductTile({ product, colour, quantity, isReached, isBusy, onTap }: Props) {
  const texts = useTexts().sale
  const { tileAge } = useStopTexts()
  const { openPrice } = useCounterTexts()
  const ageLimit = product.stops?.ageLimit ?? null
  return (
    <button type="button" className="till-tile" data-category={colour} tabIndex={isReached ? 0 : -1} aria-disabled={isBusy || undefined} onClick={onTap}>
      <Picture name={product.picture} insteadOf={product.name} />
      <span className="till-tile-name" style={{ '--till-characters': longestWord(product.name) } as CSSProperties}>
        {product.name}
      </span>
      {product.openPrice ? <span className="till-tile-open">{openPrice}</span> : <Amount ore={product.priceOre} />}
      {ageLimit === null ? null : (
        <span className="till-tile-age">
          <span aria-hidden="true">{ageLimit}</span>
          <span className="kit-unseen">, {tileAge(ageLimit)}</span>
        </span>
      )}
      {quantity > 0 ? (
        <span className="till-tile-count">
          <span aria-hidden="true">{quantity}</span>
          <span className="kit-unseen">, {texts.inBasket(quantity)}</span>
        </span>
      ) : null}
    </button>
  )
}

/** A word that is longer than the tile makes the letters smaller rather than break. */
function longestWord(name: string): number {
  return Math.max(...name.split(/[\s-]/).map((word) => word.length))
}
