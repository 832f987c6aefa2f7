import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import { useChangeTexts } from '../change-texts.ts'
import { isEmailLike } from '../email-like.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { isMadeAlready } from '../pupils/pupils.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { type GuestWish, useTakeInGuest } from './cards.ts'

const kinds = ['guest', 'staff'] as const satisfies readonly GuestWish['kind'][]

/** A wallet for somebody who is no pupil; the card is scanned where the wallet is shown. */
export function GuestPanel({ onClose }: { onClose: () => void }) {
  const texts = useCardTexts().guest
  const { madeAlready } = useChangeTexts().pupil
  const say = useSay()
  const navigate = useNavigate()
  const { schoolId } = useAtSchool()
  const takeIn = useTakeInGuest()
  const [id] = useState(() => newId())
  const [kind, setKind] = useState<GuestWish['kind']>('guest')
  const [form, setForm] = useState({ firstName: '', lastName: '', email: '', until: '' })
  const [today] = useState(() => osloDay(Date.now()))
  const [hasTried, setHasTried] = useState(false)
  const clean = { firstName: form.firstName.trim(), lastName: form.lastName.trim(), email: form.email.trim() }
  const problems = {
    firstName: clean.firstName === '' ? texts.firstNameMissing : undefined,
    lastName: clean.lastName === '' ? texts.lastNameMissing : undefined,
    email: clean.email === '' || isEmailLike(clean.email) ? undefined : texts.emailNotUnderstood,
    until: kind === 'guest' && form.until === '' ? texts.untilMissing : undefined,
  }
  const submit = (): void => {
    setHasTried(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return
    const wish = {
      id,
      kind,
      firstName: clean.firstName,
      lastName: clean.lastName,
      email: clean.email || null,
      enrolledUntil: kind === 'guest' ? form.until : null,
    }
    const show = () => void navigate({ to: '/$schoolId/pupils', params: { schoolId: String(schoolId) }, search: { open: id } })
    takeIn.mutate(wish, {
      onSuccess: ({ firstName, lastName }) => {
        say(texts.created(`${firstName} ${lastName}`))
        show()
      },
      onError: (error) => {
        if (!isMadeAlready(error)) return
        say(madeAlready)
        show()
      },
    })
  }
  const field = (key: keyof typeof form) => ({
    value: form[key],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [key]: event.currentTarget.value }),
    error: hasTried ? problems[key] : undefined,
    autoComplete: 'off',
  })
  return (
    <FormPanel title={texts.title} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={takeIn} isNew>
      <p className="kit-muted">{texts.lead}</p>
      <Chips label={texts.kind} perRow={2} choices={kinds.map((value) => ({ value, label: texts.kinds[value] }))} value={kind} onChoose={setKind} />
      <TextField label={texts.firstName} maxLength={80} {...field('firstName')} />
      <TextField label={texts.lastName} maxLength={80} {...field('lastName')} />
      <TextField label={texts.email} optional type="email" maxLength={254} {...field('email')} />
      {kind === 'guest' ? <TextField label={texts.until} description={texts.untilHelp} type="date" min={today} {...field('until')} /> : null}
    </FormPanel>
  )
}
