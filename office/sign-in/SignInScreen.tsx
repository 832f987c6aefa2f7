import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type SubmitEvent, Suspense, useEffect, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { NoPost } from '../session/NoPost.tsx'
import { PlainPage } from '../session/PlainPage.tsx'
import { sessionKey, useSession } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import type { SignInSearch } from './sign-in-search.ts'

const SignInWith = lazy(async () => ({ default: (await import('./SignInWith.tsx')).SignInWith }))

export function SignInScreen() {
  const session = useSession()
  const { next = '/' } = useSearch({ strict: false }) as SignInSearch
  if (session.data) return session.data.staffPosts.length === 0 ? <NoPost session={session.data} /> : <GoOn to={next} />
  return (
    <PlainPage>
      <SignInForm />
    </PlainPage>
  )
}

/** To where one was on the way, with what stood in its address. */
function GoOn({ to }: { to: string }) {
  const navigate = useNavigate()
  useEffect(() => void navigate({ href: to, replace: true }), [navigate, to])
  return null
}

function SignInForm() {
  const texts = useTexts().signIn
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const signIn = useMutation({
    mutationFn: () => call('POST /api/sessions', { body: { email: email.trim(), password } }),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (email.trim() !== '' && password !== '') signIn.mutate()
  }
  return (
    <div className="kit-stack office-sign-in">
      <div>
        <h1>{texts.title}</h1>
        <p className="kit-muted">{texts.lead}</p>
      </div>
      <Card>
        <form className="kit-stack" noValidate onSubmit={submit}>
          <Failure error={signIn.error} />
          <TextField
            label={texts.email}
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={hasTried && email.trim() === '' ? texts.emailMissing : undefined}
          />
          <PasswordField
            label={texts.password}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={hasTried && password === '' ? texts.passwordMissing : undefined}
          />
          <Button type="submit" wide busy={signIn.isPending}>
            {texts.submit}
          </Button>
          <a href="/forgot-password">{texts.forgotten}</a>
        </form>
        <Suspense fallback={null}>
          <SignInWith />
        </Suspense>
      </Card>
      <p className="kit-muted kit-small office-sign-in-other">
        {texts.forPupils} <a href="/">{texts.toPortal}</a>
      </p>
    </div>
  )
}
