import type { ReactNode } from 'react'
import { TextField } from '../../kit/TextField.tsx'
import { useTexts } from '../texts.ts'
import type { SchoolForm, SchoolProblems } from './school-form.ts'

type SchoolFieldsProps = {
  form: SchoolForm
  onChange: (form: SchoolForm) => void
  problems: SchoolProblems
  mayChange?: boolean
  children?: ReactNode
}

/** What every school has, new or old. */
export function SchoolFields({ form, onChange, problems, mayChange = true, children }: SchoolFieldsProps) {
  const texts = useTexts().schools
  const field = (key: keyof SchoolForm) => {
    const problem = problems[key]
    return {
      value: form[key],
      onChange: (event: { currentTarget: { value: string } }) => onChange({ ...form, [key]: event.currentTarget.value }),
      error: problem === undefined ? undefined : texts[problem],
      autoComplete: 'off',
    }
  }
  return (
    <fieldset className="office-fields kit-stack" disabled={!mayChange}>
      <legend className="kit-unseen">{texts.title}</legend>
      <TextField label={texts.name} maxLength={80} {...field('name')} />
      <TextField
        label={texts.organisationNumber}
        description={texts.organisationNumberHelp}
        inputMode="numeric"
        maxLength={14}
        {...field('organisationNumber')}
      />
      <TextField label={texts.address} optional maxLength={120} {...field('address')} />
      <div className="office-postal">
        <TextField label={texts.postalCode} inputMode="numeric" maxLength={4} {...field('postalCode')} />
        <TextField label={texts.city} optional maxLength={60} {...field('city')} />
      </div>
      <TextField label={texts.emailDomain} description={texts.emailDomainHelp} optional prefix="@" maxLength={120} {...field('domain')} />
      {children}
    </fieldset>
  )
}
