import { useState } from 'react'
import { kronerTextToOre } from '../../contract/money.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { isWithinOpenPrice } from '../../rules/open-price.ts'
import { Keypad } from '../keypad/Keypad.tsx'
import { useKeyboard } from '../keypad/use-keyboard.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useCounterTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { askedPrice } from './asked-price.ts'
import { afterKey } from './keyed-price.ts'
import './open-price.css'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', ',', '0', 'back'] as const

/** The cashier says what it costs: under the thumbs, or on the keyboard. */
export function PricePanel() {
  const texts = useCounterTexts().price
  const common = useCommonTexts()
  const { seller } = useOpenTill()
  const product = useWatched(askedPrice)
  const [keyed, setKeyed] = useState('')
  const openPrice = product?.openPrice ?? null
  const priceOre = kronerTextToOre(keyed.replace(/,$/, ''))
  const isRight = openPrice !== null && priceOre !== null && isWithinOpenPrice(openPrice, priceOre)
  const add = (): void => {
    if (product === null || !isRight) return
    seller.tap({ productId: product.productId, name: product.name, priceOre, hasOpenPrice: true })
    closePanels()
  }
  const press = (key: string) => setKeyed(afterKey(keyed, key))
  useKeyboard({ onKey: press, onEnter: add, hasOwnEnter })
  const keys = KEYS.map((key) => {
    if (key === 'back') return { key, words: '⌫', unseen: texts.backspace }
    return key === ',' ? { key, unseen: texts.comma } : { key }
  })
  if (product === null || openPrice === null) return null
  const bounds = texts.between(formatKroner(openPrice.leastOre), formatKroner(openPrice.mostOre))
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.title(product.name)}
      actions={
        <>
          <Button size="lg" aria-disabled={!isRight || undefined} onClick={add}>
            {isRight ? texts.addAt(formatKroner(priceOre)) : texts.add}
          </Button>
          <Button look="secondary" size="lg" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="till-price">
        <p className="till-price-keyed" role="status" aria-label={`${texts.keyed}: ${keyed === '' ? '0' : keyed} kr`} data-empty={keyed === '' || undefined}>
          {keyed === '' ? '0' : keyed} <span>kr</span>
        </p>
        <p className="till-price-bounds" data-outside={(keyed !== '' && !isRight) || undefined}>
          {bounds}
        </p>
        <Keypad keys={keys} onKey={press} />
      </div>
    </Dialog>
  )
}

/** A button in focus has; but the one that closes has the focus when the panel opens, and nobody chose it. */
const hasOwnEnter = (target: EventTarget | null) => target instanceof HTMLButtonElement && target.closest('.kit-dialog-head') === null
