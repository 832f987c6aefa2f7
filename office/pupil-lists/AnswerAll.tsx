import { Button } from '../../kit/Button.tsx'
import type { ListedPupil } from '../../rules/listed-pupil.ts'
import { MANY_UNSURE, newForAll, sameForAll } from './answer-all.ts'
import type { Choices } from './choices.ts'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

type Who = Choices['who']
type AnswerAllProps = { unsure: Seen['unsure']; listed: ReadonlyMap<number, ListedPupil>; who: Who; onChoose: (who: Who) => void }

/** One answer for all that are not answered yet, where there are many; and back to none. */
export function AnswerAll({ unsure, listed, who, onChoose }: AnswerAllProps) {
  const texts = useListTexts().unsure
  if (unsure.length < MANY_UNSURE) return null
  const [same, isNew] = [sameForAll({ unsure, listed, who }), newForAll({ unsure, who })]
  const leftCount = unsure.length - who.size
  const give = (answers: Who) => onChoose(new Map([...who, ...answers]))
  return (
    <div className="kit-stack">
      <div className="kit-row">
        {same.size === 0 ? null : (
          <Button look="secondary" size="sm" onClick={() => give(same)}>
            {texts.allSame(same.size)}
          </Button>
        )}
        {isNew.size === 0 ? null : (
          <Button look="secondary" size="sm" onClick={() => give(isNew)}>
            {texts.allNew(isNew.size)}
          </Button>
        )}
        {who.size === 0 ? null : (
          <Button look="quiet" size="sm" onClick={() => onChoose(new Map())}>
            {texts.clear}
          </Button>
        )}
      </div>
      <p className="kit-muted kit-small" role="status">
        {leftCount === 0 ? texts.allAnswered : texts.unanswered(leftCount, leftCount - same.size)}
      </p>
    </div>
  )
}
