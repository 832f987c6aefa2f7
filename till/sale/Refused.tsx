import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { NoNetworkIcon } from '../../kit/icons.tsx'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { adviceOn } from './advice.ts'
import type { Moment } from './sale.ts'
import { Stopped } from '../stops/Stopped.tsx'
import { isStop } from '../stops/stop-facts.ts'
import { YesWaits } from '../stops/YesWaits.tsx'
import { useFocusOnAction } from './use-focus-on-action.ts'
import { useRefusedSentence } from './use-refused-sentence.ts'
import { useRemedy } from './use-remedy.ts'

type RefusedMoment = Extract<Moment, { at: 'refused' | 'no_contact' | 'not_kept' }>

/** Amber over the whole side: one sentence, one thing to do. The basket stays as it is underneath. */
export function Refused({ moment }: { moment: RefusedMoment }) {
  return moment.at === 'refused' && isStop(moment.refusal) ? <Stopped refusal={moment.refusal} /> : <OtherwiseRefused moment={moment} />
}

function OtherwiseRefused({ moment }: { moment: RefusedMoment }) {
  const texts = useTexts().refused
  const { seller } = useOpenTill()
  const { basket } = useWatched(seller.sale)
  const sentence = useRefusedSentence()(moment)
  const { label, act, isBusy } = useRemedy(moment)
  const action = useFocusOnAction()
  const remedy = moment.at === 'refused' ? adviceOn(moment.refusal.code).remedy : 'try_again'
  return (
    <div className="till-outcome" data-outcome="refused" data-color="warning">
      <span className="till-outcome-sign">{moment.at === 'no_contact' ? <NoNetworkIcon /> : <span aria-hidden="true">!</span>}</span>
      <h2 className="till-outcome-title">{basket.length > 0 ? texts.title : texts.notRead}</h2>
      <p className="till-outcome-sentence">{sentence}</p>
      {remedy === 'accept_prices' ? (
        <p className="till-outcome-balance">
          <span>{isBusy ? texts.fetchingPrices : texts.newSum}</span>
          <Amount ore={sumOre(basket)} />
        </p>
      ) : null}
      <div className="till-outcome-action" ref={action}>
        <Button size="lg" wide colour="neutral" busy={isBusy} onClick={act}>
          {label}
        </Button>
        {moment.at === 'refused' ? <YesWaits code={moment.refusal.code} /> : null}
      </div>
    </div>
  )
}
