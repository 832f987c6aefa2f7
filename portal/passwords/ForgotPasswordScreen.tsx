import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { readEmail } from '../../rules/email-addresses.ts'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { LookInEmail } from '../registration/LookInEmail.tsx'
import { useDoorTexts } from '../door-texts.ts'

export function ForgotPasswordScreen() {
  const texts = useDoorTexts()
  const [email, setEmail] = useState('')
  const [isSent, setIsSent] = useState(false)
  const ask = useMutation({
    mutationFn: () => call('POST /api/password-resets', { body: { email: email.trim() } }),
    onSuccess: () => setIsSent(true),
  })
  return (
    <div className="portal-narrow">
      {isSent ? (
        <LookInEmail
          message={texts.forgotPassword.sent(email.trim())}
          advice={texts.forgotPassword.sentAdvice}
          error={ask.error}
          isSending={ask.isPending}
          onSendAgain={() => ask.mutateAsync()}
          onChange={() => setIsSent(false)}
        />
      ) : (
        <>
          <PageHeading title={texts.forgotPassword.title} lead={texts.forgotPassword.lead} />
          <AskForm email={email} onType={setEmail} onSend={() => ask.mutate()} isSending={ask.isPending} error={ask.error} />
        </>
      )}
      <p className="portal-elsewhere">
        <Link to="/" {...buttonLook({ look: 'quiet' })}>
          {texts.forgotPassword.back}
        </Link>
      </p>
    </div>
  )
}

type AskProps = { email: string; onType: (email: string) => void; onSend: () => void; isSending: boolean; error: Error | null }

function AskForm({ email, onType, onSend, isSending, error }: AskProps) {
  const texts = useDoorTexts()
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const [isTried, setIsTried] = useState(false)
  const fault = email.trim() === '' ? texts.signIn.emailMissing : readEmail(email) === null ? texts.registration.complaints.emailNotValid : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (fault === undefined) onSend()
    else focusOnFault()
  }
  return (
    <form ref={form} className="kit-stack portal-form" noValidate onSubmit={submit} aria-label={texts.forgotPassword.title}>
      <Failure error={error} />
      <TextField
        label={texts.signIn.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        inputMode="email"
        value={email}
        error={isTried ? fault : undefined}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" wide busy={isSending}>
        {texts.forgotPassword.submit}
      </Button>
    </form>
  )
}
