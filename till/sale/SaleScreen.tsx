import { useScreenTitle } from '../../kit/screen-title.ts'
import { ProductSide } from '../products/ProductSide.tsx'
import { useTexts } from '../texts.ts'
import { Announcer } from './Announcer.tsx'
import { BasketSide } from './BasketSide.tsx'
import { useSaleKeys } from './use-sale-keys.ts'
import './sale.css'

/** The counter: what is sold at the left, the basket and its outcome at the right. */
export function SaleScreen() {
  const texts = useTexts()
  useScreenTitle(texts.sale.heading)
  useSaleKeys()
  return (
    // A finger that taps leaves no focus behind: the ring is for those who go with the keyboard.
    <main className="till-sale" onMouseDown={(event) => event.preventDefault()}>
      <h1 className="kit-unseen">{texts.sale.heading}</h1>
      <ProductSide />
      <BasketSide />
      <Announcer />
    </main>
  )
}
