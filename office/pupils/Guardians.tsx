import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { useChangeTexts } from '../change-texts.ts'
import { useRelations } from '../relations/relations.ts'
import { useTexts } from '../texts.ts'
import { AddGuardian } from './AddGuardian.tsx'
import { GuardianLine } from './GuardianLine.tsx'
import type { Guardian, PupilDetail } from './pupils.ts'

/** Who follows the card and what each may, who did before, and a form for one more. */
export function Guardians({ detail: { pupil, guardians, formerGuardians } }: { detail: PupilDetail }) {
  const texts = useTexts().pupils
  const relations = useRelations(pupil.pupilId)
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="kit-stack">
      <h3>{texts.guardians}</h3>
      {guardians.length === 0 ? (
        <p className="kit-muted">{texts.noGuardians}</p>
      ) : (
        <ul className="office-lines">
          {guardians.map((guardian) => (
            <GuardianLine
              key={guardian.personId}
              pupil={pupil}
              guardian={guardian}
              relation={relations.data?.relations.find(({ personId }) => personId === guardian.personId)}
            />
          ))}
        </ul>
      )}
      {isAdding && relations.data !== undefined ? (
        <AddGuardian pupil={pupil} offered={relations.data.offered} onDone={() => setIsAdding(false)} />
      ) : (
        <div>
          <Button look="secondary" size="sm" icon={<PlusIcon />} busy={isAdding && relations.isFetching} onClick={() => setIsAdding(true)}>
            {texts.addGuardian}
          </Button>
        </div>
      )}
      {formerGuardians.length === 0 ? null : <FormerGuardians guardians={formerGuardians} />}
    </section>
  )
}

function FormerGuardians({ guardians }: { guardians: readonly Guardian[] }) {
  const changes = useChangeTexts().guardian
  const { language } = useLanguage()
  const day = (instant: string) => formatDay(instant, { language })
  return (
    <Fold title={changes.former}>
      <ul className="office-lines">
        {guardians.map(({ personId, firstName, lastName, startsAt, endsAt }) => (
          <li key={`${personId} ${endsAt}`} className="office-line">
            <span>
              <span>
                {firstName} {lastName}
              </span>
              {endsAt === null ? null : <span className="kit-muted kit-small">{changes.between(day(startsAt), day(endsAt))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
