import { formatTime } from '../../language/amounts-and-dates.ts'
import { NoNetworkIcon } from '../../kit/icons.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** Whether the server answers, and since when it has not. */
export function LinkState() {
  const texts = useTexts().status
  const { keeper } = useOpenTill()
  const { link, lastAnswerAtMs } = useWatched(keeper.contact)
  const words = {
    connected: texts.connected,
    connecting: texts.connecting,
    lost: lastAnswerAtMs === null ? texts.lost : texts.lostFor(formatTime(lastAnswerAtMs)),
  }[link]
  return (
    <p className="till-link" data-link={link} role="status">
      {link === 'lost' ? <NoNetworkIcon /> : <span className="till-link-dot" aria-hidden="true" />}
      <span>{words}</span>
    </p>
  )
}
