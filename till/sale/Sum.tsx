import type { CSSProperties } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** The largest thing on the screen. */
export function Sum() {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  const { basket, served } = useWatched(seller.sale)
  const totalOre = sumOre(basket)
  // The longer the amount, the smaller the figures; below a thousand they stay the same.
  const style = { '--till-characters': formatKroner(totalOre).length } as CSSProperties
  return (
    <p className="till-sum" data-empty={basket.length === 0 || undefined} style={style}>
      <span className="till-sum-label">{served === null ? texts.sum : texts.sumServed(served.provisionalNumber)}</span>
      <Amount ore={totalOre} />
    </p>
  )
}
