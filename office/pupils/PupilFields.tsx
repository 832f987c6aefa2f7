import type { ReactNode } from 'react'
import { TextField } from '../../kit/TextField.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useSchools } from '../schools/schools.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import type { PupilForm, PupilProblems } from './pupil-form.ts'

type PupilFieldsProps = {
  form: PupilForm
  onChange: (form: PupilForm) => void
  problems: PupilProblems
  /** Guests and those who work there are no pupils, and in no class. */
  isPupil?: boolean
  untilHelp: string
  /** What is to be said of somebody with these names, before anything else is filled in. */
  underNames?: ReactNode
}

export function PupilFields({ form, onChange, problems, isPupil = true, untilHelp, underNames }: PupilFieldsProps) {
  const texts = useTexts().pupils
  const words = useChangeTexts().pupil
  const { schoolId } = useAtSchool()
  const domain = useSchools().data?.schools.find((school) => school.schoolId === schoolId)?.pupilEmailDomain ?? null
  const field = (key: keyof PupilForm) => {
    const problem = problems[key]
    return {
      value: form[key],
      onChange: (event: { currentTarget: { value: string } }) => onChange({ ...form, [key]: event.currentTarget.value }),
      error: problem === undefined ? undefined : texts[problem],
      autoComplete: 'off',
    }
  }
  return (
    <>
      <TextField label={texts.firstName} maxLength={80} {...field('firstName')} />
      <TextField label={texts.lastName} maxLength={80} {...field('lastName')} />
      {underNames}
      {isPupil ? <TextField label={texts.className} description={texts.classHelp} optional maxLength={20} {...field('className')} /> : null}
      <TextField
        label={texts.email}
        description={domain === null ? texts.emailHelpOpen : texts.emailHelp(domain)}
        optional
        type="email"
        maxLength={254}
        {...field('email')}
      />
      {isPupil ? (
        <TextField
          label={words.pupilNumber}
          description={words.pupilNumberHelp}
          optional
          autoCapitalize="characters"
          maxLength={30}
          {...field('pupilNumber')}
        />
      ) : null}
      <TextField label={isPupil ? texts.from : words.from} type="date" {...field('from')} />
      <TextField label={isPupil ? texts.until : words.until} description={untilHelp} optional type="date" {...field('until')} />
    </>
  )
}
