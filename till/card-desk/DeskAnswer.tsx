import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { CheckIcon } from '../../kit/icons.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useRefusedCard } from '../sale/use-refused-sentence.ts'
import { useCardTexts } from '../texts.ts'
import { ready } from './desk.ts'
import { FoundCard } from './FoundCard.tsx'
import { Giving, Replacing } from './NewCard.tsx'
import { PupilAtDesk } from './PupilAtDesk.tsx'
import type { DeskWork } from './use-desk.ts'

/** What was found, and what can be done about it. */
export function DeskAnswer({ work }: { work: DeskWork }) {
  const texts = useCardTexts()
  const { desk, become } = work
  switch (desk.at) {
    case 'ready':
      return <EmptyState drawing="card" title={texts.scanTitle} />
    case 'looking_up':
      return <Loading />
    case 'refused':
      return <RefusedCard error={desk.error} onAgain={() => become(ready)} />
    case 'found':
      return <FoundCard key={desk.code} work={work} code={desk.code} found={desk.found} />
    case 'pupil':
      return <PupilAtDesk key={desk.pupil.pupilId} work={work} pupil={desk.pupil} />
    case 'giving':
      return <Giving work={work} desk={desk} />
    case 'replacing':
      return <Replacing work={work} desk={desk} />
    case 'done':
      return (
        <div className="till-desk-sheet till-desk-done" data-color="success">
          <span className="till-outcome-sign">
            <CheckIcon />
          </span>
          <h2>{desk.title}</h2>
          <p>{desk.advice}</p>
          <Button look="secondary" colour="neutral" onClick={() => become(ready)}>
            {texts.another}
          </Button>
        </div>
      )
  }
}

function RefusedCard({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const texts = useCardTexts()
  const whatWentWrong = useRefusalText()
  const sentence = useRefusedCard()(error) ?? whatWentWrong(error)
  return (
    <EmptyState
      drawing="search"
      title={sentence}
      action={
        <Button look="secondary" colour="neutral" onClick={onAgain}>
          {texts.another}
        </Button>
      }
    />
  )
}
