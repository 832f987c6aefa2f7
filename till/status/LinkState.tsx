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
  return (
    <p className="till-link" data-link={link} role="status">
      {link === 'lost' ? <NoNetworkIcon /> : <span className="till-link-dot" aria-hidden="true" />}
      <span>
        {texts[link]}
        {link === 'lost' && lastAnswerAtMs !== null ? <span className="till-link-since"> {texts.since(formatTime(lastAnswerAtMs))}</span> : null}
      </span>
    </p>
  )
}
