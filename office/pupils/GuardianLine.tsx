import { useState } from 'react'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, formatDay } from '../../language/amounts-and-dates.ts'
import { useChangeTexts } from '../change-texts.ts'
import { ChangeTerms } from '../relations/ChangeTerms.tsx'
import { useRelationTexts } from '../relations/relation-texts.ts'
import type { Relations } from '../relations/relations.ts'
import { areSameTerms, termsInWords } from '../relations/terms-in-words.ts'
import { useTexts } from '../texts.ts'
import { type Guardian, type PupilDetail, useEndGuardianship } from './pupils.ts'

type LineProps = {
  pupil: PupilDetail['pupil']
  guardian: Guardian
  /** What they may; not known until it has been fetched. */
  relation: Relations['relations'][number] | undefined
}

/** One guardian: since when, what they see and may, and the ways to change and to end it. */
export function GuardianLine({ pupil, guardian, relation }: LineProps) {
  const changes = useChangeTexts().guardian
  const relations = useRelationTexts()
  const say = useSay()
  const [isChanging, setIsChanging] = useState(false)
  const name = `${guardian.firstName} ${guardian.lastName}`
  const end = useEndGuardianship({ pupilId: pupil.pupilId, personId: guardian.personId }, () => say(changes.ended(name)))
  if (isChanging && relation !== undefined) {
    return <ChangeTerms pupilId={pupil.pupilId} relation={relation} name={name} onDone={() => setIsChanging(false)} />
  }
  const isComing = relation !== undefined && relation.firstDay !== null
  return (
    <li className="office-line">
      <span>
        <strong>{name}</strong>
        <span className="kit-muted kit-small">
          <EmailAddress email={guardian.email} />
        </span>
        <When guardian={guardian} relation={relation} />
        {relation === undefined ? null : <Rights relation={relation} />}
      </span>
      <span className="office-line-end">
        {relation === undefined ? null : (
          <Button look="quiet" size="sm" aria-label={relations.changeOf(name)} onClick={() => setIsChanging(true)}>
            {relations.change}
          </Button>
        )}
        <AskFirst isSmall opens={changes.end} opensUnseen={changes.endThis(name)} question={changes.question(name)} confirm={changes.confirm(name)} work={end}>
          <p>{isComing ? changes.neverBegins(name, pupil.firstName) : changes.now(name, pupil.firstName)}</p>
          {isComing ? null : <p>{changes.moneyStays(pupil.firstName)}</p>}
        </AskFirst>
      </span>
    </li>
  )
}

function When({ guardian: { hasProfile, startsAt }, relation }: Omit<LineProps, 'pupil'>) {
  const texts = useTexts().pupils
  const changes = useChangeTexts().guardian
  const relations = useRelationTexts()
  const { language } = useLanguage()
  const day = (calendarDay: string) => formatCalendarDay(calendarDay, { language })
  const { firstDay = null, lastDay = null } = relation ?? {}
  const parts = [
    firstDay === null ? (hasProfile ? changes.since(formatDay(startsAt, { language })) : texts.guardianWaits) : relations.from(day(firstDay)),
    lastDay === null ? null : relations.until(day(lastDay)),
  ]
  return <span className="kit-muted kit-small">{parts.filter((part) => part !== null).join(' · ')}</span>
}

function Rights({ relation: { terms, now, firstDay } }: { relation: Relations['relations'][number] }) {
  const texts = useRelationTexts()
  const isLess = firstDay === null && !areSameTerms(terms, now)
  return (
    <>
      <span className="kit-muted kit-small">{termsInWords(texts, terms)}</span>
      {isLess ? <span className="kit-muted kit-small">{texts.lessByAge(termsInWords(texts, now))}</span> : null}
    </>
  )
}
