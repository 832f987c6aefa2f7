import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { isEmailLike } from '../email-like.ts'
import { useTexts } from '../texts.ts'
import { type PupilDetail, useAddGuardian } from './pupils.ts'

/** Who may see the card and pay in to it, and a form for one more. */
export function Guardians({ detail: { pupil, guardians } }: { detail: PupilDetail }) {
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
            <li key={guardian.personId} className="office-line">
              <span>
                <strong>
                  {guardian.firstName} {guardian.lastName}
                </strong>
                <span className="kit-muted kit-small office-email">{guardian.email}</span>
                {guardian.hasProfile ? null : <span className="kit-muted kit-small">{texts.guardianWaits}</span>}
              </span>
            </li>
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
    </section>
  )
}

function AddGuardian({ pupil, onDone }: { pupil: PupilDetail['pupil']; onDone: () => void }) {
  const texts = useTexts().pupils
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
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
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
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
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.guardianConsequence(pupil.firstName)}</p>
      <TextField label={texts.firstName} maxLength={80} autoFocus {...field('firstName')} />
      <TextField label={texts.lastName} maxLength={80} {...field('lastName')} />
      <TextField label={texts.email} type="email" maxLength={254} {...field('email')} />
      {add.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(add.error)}
        </Notice>
      )}
      <div className="kit-row">
        <Button type="submit" busy={add.isPending}>
          {texts.guardianSubmit(pupil.firstName)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
