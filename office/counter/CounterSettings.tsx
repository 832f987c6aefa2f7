import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Answered } from '../Answered.tsx'
import { useChangeCounter, useCounter } from './counter.ts'
import { useCounterTexts } from './counter-texts.ts'

/** What the school has chosen for its tills’ screens. */
export function CounterSettings() {
  const texts = useCounterTexts().settings
  const say = useSay()
  const counter = useCounter()
  const change = useChangeCounter(() => say(texts.saved))
  return (
    <Answered query={counter}>
      {({ showsFavourites, sellsByName }) => (
        <Card>
          <div className="kit-stack">
            <h2>{texts.title}</h2>
            <Checkbox
              look="switch"
              label={texts.favourites}
              description={texts.favouritesHelp}
              checked={showsFavourites}
              disabled={change.isPending}
              onToggle={(wanted) => change.mutate({ showsFavourites: wanted })}
            />
            <Checkbox
              look="switch"
              label={texts.byName}
              description={texts.byNameHelp}
              checked={sellsByName}
              disabled={change.isPending}
              onToggle={(wanted) => change.mutate({ sellsByName: wanted })}
            />
            <Failure error={change.error} />
          </div>
        </Card>
      )}
    </Answered>
  )
}
