// The parts of a list that only are to be read: who is new, what changes, and which lines are left out.
import { type Key, type ReactNode, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { formatMobileNumber } from '../../rules/mobile-numbers.ts'
import type { PupilList } from '../../rules/pupil-list.ts'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

const FIRST_SHOWN = 8

type SomeProps<Each> = { all: readonly Each[]; keyOf: (each: Each) => Key; children: (each: Each) => ReactNode }

/** The first of many, and all of them when one wants to see them. */
export function Some<Each>({ all, keyOf, children }: SomeProps<Each>) {
  const texts = useListTexts()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? all : all.slice(0, FIRST_SHOWN)
  return (
    <>
      <ul className="office-list-lines">
        {shown.map((each) => (
          <li key={keyOf(each)}>{children(each)}</li>
        ))}
      </ul>
      {shown.length === all.length ? null : (
        <div>
          <Button look="quiet" size="sm" onClick={() => setIsWhole(true)}>
            {texts.all(all.length - shown.length)}
          </Button>
        </div>
      )}
    </>
  )
}

export function AddedLines({ list, seen }: { list: PupilList; seen: Seen }) {
  const texts = useListTexts().added
  const lines = new Set(seen.added)
  const added = list.pupils.filter(({ line }) => lines.has(line))
  if (added.length === 0) return null
  return (
    <Card>
      <h2>{texts.title(added.length)}</h2>
      <Some all={added} keyOf={({ line }) => line}>
        {({ firstName, lastName, className }) => (
          <>
            <span>
              {firstName} {lastName}
            </span>
            <span className="kit-muted">{className ?? texts.noClass}</span>
          </>
        )}
      </Some>
    </Card>
  )
}

type Changed = Seen['changed'][number]

export function ChangedPupils({ seen: { changed } }: { seen: Seen }) {
  const texts = useListTexts()
  const groups = [
    { title: texts.moved, those: changed.filter(({ isMoved }) => isMoved) },
    { title: texts.changed, those: changed.filter(({ isMoved }) => !isMoved) },
  ].filter(({ those }) => those.length > 0)
  return groups.map(({ title, those }) => (
    <Card key={title(those.length)}>
      <h2>{title(those.length)}</h2>
      <Some all={those} keyOf={({ line }) => line}>
        {(each) => <ChangedPupil changed={each} />}
      </Some>
    </Card>
  ))
}

function ChangedPupil({ changed: { pupil, changes } }: { changed: Changed }) {
  const texts = useListTexts()
  const { language } = useLanguage()
  const written = (what: Changed['changes'][number]['what'], value: string | null): string => {
    if (value === null || value === '') return texts.nothing
    if (what === 'bornOn' || what === 'enrolledUntil') return formatCalendarDay(value, { language })
    return what === 'mobile' ? formatMobileNumber(value) : value
  }
  return (
    <>
      <span>
        {pupil.firstName} {pupil.lastName}
      </span>
      <span className="kit-muted office-long">
        {changes.map(({ what, before, after }) => texts.change(texts.facts[what], written(what, before), written(what, after))).join(' · ')}
      </span>
    </>
  )
}

/** Why each line that cannot be taken in cannot, by its number in the file. */
export function LeftOutLines({ list, seen }: { list: PupilList; seen: Seen | null }) {
  const texts = useListTexts().faults
  const faults = [...list.faults, ...(seen?.faults ?? [])].toSorted((one, other) => one.line - other.line)
  if (faults.length === 0) return null
  return (
    <Notice tone="warning" title={texts.title(faults.length)}>
      <p>{texts.lead}</p>
      <Some all={faults} keyOf={({ line }) => line}>
        {({ line, why }) => texts.line(line, texts.whys[why])}
      </Some>
    </Notice>
  )
}
