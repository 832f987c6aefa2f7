import { useEffect, useRef } from 'react'
import { Button } from '../../kit/Button.tsx'
import { TrashIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { ParkButton } from '../parked/ParkButton.tsx'
import { ParkedBaskets } from '../parked/ParkedBaskets.tsx'
import { UndoButton } from '../returns/UndoButton.tsx'
import { isBusy } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { countOf, keyOf } from './basket.ts'
import { BasketLine } from './BasketLine.tsx'
import { askNote } from '../notes/asked-note.ts'

export function Basket({ isUnfolded, onFold }: { isUnfolded: boolean; onFold: () => void }) {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  const sale = useWatched(seller.sale)
  const lines = useNewestInView(sale.basket.length)
  const busy = isBusy(sale)
  const items = countOf(sale.basket)
  return (
    <>
      <div className="till-basket-head">
        <button type="button" className="till-fold" aria-expanded={isUnfolded} onClick={onFold}>
          {texts.basket}
        </button>
        <h2>{texts.basket}</h2>
        <span className="kit-muted">{items > 0 ? texts.basketCount(items) : null}</span>
        {sale.basket.length === 0 ? (
          <UndoButton />
        ) : (
          <div className="till-basket-ways">
            <ParkButton isBusy={busy} />
            <Button
              look="quiet"
              size="sm"
              colour="neutral"
              icon={<TrashIcon />}
              aria-label={texts.emptyBasketLong}
              aria-disabled={busy || undefined}
              onClick={seller.empty}
            >
              {texts.emptyBasket}
            </Button>
          </div>
        )}
      </div>
      {sale.basket.length === 0 ? (
        <div className="till-basket-empty">
          <p className="kit-muted">{texts.nothingYet}</p>
          <ParkedBaskets />
        </div>
      ) : (
        <ol className="till-lines" ref={lines} tabIndex={0} aria-label={texts.basket}>
          {sale.basket.map((line) => (
            <BasketLine
              key={keyOf(line)}
              line={line}
              isTouched={keyOf(line) === sale.lastTouched}
              isBusy={busy}
              onNote={() => (busy ? undefined : askNote(line))}
              onSet={(quantity) => seller.setQuantity({ key: keyOf(line), quantity })}
            />
          ))}
        </ol>
      )}
    </>
  )
}

/** A long basket shows what was added last; it never moves when a line is only changed. */
function useNewestInView(count: number) {
  const list = useRef<HTMLOListElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
    before.current = count
  }, [count])
  return list
}
