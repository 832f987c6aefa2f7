import { Card } from '../../kit/Card.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Select } from '../../kit/Select.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import type { ListedPupil } from '../../rules/listed-pupil.ts'
import type { PupilList } from '../../rules/pupil-list.ts'
import { AnswerAll } from './AnswerAll.tsx'
import type { Choices } from './choices.ts'
import { Some } from './Lines.tsx'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

type Who = Choices['who']
type UnsureProps = { list: PupilList; seen: Seen; who: Who; onChoose: (who: Who) => void }

/** Lines that look like somebody: who it is, a human says. One pupil can be said once. */
export function UnsureLines({ list, seen: { unsure }, who, onChoose }: UnsureProps) {
  const texts = useListTexts().unsure
  if (unsure.length === 0) return null
  const listed = new Map(list.pupils.map((pupil) => [pupil.line, pupil]))
  return (
    <Card>
      <section className="kit-stack" aria-labelledby="unsure-lines">
        <div>
          <h2 id="unsure-lines">{texts.title(unsure.length)}</h2>
          <p className="kit-muted">{texts.lead}</p>
        </div>
        <AnswerAll unsure={unsure} listed={listed} who={who} onChoose={onChoose} />
        <Some all={unsure} keyOf={({ line }) => line}>
          {(each) => <UnsureLine unsure={each} listed={listed.get(each.line) as ListedPupil} who={who} onChoose={onChoose} />}
        </Some>
      </section>
    </Card>
  )
}

const UNDECIDED = 'undecided'
const NEW = 'new'

function UnsureLine({ unsure, listed, who, onChoose }: { unsure: Seen['unsure'][number]; listed: ListedPupil } & Pick<UnsureProps, 'who' | 'onChoose'>) {
  const texts = useListTexts().unsure
  const factsOf = useFactsOf()
  const { line, mayBeNew, candidates } = unsure
  const takenByOthers = new Set([...who].flatMap(([other, pupilId]) => (other !== line && pupilId !== null ? [pupilId] : [])))
  const value = who.has(line) ? (who.get(line) ?? NEW) : UNDECIDED
  const choose = (chosen: string): void => {
    const others = [...who].filter(([other]) => other !== line)
    onChoose(new Map(chosen === UNDECIDED ? others : [...others, [line, chosen === NEW ? null : chosen]]))
  }
  return (
    <div className="office-list-unsure">
      <div>
        <p>{texts.listed(`${listed.firstName} ${listed.lastName}`, listed.className ?? '')}</p>
        <p className="kit-muted kit-small">{[texts.at(line), ...factsOf(listed)].join(' · ')}</p>
      </div>
      <Select
        label={texts.who(`${listed.firstName} ${listed.lastName}`)}
        labelUnseen
        description={mayBeNew ? undefined : texts.cannotBeNew}
        value={value}
        choices={[
          { value: UNDECIDED, label: texts.undecided },
          ...candidates.map((pupil) => ({
            value: pupil.pupilId,
            label: texts.same(`${pupil.firstName} ${pupil.lastName}`, [...(pupil.className === '' ? [] : [pupil.className]), ...factsOf(pupil)]),
            disabled: takenByOthers.has(pupil.pupilId),
          })),
          ...(mayBeNew ? [{ value: NEW, label: texts.isNew }] : []),
        ]}
        onChoose={choose}
      />
    </div>
  )
}

type Facts = { bornOn: string | null; pupilNumber: string | null; enrolledUntil?: string | null }

/** What tells two of the same name apart. */
function useFactsOf(): (facts: Facts) => string[] {
  const texts = useListTexts().unsure
  const { language } = useLanguage()
  const day = (written: string) => formatCalendarDay(written, { language })
  return ({ bornOn, pupilNumber, enrolledUntil = null }) => [
    ...(bornOn === null ? [] : [texts.born(day(bornOn))]),
    ...(pupilNumber === null ? [] : [texts.number(pupilNumber)]),
    ...(enrolledUntil === null ? [] : [texts.left(day(enrolledUntil))]),
  ]
}
