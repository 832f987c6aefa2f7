import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { PasswordRules } from '../passwords/PasswordRules.tsx'
import { useLocations } from '../session/locations.ts'
import { useDoorTexts } from '../door-texts.ts'
import { complaintsAbout, fieldOfRefusal, type Registration, type RegistrationField } from './registration-form.ts'

type Props = {
  typed: Registration
  onType: (typed: Registration) => void
  onSend: () => void
  isSending: boolean
  error: Error | null
}

export function RegistrationForm({ typed, onType, onSend, isSending, error }: Props) {
  const texts = useDoorTexts().registration
  const whatWentWrong = useRefusalText()
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const { data, error: noLocations } = useLocations()
  const faults = useFaults({ typed, error })
  const location = data?.locations.find(({ schoolId }) => String(schoolId) === typed.schoolId)

  const refused = error instanceof ApiRefusal ? fieldOfRefusal(error.code) : undefined
  useEffect(() => {
    if (refused !== undefined) focusOnFault()
    // Once for each answer, not each time the form is drawn.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    faults.tellAll()
    if (Object.keys(complaintsAbout(typed)).length > 0) focusOnFault()
    else onSend()
  }
  const field = (name: RegistrationField) => ({
    name,
    value: typed[name],
    error: faults.at(name),
    onChange: (event: { currentTarget: { value: string } }) => onType({ ...typed, [name]: event.currentTarget.value }),
    onBlur: () => faults.tell(name),
  })
  return (
    <form ref={form} className="kit-stack portal-form" noValidate onSubmit={submit} aria-label={texts.title}>
      <Failure error={refused === undefined ? error : null} />
      {data?.locations.length === 0 ? <Notice tone="warning">{texts.noLocations}</Notice> : null}
      {noLocations === null ? null : <Notice tone="warning">{whatWentWrong(noLocations)}</Notice>}
      <Select
        label={texts.location}
        placeholder={texts.chooseLocation}
        choices={data?.locations.map(({ schoolId, name }) => ({ value: String(schoolId), label: name })) ?? []}
        value={typed.schoolId === '' ? undefined : typed.schoolId}
        error={faults.at('schoolId')}
        onChoose={(schoolId) => onType({ ...typed, schoolId })}
      />
      <TextField
        {...field('email')}
        label={texts.email}
        description={location?.pupilEmailDomain ? texts.emailOfSchool(location.pupilEmailDomain) : undefined}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        inputMode="email"
      />
      <div className="portal-two">
        <TextField {...field('firstName')} label={texts.firstName} autoComplete="given-name" />
        <TextField {...field('lastName')} label={texts.lastName} autoComplete="family-name" />
      </div>
      <div>
        <PasswordField {...field('password')} label={texts.password} autoComplete="new-password" />
        <PasswordRules password={typed.password} />
      </div>
      <PasswordField {...field('passwordAgain')} label={texts.passwordAgain} autoComplete="new-password" />
      <TextField {...field('mobile')} label={texts.mobile} description={texts.mobileWhy} type="tel" autoComplete="tel" inputMode="tel" />
      {faults.count > 1 ? <p className="portal-fault-count kit-small">{texts.fixThese(faults.count)}</p> : null}
      <Button type="submit" size="lg" wide busy={isSending}>
        {texts.submit}
      </Button>
    </form>
  )
}

/** A fault is told when a field is left with something in it, or when one tries to send; it goes away as soon as it is put right. */
function useFaults({ typed, error }: { typed: Registration; error: Error | null }) {
  const texts = useDoorTexts().registration
  const whatWentWrong = useRefusalText()
  const [told, setTold] = useState<ReadonlySet<RegistrationField>>(new Set())
  // What the server said about a field stands until the field is changed.
  const [sent, setSent] = useState<{ error: Error | null; typed: Registration }>({ error: null, typed })
  if (error !== sent.error) setSent({ error, typed })
  const complaints = complaintsAbout(typed)

  const at = (field: RegistrationField): string | undefined => {
    const complaint = complaints[field]
    if (complaint !== undefined) return told.has(field) ? texts.complaints[complaint] : undefined
    const isByServer = error instanceof ApiRefusal && fieldOfRefusal(error.code) === field && sent.typed[field] === typed[field]
    return isByServer ? whatWentWrong(error) : undefined
  }
  return {
    at,
    count: Object.keys(complaints).filter((field) => told.has(field as RegistrationField)).length,
    tell: (field: RegistrationField) => {
      if (typed[field] !== '' && !told.has(field)) setTold(new Set([...told, field]))
    },
    tellAll: () => setTold(new Set(Object.keys(typed) as RegistrationField[])),
  }
}
