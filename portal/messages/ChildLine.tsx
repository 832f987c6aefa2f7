import { Button } from '../../kit/Button.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { WaysLine } from './EventLine.tsx'
import { type Child, type Choices, type EventChoice, useChooseForChild } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'

/** One thing to hear of, for one child: as for all until it is chosen otherwise. */
export function ChildLine({ known, child, choice }: { known: Choices; child: Child; choice: EventChoice }) {
  const texts = useMessageTexts()
  const say = useSay()
  const { mutate, isPending, error } = useChooseForChild(known, child, () => say(texts.saved))
  const { event } = choice
  const own = child.events.find((each) => each.event === event)
  return (
    <WaysLine
      choice={own ? { ...choice, channels: own.channels } : choice}
      whose={own ? texts.child.own(child.firstName) : texts.child.asForAll}
      isPending={isPending}
      error={error}
      onChoose={(channels) => mutate({ event, channels })}
    >
      {own ? (
        <div>
          <Button look="secondary" size="sm" disabled={isPending} onClick={() => mutate({ event, channels: null })}>
            {texts.child.again}
          </Button>
        </div>
      ) : null}
    </WaysLine>
  )
}
