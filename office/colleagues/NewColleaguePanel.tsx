import { useState } from 'react'
import type { StaffRole } from '../../contract/route-types.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { isEmailLike } from '../email-like.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useTexts } from '../texts.ts'
import { useAddColleague } from './colleagues.ts'
import { RoleChoice } from './RoleChoice.tsx'

/** Lets somebody in at this school. Somebody new to us gets a link to choose a password. */
export function NewColleaguePanel({ onClose, onMade }: { onClose: () => void; onMade: (staffPostId: string) => void }) {
  const texts = useChangeTexts().colleagues
  const words = useTexts().pupils
  const say = useSay()
  const add = useAddColleague()
  const [form, setForm] = useState({ firstName: '', lastName: '', email: '' })
  const [role, setRole] = useState<StaffRole>('canteen')
  const [hasTried, setHasTried] = useState(false)
  const clean = { firstName: form.firstName.trim(), lastName: form.lastName.trim(), email: form.email.trim() }
  const problems = {
    firstName: clean.firstName === '' ? words.firstNameMissing : undefined,
    lastName: clean.lastName === '' ? words.lastNameMissing : undefined,
    email: clean.email === '' ? texts.emailMissing : isEmailLike(clean.email) ? undefined : words.emailNotUnderstood,
  }
  const submit = (): void => {
    setHasTried(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return
    add.mutate(
      { ...clean, role },
      {
        onSuccess: ({ staffPostId, firstName, lastName }) => {
          say(texts.added(`${firstName} ${lastName}`))
          onMade(staffPostId)
        },
      },
    )
  }
  const field = (key: keyof typeof form) => ({
    value: form[key],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [key]: event.currentTarget.value }),
    error: hasTried ? problems[key] : undefined,
    autoComplete: 'off',
  })
  return (
    <FormPanel title={texts.add} onClose={onClose} onSubmit={submit} submitWords={texts.submit(texts.roles[role])} work={add} isNew>
      <TextField label={words.firstName} maxLength={80} {...field('firstName')} />
      <TextField label={words.lastName} maxLength={80} {...field('lastName')} />
      <TextField label={words.email} type="email" maxLength={254} {...field('email')} />
      <RoleChoice value={role} onChoose={setRole} />
      <p className="kit-muted kit-small">{texts.addConsequence}</p>
    </FormPanel>
  )
}
