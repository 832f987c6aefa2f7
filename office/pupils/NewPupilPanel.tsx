import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useSchools } from '../schools/schools.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { type PupilForm, problemsOf, wishOf } from './pupil-form.ts'
import { useAddPupil } from './pupils.ts'

export function NewPupilPanel({ onClose, onMade }: { onClose: () => void; onMade: (pupilId: string) => void }) {
  const formId = useId()
  const texts = useTexts().pupils
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const { schoolId } = useAtSchool()
  const domain = useSchools().data?.schools.find((school) => school.schoolId === schoolId)?.pupilEmailDomain ?? null
  const add = useAddPupil()
  const [form, setForm] = useState<PupilForm>(() => ({ firstName: '', lastName: '', className: '', email: '', from: osloDay(Date.now()), until: '' }))
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (Object.keys(problems).length > 0) return
    add.mutate(wishOf(form), {
      onSuccess: ({ pupilId, firstName, lastName }) => {
        say(texts.created(`${firstName} ${lastName}`))
        onMade(pupilId)
      },
    })
  }
  const field = (key: keyof PupilForm) => {
    const problem = hasTried ? problems[key] : undefined
    return {
      value: form[key],
      onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [key]: event.currentTarget.value }),
      error: problem === undefined ? undefined : texts[problem],
      autoComplete: 'off',
    }
  }
  return (
    <SidePanel
      title={texts.newTitle}
      onClose={onClose}
      mustStay={add.isPending}
      beginsInField
      isHalfDone
      actions={
        <>
          <Button type="submit" form={formId} busy={add.isPending}>
            {texts.create}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={formId} className="kit-stack" noValidate onSubmit={submit}>
        <p className="kit-muted">{texts.newLead}</p>
        <TextField label={texts.firstName} maxLength={80} {...field('firstName')} />
        <TextField label={texts.lastName} maxLength={80} {...field('lastName')} />
        <TextField label={texts.className} description={texts.classHelp} optional maxLength={20} {...field('className')} />
        <TextField
          label={texts.email}
          description={domain === null ? texts.emailHelpOpen : texts.emailHelp(domain)}
          optional
          type="email"
          maxLength={254}
          {...field('email')}
        />
        <TextField label={texts.from} type="date" {...field('from')} />
        <TextField label={texts.until} description={texts.untilHelp} optional type="date" {...field('until')} />
        {add.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(add.error)}
          </Notice>
        )}
      </form>
    </SidePanel>
  )
}
