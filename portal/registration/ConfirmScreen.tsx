import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { BrokenLink, isBrokenLink } from '../BrokenLink.tsx'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { useLetIn } from '../session/sign-in.ts'
import { useDoorTexts } from '../door-texts.ts'
import { useTokenInAddress } from '../token-in-address.ts'

/** Where the link in the e-mail leads: the chosen password proves that the one who clicks is the one who registered. */
export function ConfirmScreen() {
  const token = useTokenInAddress()
  return token === undefined ? <BrokenLink leadsTo="registration" /> : <ConfirmForm token={token} />
}

function ConfirmForm({ token }: { token: string }) {
  const texts = useDoorTexts()
  const say = useSay()
  const navigate = useNavigate()
  const letIn = useLetIn()
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const confirm = useMutation({
    mutationFn: () => call('POST /api/registrations/confirm', { body: { token, password } }),
    onSuccess: (session) => {
      letIn(session)
      say(texts.confirm.done)
      void navigate({ to: '/', replace: true })
    },
    onError: focusOnFault,
  })
  if (isBrokenLink(confirm.error)) return <BrokenLink leadsTo="registration" />

  const isWrongPassword = confirm.error instanceof ApiRefusal && confirm.error.code === 'sign_in_failed'
  const fault = isTried && password === '' ? texts.signIn.passwordMissing : isWrongPassword ? texts.confirm.wrongPassword : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (password === '') focusOnFault()
    else confirm.mutate()
  }
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.confirm.title} lead={texts.confirm.lead} />
      <form ref={form} className="kit-stack portal-form" noValidate onSubmit={submit} aria-label={texts.confirm.title}>
        <Failure error={isWrongPassword ? null : confirm.error} />
        <PasswordField
          label={texts.confirm.password}
          autoComplete="current-password"
          value={password}
          error={fault}
          onChange={(event) => {
            setPassword(event.currentTarget.value)
            if (isWrongPassword) confirm.reset()
          }}
        />
        <Button type="submit" size="lg" wide busy={confirm.isPending}>
          {texts.confirm.submit}
        </Button>
      </form>
    </div>
  )
}
