import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { sessionQuery, useSession } from '../session/session.ts'
import { useFamilyTexts } from './family-texts.ts'
import { dropCode, heldCode, holdCode } from './held-code.ts'

/** Where a guardian types a code, signed in or not yet. A link brings the code behind the #. */
export function AddChildScreen() {
  const texts = useFamilyTexts().add
  const { data: session, isPending } = useSession()
  const [code, setCode] = useState(() => new URLSearchParams(location.hash.slice(1)).get('code')?.slice(0, 64) ?? heldCode()?.code ?? '')
  if (isPending) return <Loading rows={3} />
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      {session ? <UseCode code={code} onType={setCode} /> : <LookFirst code={code} onType={setCode} />}
    </div>
  )
}

type Typing = { code: string; onType: (code: string) => void }

function CodeForm({ code, onType, onSend, isSending, error, words }: Typing & { onSend: () => void; isSending: boolean; error: Error | null; words: string }) {
  const texts = useFamilyTexts().add
  const [hasTried, setHasTried] = useState(false)
  const isMissing = code.trim().length < 4
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (!isMissing) onSend()
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit} aria-label={texts.title}>
      <TextField
        label={texts.code}
        description={texts.codeHelp}
        value={code}
        maxLength={64}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={hasTried && isMissing ? texts.missing : undefined}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <Failure error={error} />
      <Button type="submit" size="lg" wide busy={isSending}>
        {words}
      </Button>
    </form>
  )
}

function UseCode(typing: Typing) {
  const texts = useFamilyTexts().add
  const queries = useQueryClient()
  const use = useMutation({
    mutationFn: () => call('POST /api/guardian-codes/use', { body: { code: typing.code.trim() } }),
    onSuccess: () => {
      dropCode()
      return queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
  if (use.data === undefined) return <CodeForm {...typing} onSend={() => use.mutate()} isSending={use.isPending} error={use.error} words={texts.submit} />
  const { outcome, firstName, schoolName } = use.data
  const title = { started: texts.started(firstName), waits_for_pupil: texts.waitsForPupil(firstName), waits_for_school: texts.waitsForSchool(schoolName) }[
    outcome
  ]
  return (
    <EmptyState
      drawing="card"
      title={title}
      action={
        <Link to="/" {...buttonLook({ size: 'lg' })}>
          {texts.toFront}
        </Link>
      }
    >
      <p role="status">{outcome === 'started' ? texts.startedAdvice : texts.waitsAdvice}</p>
    </EmptyState>
  )
}

/** Without a profile one learns whose code it is, as far as the school, and goes on to sign in or to make one. */
function LookFirst(typing: Typing) {
  const texts = useFamilyTexts().add
  const look = useMutation({
    mutationFn: () => call('POST /api/guardian-codes/look', { body: { code: typing.code.trim() } }),
    onSuccess: ({ schoolId }) => holdCode({ code: typing.code.trim(), schoolId }),
  })
  if (look.data === undefined) return <CodeForm {...typing} onSend={() => look.mutate()} isSending={look.isPending} error={look.error} words={texts.next} />
  return (
    <div className="kit-stack">
      <Notice tone="success" announce="politely">
        {texts.from(look.data.schoolName)}
      </Notice>
      <p>{texts.signInFirst}</p>
      <Link to="/profile" {...buttonLook({ size: 'lg' })}>
        {texts.signIn}
      </Link>
      <Link to="/register" {...buttonLook({ size: 'lg', look: 'secondary' })}>
        {texts.register}
      </Link>
    </div>
  )
}
