import { useEffect, useState } from 'react'
import { unrestOf } from '../../rules/reserve-limits.ts'
import { NoNetworkIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useAloneTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { useAlone } from './use-alone.ts'

/** The device's time, looked at every minute. */
function useMinutes(): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}

/** What was sold without a network and waits, and what became of it. Not there when there is nothing to say. */
export function AloneButton() {
  const texts = useAloneTexts()
  const { link, clockOffsetMs } = useWatched(useOpenTill().keeper.contact)
  const { bounds, waiting, handIn, stop } = useAlone()
  const nowMs = useMinutes()
  const isAlone = link === 'lost' && bounds !== null
  if (waiting.count === 0 && handIn.done === null && !isAlone && stop === null) return null
  const isLoud = stop !== null || unrestOf(waiting, nowMs + clockOffsetMs) === 'loud' || (handIn.done?.notes.length ?? 0) > 0
  const words =
    waiting.count > 0
      ? handIn.isBusy
        ? texts.sending(waiting.count)
        : texts.waiting(waiting.count)
      : isAlone
        ? texts.selling
        : handIn.done === null
          ? texts.stopped
          : texts.handedIn(handIn.done.count)
  return (
    <button type="button" className="till-unfinished" data-loud={isLoud || undefined} aria-haspopup="dialog" onClick={() => openPanel.set('alone')}>
      <NoNetworkIcon />
      <span className="till-unfinished-words">{words}</span>
      {waiting.count > 0 ? (
        <span className="till-unfinished-count" aria-hidden="true">
          {waiting.count}
        </span>
      ) : null}
    </button>
  )
}
