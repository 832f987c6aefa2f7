import { Button } from '../../kit/Button.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useAlone } from '../reserve/use-alone.ts'
import { useAloneTexts, useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import type { Moment } from './sale.ts'

/** The sale is sent and nobody knows yet. Calm words, what not to do, and a way on for the queue. */
export function WaitingForAnswer({ moment }: { moment: Extract<Moment, { at: 'asking' | 'catching_up' }> }) {
  const texts = useTexts().waiting
  const { seller, outbox, keeper } = useOpenTill()
  const { link } = useWatched(keeper.contact)
  const waiting = useWatched(outbox.waiting)
  const aloneTexts = useAloneTexts()
  const { bounds } = useAlone()
  const isTraining = useIsTraining()
  const mayAnew = moment.at === 'asking' && !isTraining && bounds !== null && link === 'lost'
  const isFromBefore = moment.at === 'catching_up'
  const silences = Math.max(0, ...waiting.filter(({ id }) => isFromBefore || id === moment.purchase.id).map((each) => each.silences))
  return (
    <div className="till-outcome" data-outcome="waiting" data-color="info">
      <span className="till-outcome-sign">
        <Spinner />
      </span>
      <h2 className="till-outcome-title">{isFromBefore ? texts.catchingUp : texts.title}</h2>
      <p className="till-outcome-sentence">{isFromBefore ? texts.catchingUpLead(waiting.length) : texts.lead(formatKroner(moment.purchase.body.totalOre))}</p>
      {silences === 0 ? null : (
        <div className="till-outcome-action">
          <div className="till-outcome-asked">
            <span>{texts.asked(silences)}</span>
            <Button look="quiet" size="sm" onClick={outbox.askNow}>
              {texts.askNow}
            </Button>
            <Button look="quiet" size="sm" onClick={() => openPanel.set('waiting')}>
              {texts.show}
            </Button>
          </div>
          {mayAnew ? (
            <>
              <Button size="lg" wide onClick={seller.sellAnew}>
                {aloneTexts.sellAnew}
              </Button>
              <p className="kit-small">{aloneTexts.sellAnewAdvice}</p>
            </>
          ) : null}
          <Button look="secondary" size="lg" wide onClick={seller.setAside}>
            {texts.setAside}
          </Button>
          <p className="kit-small">{texts.setAsideAdvice}</p>
        </div>
      )}
    </div>
  )
}
