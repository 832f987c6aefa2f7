import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre, keyOf } from '../basket/basket.ts'
import { ChosenLine } from '../basket/ChosenLine.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { askedServed } from './asked-served.ts'
import { type Chosen, divide } from './divide.ts'
import type { ParkedBasket } from './parking.ts'
import { useServedTexts } from './served-texts.ts'

/** Several pay for what was served: what the next of them pays for. */
export function DividePanel() {
  const { parking } = useOpenTill()
  const asked = useWatched(askedServed)
  const parked = useWatched(parking.parked).find(({ id }) => id === asked)
  return parked === undefined ? null : <Choice parked={parked} />
}

function Choice({ parked }: { parked: ParkedBasket }) {
  const texts = useServedTexts()
  const { sale: saleTexts } = useTexts()
  const common = useCommonTexts()
  const { seller } = useOpenTill()
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const halves = divide(parked, chosen)
  const chosenOre = parked.basket.reduce((sum, { unitPriceOre }, place) => sum + (chosen.get(place) ?? 0) * unitPriceOre, 0)
  const restOre = sumOre(parked.basket) - chosenOre
  const payNow = () => {
    if (halves === null) return
    seller.resume(parked.id, halves)
    closePanels()
  }
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.divide}
      actions={
        <>
          <Button size="lg" aria-disabled={halves === null || undefined} onClick={payNow}>
            {texts.payNow(formatKroner(chosenOre))}
          </Button>
          <Button look="secondary" size="lg" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.divideLead}</p>
        <ul className="till-chosen-lines" aria-label={texts.divide}>
          {parked.basket.map((line, place) => (
            <ChosenLine
              key={keyOf(line)}
              name={line.name}
              unitPriceOre={line.unitPriceOre}
              of={texts.served(line.quantity)}
              quantity={chosen.get(place) ?? 0}
              most={line.quantity}
              fewer={saleTexts.fewer(line.name)}
              more={saleTexts.more(line.name)}
              onSet={(quantity) => setChosen(new Map([...chosen, [place, quantity]]))}
            />
          ))}
        </ul>
        <p role="status">{restOre === 0 ? texts.allChosen : texts.restStays(formatKroner(restOre))}</p>
      </div>
    </Dialog>
  )
}
