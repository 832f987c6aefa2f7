import { CardIcon, CheckIcon, CloseIcon, ScanIcon } from '../../kit/icons.tsx'
import { Button } from '../../kit/Button.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useTexts, useTrainingTexts } from '../texts.ts'
import { PRACTICE_CARD } from '../training/practise.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'

/** What the card is waiting for, or what waits for the card. It keeps its place and height whatever it says. */
export function PayBar() {
  const texts = useTexts().sale
  const trainingTexts = useTrainingTexts()
  const isTraining = useIsTraining()
  const { seller, keeper } = useOpenTill()
  const sellsByName = useWatched(keeper.contact).catalogue?.sellsByName === true
  const { basket, held, moment } = useWatched(seller.sale)
  if (moment.at === 'asking') {
    return (
      <div className="till-pay" data-state="asking">
        <Spinner />
        <strong>{texts.asking}</strong>
      </div>
    )
  }
  if (held !== null && basket.length > 0) {
    return (
      <div className="till-pay" data-state="pay">
        <Button size="lg" wide icon={<CheckIcon />} onClick={seller.pay}>
          {texts.pay(formatKroner(sumOre(basket)))}
        </Button>
        <ForgetCard />
      </div>
    )
  }
  if (held !== null) {
    return (
      <div className="till-pay" data-state="held">
        <CardIcon />
        <span>
          <strong>{texts.cardRead}</strong>
          <span className="till-pay-advice">{texts.cardReadAdvice}</span>
        </span>
        <ForgetCard />
      </div>
    )
  }
  return (
    <div className="till-pay" data-state={basket.length > 0 ? 'ready' : 'empty'}>
      <ScanIcon />
      <span>{basket.length > 0 ? <strong>{texts.scanCard}</strong> : texts.scanCardFirst}</span>
      {isTraining ? (
        <button type="button" className="till-type-code" onClick={() => seller.readCode(PRACTICE_CARD)}>
          {trainingTexts.useCard}
        </button>
      ) : (
        <button type="button" className="till-type-code" onClick={() => openPanel.set(sellsByName ? 'by_name' : 'typed_code')}>
          {sellsByName ? texts.withoutCard : texts.typeCode}
        </button>
      )}
    </div>
  )
}

function ForgetCard() {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  return (
    <button type="button" className="kit-icon-button" aria-label={texts.forgetCard} title={texts.forgetCard} onClick={seller.dropCode}>
      <CloseIcon />
    </button>
  )
}
