import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { useDoorTexts } from '../door-texts.ts'
import { DemoMailbox } from './DemoMailbox.tsx'
import { Operators } from './Operators.tsx'
import { useLetIn } from './sign-in.ts'
import { WelcomePicture } from './WelcomePicture.tsx'
import './sign-in.css'

const SignInWith = lazy(async () => ({ default: (await import('../sign-in-with/SignInWith.tsx')).SignInWith }))

export function SignInScreen() {
  const texts = useDoorTexts().signIn
  useScreenTitle(texts.title)
  return (
    <div className="portal-door">
      <div className="portal-door-picture">
        <WelcomePicture />
      </div>
      <div className="portal-door-form kit-stack" data-gap="large">
        <header>
          <h1>{texts.welcome}</h1>
          <p className="kit-muted">{texts.lead}</p>
        </header>
        <SignInForm />
        <Suspense fallback={null}>
          <SignInWith />
        </Suspense>
        <div className="portal-door-others kit-stack">
          <p className="portal-or">
            <span>{texts.newHere}</span>
          </p>
          <Link to="/register" {...buttonLook({ look: 'secondary', size: 'lg', wide: true })}>
            {texts.register}
          </Link>
          <DemoMailbox />
        </div>
        <Operators />
      </div>
    </div>
  )
}

function SignInForm() {
  const texts = useDoorTexts().signIn
  const letIn = useLetIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const signIn = useMutation({
    mutationFn: () => call('POST /api/sessions', { body: { email: email.trim(), password } }),
    onSuccess: letIn,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (email.trim().length < 3 || password === '') focusOnFault()
    else signIn.mutate()
  }
  return (
    <form ref={form} className="kit-stack" noValidate onSubmit={submit} aria-label={texts.title}>
      <Failure error={signIn.error} />
      <TextField
        label={texts.email}
        type="email"
        name="email"
        autoComplete="username"
        autoCapitalize="none"
        inputMode="email"
        value={email}
        error={isTried && email.trim().length < 3 ? texts.emailMissing : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div>
        <PasswordField
          label={texts.password}
          name="password"
          autoComplete="current-password"
          value={password}
          error={isTried && password === '' ? texts.passwordMissing : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Link className="portal-forgot" to="/forgot-password">
          {texts.forgot}
        </Link>
      </div>
      <Button type="submit" size="lg" wide busy={signIn.isPending}>
        {texts.submit}
      </Button>
    </form>
  )
}
