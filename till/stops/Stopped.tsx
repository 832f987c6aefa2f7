import type { Refusal } from '../../contract/refusals.ts'
import { Button } from '../../kit/Button.tsx'
import { isOverridable } from '../../rules/hard-stops.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useFocusOnAction } from '../sale/use-focus-on-action.ts'
import { useRefusedSentence } from '../sale/use-refused-sentence.ts'
import { useStopTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import { productIdsOf } from './stop-facts.ts'
import { YesWaits } from './YesWaits.tsx'

/**
 * A hard stop. From the queue it looks as any other refusal: what somebody cannot stand is written small, for whoever stands
 * at the till, and is never said aloud.
 */
export function Stopped({ refusal }: { refusal: Refusal }) {
  const texts = useStopTexts()
  const { seller } = useOpenTill()
  const sentence = useRefusedSentence()({ at: 'refused', refusal, isUpdating: false })
  const action = useFocusOnAction()
  const productIds = productIdsOf(refusal)
  return (
    <div className="till-outcome" data-outcome="refused" data-color="warning">
      <span className="till-outcome-sign">
        <span aria-hidden="true">!</span>
      </span>
      <h2 className="till-outcome-title">{texts.title}</h2>
      <p className="till-stop-sentence">{sentence}</p>
      <div className="till-outcome-action" ref={action}>
        <Button size="lg" wide colour="neutral" onClick={() => seller.takeOut(productIds)}>
          {texts.takeOut(productIds.length)}
        </Button>
        {isOverridable(refusal.code) ? <LetAdult /> : <YesWaits code={refusal.code} />}
      </div>
    </div>
  )
}

/** What else can be done, or why it cannot. */
function LetAdult() {
  const texts = useStopTexts()
  const { keeper } = useOpenTill()
  const { link } = useWatched(keeper.contact)
  const isTraining = useIsTraining()
  if (link === 'lost') return <p className="till-stop-only">{texts.notAlone}</p>
  if (isTraining) return <p className="till-stop-only">{texts.notInTraining}</p>
  return (
    <Button look="quiet" wide colour="neutral" onClick={() => openPanel.set('override')}>
      {texts.letAdult}
    </Button>
  )
}
