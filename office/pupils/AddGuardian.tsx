import { useState } from 'react'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { isEmailLike } from '../email-like.ts'
import { InlineForm } from '../panel/FormPanel.tsx'
import { DayFields } from '../relations/DayFields.tsx'
import { useRelationTexts } from '../relations/relation-texts.ts'
import type { Terms } from '../relations/relations.ts'
import { TermsFields } from '../relations/TermsFields.tsx'
import { useTexts } from '../texts.ts'
import { type PupilDetail, useAddGuardian } from './pupils.ts'

/** One more guardian: who, what they may, and from when until when. Begins with what is usual at the pupil's age. */
export function AddGuardian({ pupil, offered, onDone }: { pupil: PupilDetail['pupil']; offered: Terms; onDone: () => void }) {
  const texts = useTexts().pupils
  const { outcome: outcomes, form } = useRelationTexts()
  const say = useSay()
  const add = useAddGuardian(pupil.pupilId)
  const [wish, setWish] = useState({ firstName: '', lastName: '', email: '' })
  const [terms, setTerms] = useState(offered)
  const [days, setDays] = useState({ firstDay: '', lastDay: '' })
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
    const name = `${clean.firstName} ${clean.lastName}`
    add.mutate(
      { ...clean, terms, firstDay: days.firstDay || null, lastDay: days.lastDay || null },
      {
        onSuccess: ({ outcome }) => {
          say(outcome === 'started' ? texts.guardianAdded(name) : outcomes[outcome](name))
          onDone()
        },
      },
    )
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
      <TermsFields terms={terms} onChange={setTerms} />
      <p className="kit-muted kit-small">{form.offered}</p>
      <DayFields days={days} mayMoveStart onChange={setDays} />
    </InlineForm>
  )
}
