import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import type { Category, Product } from '../contact/catalogue.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { askPrice } from '../open-price/asked-price.ts'
import { isBusy } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { ProductTile } from './ProductTile.tsx'
import { useTileFit } from './use-tile-fit.ts'

type Props = { products: readonly Product[]; categories: readonly Category[] }

export function ProductTiles({ products, categories }: Props) {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  const sale = useWatched(seller.sale)
  const frame = useRef<HTMLDivElement>(null)
  const fit = useTileFit(frame, products.length)
  // One tile is in the tab order; the arrow keys go to the others.
  const [reached, setReached] = useState(0)
  const colours = new Map(categories.map(({ categoryId, colour }) => [categoryId, colour]))
  const quantities = new Map<string, number>()
  for (const { productId, quantity } of sale.basket) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity)
  const busy = isBusy(sale)

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: fit.columns, ArrowUp: -fit.columns }[event.key]
    const edge = { Home: 0, End: products.length - 1 }[event.key]
    if (step === undefined && edge === undefined) return
    event.preventDefault()
    const next = edge ?? reached + (step ?? 0)
    if (next < 0 || next >= products.length) return
    setReached(next)
    frame.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div
      ref={frame}
      className="till-tiles"
      role="group"
      aria-label={texts.products}
      style={{ '--till-columns': fit.columns, '--till-tile-height': `${fit.heightPx}px` } as CSSProperties}
      onKeyDown={move}
    >
      {products.map((product, place) => (
        <ProductTile
          key={product.productId}
          product={product}
          colour={colours.get(product.categoryId) ?? 'stone'}
          quantity={quantities.get(product.productId) ?? 0}
          isReached={place === Math.min(reached, products.length - 1)}
          isBusy={busy}
          onTap={() => {
            setReached(place)
            if (product.openPrice) askPrice(product)
            else seller.tap(product)
          }}
        />
      ))}
    </div>
  )
}
