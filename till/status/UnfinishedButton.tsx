import { ClockIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useReturnTexts, useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** Purchases and returns without an answer, and those that got one after the till had gone on. Not there when all is well. */
export function UnfinishedButton() {
  const texts = useTexts().status
  const returnTexts = useReturnTexts()
  const { outbox, seller, returner } = useOpenTill()
  const purchases = useWatched(outbox.waiting).filter(isUnanswered).length
  const returns = useWatched(returner.waiting).filter(isUnanswered).length
  const settled = useWatched(seller.settledLate)
  const returned = useWatched(returner.settledLate)
  const waiting = purchases + returns
  const seen = settled.length + returned.length
  if (waiting === 0 && seen === 0) return null
  const isLoud = waiting > 0 || [...settled, ...returned].some(({ outcome }) => 'refusal' in outcome)
  const words = {
    waiting: purchases > 0 ? texts.waiting(purchases) : returnTexts.waiting(returns),
    settled: settled.length > 0 ? texts.settled(settled.length) : returnTexts.settled(returned.length),
  }
  return (
    <button type="button" className="till-unfinished" data-loud={isLoud || undefined} aria-haspopup="dialog" onClick={() => openPanel.set('waiting')}>
      <ClockIcon />
      <span className="till-unfinished-words">{waiting > 0 ? words.waiting : words.settled}</span>
      <span className="till-unfinished-count" aria-hidden="true">
        {waiting > 0 ? waiting : seen}
      </span>
    </button>
  )
}

const isUnanswered = ({ silences, isFromBefore }: { silences: number; isFromBefore: boolean }) => silences > 0 || isFromBefore
