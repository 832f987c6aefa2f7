import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { isEmailLike } from '../email-like.ts'
import { InlineForm } from '../panel/FormPanel.tsx'
import { useTexts } from '../texts.ts'
import { type Guardian, type PupilDetail, useAddGuardian, useEndGuardianship } from './pupils.ts'

/** Who may see the card and pay in to it, who could before, and a form for one more. */
export function Guardians({ detail: { pupil, guardians, formerGuardians } }: { detail: PupilDetail }) {
  const texts = useTexts().pupils
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="kit-stack">
      <h3>{texts.guardians}</h3>
      {guardians.length === 0 ? (
        <p className="kit-muted">{texts.noGuardians}</p>
      ) : (
        <ul className="office-lines">
          {guardians.map((guardian) => (
            <GuardianLine key={guardian.personId} pupil={pupil} guardian={guardian} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddGuardian pupil={pupil} onDone={() => setIsAdding(false)} />
      ) : (
        <div>
          <Button look="secondary" size="sm" icon={<PlusIcon />} onClick={() => setIsAdding(true)}>
            {texts.addGuardian}
          </Button>
        </div>
      )}
      {formerGuardians.length === 0 ? null : <FormerGuardians guardians={formerGuardians} />}
    </section>
  )
}

function GuardianLine({ pupil, guardian }: { pupil: PupilDetail['pupil']; guardian: Guardian }) {
  const texts = useTexts().pupils
  const changes = useChangeTexts().guardian
  const { language } = useLanguage()
  const say = useSay()
  const name = `${guardian.firstName} ${guardian.lastName}`
  const end = useEndGuardianship({ pupilId: pupil.pupilId, personId: guardian.personId }, () => say(changes.ended(name)))
  return (
    <li className="office-line">
      <span>
        <strong>{name}</strong>
        <span className="kit-muted kit-small office-email">{guardian.email}</span>
        <span className="kit-muted kit-small">{guardian.hasProfile ? changes.since(formatDay(guardian.startsAt, { language })) : texts.guardianWaits}</span>
      </span>
      <span className="office-line-end">
        <AskFirst isSmall opens={changes.end} opensUnseen={changes.endThis(name)} question={changes.question(name)} confirm={changes.confirm(name)} work={end}>
          <p>{changes.now(name, pupil.firstName)}</p>
          <p>{changes.moneyStays(pupil.firstName)}</p>
        </AskFirst>
      </span>
    </li>
  )
}

function FormerGuardians({ guardians }: { guardians: readonly Guardian[] }) {
  const changes = useChangeTexts().guardian
  const { language } = useLanguage()
  const day = (instant: string) => formatDay(instant, { language })
  return (
    <details className="office-former">
      <summary>{changes.former}</summary>
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
    </details>
  )
}

function AddGuardian({ pupil, onDone }: { pupil: PupilDetail['pupil']; onDone: () => void }) {
  const texts = useTexts().pupils
  const say = useSay()
  const add = useAddGuardian(pupil.pupilId)
  const [wish, setWish] = useState({ firstName: '', lastName: '', email: '' })
  const [hasTried, setHasTried] = useState(false)
  const clean = { firstName: wish.firstName.trim(), lastName: wish.lastName.trim(), email: wish.email.trim() }
  const problems = {
    firstName: clean.firstName === '' ? texts.firstNameMissing : undefined,
    lastName: clean.lastName === '' ? texts.lastNameMissing : undefined,
    email: clean.email === '' ? texts.emailMissing : isEmailLike(clean.email) ? undefined : texts.emailNotUnderstood,
  }
  const submit = (): void => {
    setHasTried(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return
    add.mutate(clean, {
      onSuccess: () => {
        say(texts.guardianAdded(`${clean.firstName} ${clean.lastName}`))
        onDone()
      },
    })
  }
  const field = (key: keyof typeof wish) => ({
    value: wish[key],
    onChange: (event: { currentTarget: { value: string } }) => setWish({ ...wish, [key]: event.currentTarget.value }),
    error: hasTried ? problems[key] : undefined,
    autoComplete: 'off',
  })
  return (
    <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.guardianSubmit(pupil.firstName)} work={add}>
      <p className="kit-muted">{texts.guardianConsequence(pupil.firstName)}</p>
      <TextField label={texts.firstName} maxLength={80} autoFocus {...field('firstName')} />
      <TextField label={texts.lastName} maxLength={80} {...field('lastName')} />
      <TextField label={texts.email} type="email" maxLength={254} {...field('email')} />
    </InlineForm>
  )
}
