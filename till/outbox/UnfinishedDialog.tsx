import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { CheckIcon, CloseIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Spinner } from '../../kit/Spinner.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import type { SettledReturn } from '../returns/returner.ts'
import type { SettledLate } from '../sale/late-answers.ts'
import { useReturnTexts, useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import type { Waiting } from './outbox.ts'

/** Which sales have no answer yet, and how those went that got theirs late. */
export function UnfinishedDialog() {
  const texts = useTexts().waiting
  const returnTexts = useReturnTexts()
  const { outbox, seller, returner } = useOpenTill()
  const waiting = useWatched(outbox.waiting)
  const settled = useWatched(seller.settledLate)
  const returning = useWatched(returner.waiting)
  const returned = useWatched(returner.settledLate)
  const isAsked = waiting.length + returning.length > 0
  const isSettled = settled.length + returned.length > 0
  const askNow = () => {
    outbox.askNow()
    returner.askNow()
  }
  const seeAndClose = () => {
    seller.seeSettled()
    returner.seeSettled()
    closePanels()
  }
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.listTitle}
      actions={
        <>
          {isAsked ? <Button onClick={askNow}>{texts.askNow}</Button> : null}
          {isSettled ? (
            <Button look={isAsked ? 'secondary' : 'primary'} onClick={seeAndClose}>
              {texts.seen}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="kit-stack">
        {waiting.length === 0 ? (
          <p className="kit-muted">{texts.listEmpty}</p>
        ) : (
          <ul className="till-rows">
            {waiting.map((purchase) => (
              <WaitingRow key={purchase.id} purchase={purchase} />
            ))}
          </ul>
        )}
        {returning.length === 0 ? null : (
          <section className="kit-stack" data-gap="small" aria-labelledby="returns-waiting">
            <h3 id="returns-waiting">{returnTexts.waitingTitle}</h3>
            <ul className="till-rows">
              {returning.map((each) => (
                <WaitingRow key={each.id} purchase={each} />
              ))}
            </ul>
          </section>
        )}
        {isSettled ? (
          <section className="kit-stack" data-gap="small" aria-labelledby="settled-late">
            <h3 id="settled-late">{texts.settledTitle}</h3>
            <ul className="till-rows">
              {settled.map((each) => (
                <SettledRow key={each.purchase.id} settled={each} />
              ))}
              {returned.map((each) => (
                <SettledReturnRow key={each.item.id} settled={each} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Dialog>
  )
}

function WaitingRow({ purchase: { body, madeAt, silences } }: { purchase: Pick<Waiting, 'madeAt' | 'silences'> & { body: { totalOre: number } } }) {
  const texts = useTexts().waiting
  const { language } = useLanguage()
  return (
    <li>
      <Spinner />
      <span>
        {texts.madeAt(formatInstant(madeAt, { language }))}
        {silences > 0 ? <span className="kit-muted kit-small till-row-second">{texts.asked(silences)}</span> : null}
      </span>
      <Amount ore={body.totalOre} />
    </li>
  )
}

function SettledRow({ settled: { purchase, outcome } }: { settled: SettledLate }) {
  const texts = useTexts().waiting
  const { language } = useLanguage()
  const isPaid = 'answer' in outcome
  return (
    <li>
      {isPaid ? <CheckIcon /> : <CloseIcon />}
      <span>
        {isPaid ? texts.settledApproved(outcome.answer.firstName) : texts.settledRefused}
        <span className="kit-muted kit-small till-row-second">{texts.madeAt(formatInstant(purchase.madeAt, { language }))}</span>
      </span>
      <Amount ore={purchase.body.totalOre} />
    </li>
  )
}

function SettledReturnRow({ settled: { item, outcome } }: { settled: SettledReturn }) {
  const texts = useTexts().waiting
  const returnTexts = useReturnTexts()
  const { language } = useLanguage()
  const isReturned = 'answer' in outcome
  return (
    <li>
      {isReturned ? <CheckIcon /> : <CloseIcon />}
      <span>
        {isReturned ? returnTexts.settledReturned(outcome.answer.firstName) : returnTexts.settledRefused}
        <span className="kit-muted kit-small till-row-second">{texts.madeAt(formatInstant(item.madeAt, { language }))}</span>
      </span>
      <Amount ore={item.body.totalOre} />
    </li>
  )
}
