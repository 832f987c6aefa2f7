import { ClockIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** Purchases without an answer, and those that got one after the till had gone on. Not there when all is well. */
export function UnfinishedButton() {
  const texts = useTexts().status
  const { outbox, seller } = useOpenTill()
  const waiting = useWatched(outbox.waiting).filter(({ silences, isFromBefore }) => silences > 0 || isFromBefore).length
  const settled = useWatched(seller.settledLate)
  if (waiting === 0 && settled.length === 0) return null
  const isLoud = waiting > 0 || settled.some(({ outcome }) => 'refusal' in outcome)
  return (
    <button type="button" className="till-unfinished" data-loud={isLoud || undefined} aria-haspopup="dialog" onClick={() => openPanel.set('waiting')}>
      <ClockIcon />
      <span className="till-unfinished-words">{waiting > 0 ? texts.waiting(waiting) : texts.settled(settled.length)}</span>
      <span className="till-unfinished-count" aria-hidden="true">
        {waiting > 0 ? waiting : settled.length}
      </span>
    </button>
  )
}
