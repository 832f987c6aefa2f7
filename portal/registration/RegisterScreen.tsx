import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useDoorTexts } from '../door-texts.ts'
import { heldCode } from '../family/held-code.ts'
import { LookInEmail } from './LookInEmail.tsx'
import { RegistrationForm } from './RegistrationForm.tsx'
import { emptyRegistration, type Registration } from './registration-form.ts'

type Sent = RouteReply<'POST /api/registrations'>

/** First the form, then "look in your e-mail". What was typed stays, so that one can go back and put it right. */
export function RegisterScreen() {
  const texts = useDoorTexts()
  const { language } = useLanguage()
  const [typed, setTyped] = useState(() => ({ ...emptyRegistration, schoolId: String(heldCode()?.schoolId ?? '') }))
  const [sent, setSent] = useState<Sent | undefined>(undefined)
  const register = useMutation({
    mutationFn: (registration: Registration) =>
      call('POST /api/registrations', {
        body: {
          email: registration.email.trim(),
          schoolId: Number(registration.schoolId),
          firstName: registration.firstName.trim(),
          lastName: registration.lastName.trim(),
          password: registration.password,
          mobile: registration.mobile.trim(),
          language,
          ...(heldCode()?.schoolId === Number(registration.schoolId) && { guardianCode: heldCode()?.code ?? '' }),
        },
      }),
    onSuccess: setSent,
  })
  return (
    <div className="portal-narrow">
      {sent === undefined ? (
        <>
          <PageHeading title={texts.registration.title} lead={texts.registration.lead} />
          <RegistrationForm typed={typed} onType={setTyped} onSend={() => register.mutate(typed)} isSending={register.isPending} error={register.error} />
          <p className="portal-elsewhere">
            <Link to="/" className="portal-link">
              {texts.registration.toSignIn}
            </Link>
          </p>
        </>
      ) : (
        <LookInEmail
          message={texts.lookInEmail.sentTo(sent.sentTo)}
          advice={texts.lookInEmail.advice}
          error={register.error}
          isSending={register.isPending}
          onSendAgain={() => register.mutateAsync(typed)}
          onChange={() => setSent(undefined)}
        />
      )}
    </div>
  )
}
