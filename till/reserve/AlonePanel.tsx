import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import type { ReserveBounds, WaitingSales } from '../../rules/reserve-limits.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useAloneTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import type { HandedIn } from './hand-in.ts'
import { useAlone } from './use-alone.ts'
import './reserve.css'

/** Since when the till is alone, what waits and what is at risk; and when it is back, what became of it. */
export function AlonePanel() {
  const texts = useAloneTexts()
  const { alone, keeper } = useOpenTill()
  const { link, lastAnswerAtMs } = useWatched(keeper.contact)
  const { language } = useLanguage()
  const { bounds, waiting, handIn, stop } = useAlone()
  const isLost = link === 'lost'
  const see = () => {
    alone.read()?.handIn.see()
    closePanels()
  }
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={isLost && bounds !== null ? texts.selling : texts.title}
      actions={
        <>
          {waiting.count > 0 ? (
            <Button busy={handIn.isBusy} onClick={() => void keeper.ask().then(() => alone.read()?.handIn.now())}>
              {texts.sendNow}
            </Button>
          ) : null}
          {handIn.done === null || waiting.count > 0 ? null : <Button onClick={see}>{texts.seen}</Button>}
        </>
      }
    >
      <div className="kit-stack">
        {isLost ? <p>{lastAnswerAtMs === null ? texts.lostBefore : texts.lostSince(formatInstant(lastAnswerAtMs, { language }))}</p> : null}
        {stop === null ? null : (
          <Notice tone="warning" title={texts.stopped}>
            {texts.stops[stop]}
          </Notice>
        )}
        <Waiting waiting={waiting} bounds={bounds} isBusy={handIn.isBusy} />
        {handIn.done === null ? null : <Done done={handIn.done} />}
      </div>
    </Dialog>
  )
}

function Waiting({ waiting, bounds, isBusy }: { waiting: WaitingSales; bounds: ReserveBounds | null; isBusy: boolean }) {
  const texts = useAloneTexts()
  const { language } = useLanguage()
  return (
    <section className="kit-stack" data-gap="small">
      {waiting.count === 0 ? (
        <p className="kit-muted">{texts.nothingWaits}</p>
      ) : (
        <dl className="till-alone-facts">
          <div>
            <dt>{texts.waits}</dt>
            <dd>
              {isBusy ? <Spinner /> : null} {texts.sales(waiting.count)}
            </dd>
          </div>
          <div>
            <dt>{texts.atRisk}</dt>
            <dd>
              <Amount ore={waiting.sumOre} />
            </dd>
          </div>
          {waiting.oldestAtMs === null ? null : (
            <div>
              <dt>{texts.oldest}</dt>
              <dd>{formatInstant(waiting.oldestAtMs, { language })}</dd>
            </div>
          )}
        </dl>
      )}
      {bounds === null ? null : (
        <p className="kit-muted kit-small">{texts.bounds(formatKroner(bounds.mostPurchaseOre), formatKroner(bounds.mostCardOre), bounds.mostCardCount)}</p>
      )}
      {waiting.count > 0 ? <p className="kit-muted kit-small">{texts.keepDevice}</p> : null}
    </section>
  )
}

function Done({ done }: { done: HandedIn }) {
  const texts = useAloneTexts()
  const counts = [...new Set(done.notes)].map((what) => ({ what, count: done.notes.filter((each) => each === what).length }))
  return (
    <Notice tone={counts.length > 0 ? 'warning' : 'success'} title={texts.done(done.count, formatKroner(done.sumOre))}>
      {counts.length === 0 ? (
        texts.allWell
      ) : (
        <>
          <p>{texts.told}</p>
          <ul>
            {counts.map(({ what, count }) => (
              <li key={what}>
                {what in texts.notes ? texts.notes[what as keyof typeof texts.notes] : texts.otherNote}
                {count > 1 ? ` (${count})` : ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
