import { useOpenTill } from '../opening/till-context.ts'
import { useStopTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** A yes from home lies on the server: a till that is alone says that it cannot know of one. */
export function YesWaits({ code }: { code: string }) {
  const texts = useStopTexts()
  const { keeper } = useOpenTill()
  const { link } = useWatched(keeper.contact)
  return link === 'lost' && code.startsWith('limit_') ? <p className="till-stop-only">{texts.yesWaits}</p> : null
}
