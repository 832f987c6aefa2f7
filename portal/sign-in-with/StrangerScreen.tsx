// A provider says who somebody is, and nobody here is known by it: which profile is theirs, or is it a new one?
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Form } from '../../kit/Form.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { PasswordField } from '../../kit/PasswordField.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useDoorTexts } from '../door-texts.ts'
import { LookInEmail } from '../registration/LookInEmail.tsx'
import { RegistrationForm } from '../registration/RegistrationForm.tsx'
import { emptyRegistration, type Registration } from '../registration/registration-form.ts'
import type { Session } from '../session/session.ts'
import { useLetIn } from '../session/sign-in.ts'
import { useSignInWithTexts } from './texts.ts'

type Finished = Extract<RouteReply<'POST /api/sign-in-visits/finish'>, { outcome: 'unknown' }>
type Props = Pick<Finished, 'app' | 'stranger'>

export function StrangerScreen({ app, stranger }: Props) {
  const texts = useSignInWithTexts().stranger
  const [isNew, setIsNew] = useState(false)
  const { providerName, firstName, lastName } = stranger
  if (isNew) return <NewProfile stranger={stranger} onBack={() => setIsNew(false)} />
  return (
    <div className="portal-narrow kit-stack" data-gap="large">
      <PageHeading title={texts.title} lead={texts.lead(providerName, `${firstName} ${lastName}`.trim())} />
      <Card>
        <h2>{texts.have}</h2>
        <p className="kit-muted">{texts.once(providerName)}</p>
        <Connect app={app} email={stranger.email} />
      </Card>
      {app === 'office' ? null : (
        <Card>
          <h2>{texts.newHere}</h2>
          <Button look="secondary" size="lg" wide onClick={() => setIsNew(true)}>
            {texts.register}
          </Button>
        </Card>
      )}
    </div>
  )
}

function useArrive(app: Props['app']): (session: Session) => void {
  const letIn = useLetIn()
  const navigate = useNavigate()
  return (session) => {
    if (app === 'office') return location.assign('/office/')
    letIn(session)
    void navigate({ to: '/', replace: true })
  }
}

function Connect({ app, email: told }: { app: Props['app']; email: string }) {
  const texts = useSignInWithTexts().stranger
  const arrive = useArrive(app)
  const [email, setEmail] = useState(told)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState<'password' | 'code' | null>(null)
  const [isSent, setIsSent] = useState(false)
  const byPassword = useMutation({
    mutationFn: () => call('POST /api/sign-in-stranger/password', { body: { email: email.trim(), password } }),
    onSuccess: arrive,
  })
  const send = useMutation({ mutationFn: () => call('POST /api/sign-in-stranger/code', { body: { email: email.trim() } }), onSuccess: () => setIsSent(true) })
  const isWhole = email.trim().length >= 3
  if (isSent) return <Code app={app} email={email.trim()} onBack={() => setIsSent(false)} />
  return (
    <Form
      error={byPassword.error ?? send.error}
      onSubmit={() => {
        setTried('password')
        send.reset()
        if (isWhole && password !== '') byPassword.mutate()
      }}
    >
      <TextField
        label={texts.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        inputMode="email"
        value={email}
        error={tried !== null && !isWhole ? texts.emailMissing : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label={texts.password}
        autoComplete="current-password"
        value={password}
        error={tried === 'password' && password === '' ? texts.passwordMissing : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" wide busy={byPassword.isPending}>
        {texts.connect}
      </Button>
      <Button
        look="quiet"
        wide
        busy={send.isPending}
        onClick={() => {
          setTried('code')
          byPassword.reset()
          if (isWhole) send.mutate()
        }}
      >
        {texts.sendCode}
      </Button>
    </Form>
  )
}

function Code({ app, email, onBack }: { app: Props['app']; email: string; onBack: () => void }) {
  const texts = useSignInWithTexts().stranger
  const arrive = useArrive(app)
  const [code, setCode] = useState('')
  const [isTried, setIsTried] = useState(false)
  const confirm = useMutation({ mutationFn: () => call('POST /api/sign-in-stranger/confirm', { body: { code } }), onSuccess: arrive })
  return (
    <Form
      error={confirm.error}
      onSubmit={() => {
        setIsTried(true)
        if (code.trim() !== '') confirm.mutate()
      }}
    >
      <p role="status">{texts.codeSent(email)}</p>
      <TextField
        label={texts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        error={isTried && code.trim() === '' ? texts.codeMissing : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" wide busy={confirm.isPending}>
        {texts.connect}
      </Button>
      <Button look="quiet" wide onClick={onBack}>
        {texts.otherAddress}
      </Button>
    </Form>
  )
}

function NewProfile({ stranger, onBack }: Pick<Props, 'stranger'> & { onBack: () => void }) {
  const texts = useSignInWithTexts().stranger
  const door = useDoorTexts()
  const { language } = useLanguage()
  const { firstName, lastName, email, schoolId } = stranger
  const [typed, setTyped] = useState<Registration>({ ...emptyRegistration, firstName, lastName, email, schoolId: schoolId === null ? '' : String(schoolId) })
  const [sentTo, setSentTo] = useState<string | null>(null)
  const register = useMutation({
    mutationFn: (registration: Registration) => {
      const { passwordAgain: _again, ...wish } = registration
      return call('POST /api/sign-in-stranger/registration', { body: { ...wish, schoolId: Number(wish.schoolId), language } })
    },
    onSuccess: (sent) => setSentTo(sent.sentTo),
  })
  return (
    <div className="portal-narrow">
      {sentTo === null ? (
        <>
          <PageHeading title={door.registration.title} lead={door.registration.lead} />
          <RegistrationForm typed={typed} onType={setTyped} onSend={() => register.mutate(typed)} isSending={register.isPending} error={register.error} />
          <Button look="quiet" wide onClick={onBack}>
            {texts.toProfile}
          </Button>
        </>
      ) : (
        <LookInEmail
          message={door.lookInEmail.sentTo(sentTo)}
          advice={door.lookInEmail.advice}
          error={register.error}
          isSending={register.isPending}
          onSendAgain={() => register.mutateAsync(typed)}
          onChange={() => setSentTo(null)}
        />
      )}
    </div>
  )
}
