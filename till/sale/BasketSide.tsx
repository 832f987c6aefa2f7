import { useState } from 'react'
import { Basket } from '../basket/Basket.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { DayOver } from '../day/DayOver.tsx'
import { useOverDay } from '../day/use-over-day.ts'
import { CameraPreview } from '../scanner/CameraPreview.tsx'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { Approved } from './Approved.tsx'
import { PayBar } from './PayBar.tsx'
import type { Moment } from './sale.ts'
import { Refused } from './Refused.tsx'
import { Sum } from './Sum.tsx'
import { WaitingForAnswer } from './WaitingForAnswer.tsx'

/** The basket, the sum, the card; and over all of it the outcome. */
export function BasketSide() {
  const texts = useTexts().sale
  const { seller } = useOpenTill()
  const sale = useWatched(seller.sale)
  const overDay = useOverDay()
  const isOver = overDay !== null && sale.moment.at === 'counter'
  // On a phone the lines lie folded away under the sum.
  const [isUnfolded, setIsUnfolded] = useState(false)
  return (
    <section className="till-basket" aria-label={texts.basket} data-unfolded={isUnfolded || undefined}>
      <div className="till-basket-under" inert={isOver || isCovered(sale.moment)}>
        <Basket isUnfolded={isUnfolded} onFold={() => setIsUnfolded(!isUnfolded)} />
        <Sum />
        <div className="till-card-row">
          <CameraPreview />
          <PayBar />
        </div>
      </div>
      {isOver ? <DayOver overDay={overDay} onEmpty={sale.basket.length > 0 ? seller.empty : null} /> : <Outcome moment={sale.moment} />}
    </section>
  )
}

/** What lies under an outcome can be neither reached nor read. */
function isCovered(moment: Moment): boolean {
  return moment.at === 'asking' ? moment.isSlow : moment.at !== 'counter'
}

function Outcome({ moment }: { moment: Moment }) {
  if (moment.at === 'approved') return <Approved answer={moment.answer} />
  if (moment.at === 'refused' || moment.at === 'no_contact' || moment.at === 'not_kept') return <Refused moment={moment} />
  if (moment.at === 'catching_up' || (moment.at === 'asking' && moment.isSlow)) return <WaitingForAnswer moment={moment} />
  return null
}
