import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { BrokenLink, isBrokenLink } from '../BrokenLink.tsx'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { complaintAboutPassword } from '../registration/registration-form.ts'
import { useLetIn } from '../session/sign-in.ts'
import { useDoorTexts } from '../door-texts.ts'
import { useTokenInAddress } from '../token-in-address.ts'
import '../later-refusals.ts'
import { PasswordRules } from './PasswordRules.tsx'

export function NewPasswordScreen() {
  const token = useTokenInAddress()
  return token === undefined ? <BrokenLink leadsTo="new password" /> : <NewPasswordForm token={token} />
}

function NewPasswordForm({ token }: { token: string }) {
  const texts = useDoorTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const navigate = useNavigate()
  const letIn = useLetIn()
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const finish = useMutation({
    mutationFn: () => call('POST /api/password-resets/finish', { body: { token, password } }),
    onSuccess: (session) => {
      letIn(session)
      say(texts.newPassword.done)
      void navigate({ to: '/', replace: true })
    },
    onError: focusOnFault,
  })
  const enter = useMutation({
    mutationFn: () => call('POST /api/password-resets/sign-in', { body: { token } }),
    onSuccess: (session) => {
      letIn(session)
      say(texts.newPassword.signedIn)
      void navigate({ to: '/', replace: true })
    },
  })
  if (isBrokenLink(finish.error ?? enter.error)) return <BrokenLink leadsTo="new password" />

  const complaint = complaintAboutPassword(password)
  const isPasswordRefused = finish.error instanceof ApiRefusal && finish.error.code.startsWith('password_')
  const fault =
    complaint !== undefined ? (isTried ? texts.registration.complaints[complaint] : undefined) : isPasswordRefused ? whatWentWrong(finish.error) : undefined
  const faultAgain = isTried && again !== password ? texts.registration.complaints.passwordsDiffer : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (complaint !== undefined || again !== password) focusOnFault()
    else finish.mutate()
  }
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.newPassword.title} lead={texts.newPassword.lead} />
      <form ref={form} className="kit-stack portal-form" noValidate onSubmit={submit} aria-label={texts.newPassword.title}>
        <Failure error={isPasswordRefused ? null : finish.error} />
        <div>
          <PasswordField
            label={texts.newPassword.password}
            autoComplete="new-password"
            value={password}
            error={fault}
            onChange={(event) => {
              setPassword(event.currentTarget.value)
              if (isPasswordRefused) finish.reset()
            }}
          />
          <PasswordRules password={password} />
        </div>
        <PasswordField
          label={texts.registration.passwordAgain}
          autoComplete="new-password"
          value={again}
          error={faultAgain}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" wide busy={finish.isPending} disabled={enter.isPending}>
          {texts.newPassword.submit}
        </Button>
      </form>
      <div className="portal-without kit-stack">
        <p className="portal-or">
          <span>{texts.newPassword.or}</span>
        </p>
        <Failure error={enter.error} />
        <Button look="secondary" size="lg" wide busy={enter.isPending} disabled={finish.isPending} onClick={() => enter.mutate()}>
          {texts.newPassword.signIn}
        </Button>
        <p className="kit-muted kit-small">{texts.newPassword.signInWhy}</p>
      </div>
    </div>
  )
}
