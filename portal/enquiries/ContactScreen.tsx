import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { LetterPicture } from '../registration/LetterPicture.tsx'
import { type Session, useSession } from '../session/session.ts'
import { ContactFields } from './ContactFields.tsx'
import { type ContactForm, emptyContactForm, usableDraft } from './contact-form.ts'
import { forgetDraft, keepDraft, keptDraft } from './drafts.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import type { SentEnquiry } from './enquiries.ts'
import './enquiries.css'

const SignInScreen = lazy(async () => ({ default: (await import('../session/SignInScreen.tsx')).SignInScreen }))

/** Writing to the school, signed in or not. */
export function ContactScreen() {
  const { data: session, error, refetch, isFetching } = useSession()
  if (session !== undefined) return <Contact session={session} />
  if (error === null) return <Loading rows={4} />
  return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
}

const DRAFT = 'contact'

/** Who is signed in may change while one writes; what is written stays. */
function Contact({ session }: { session: Session | null }) {
  const texts = useEnquiryTexts()
  const personId = session?.personId ?? null
  const [{ form, keptAt }, setForm] = useState(() => beginWith(personId))
  const [sent, setSent] = useState<(SentEnquiry & { schoolId: number }) | undefined>(undefined)
  const [isSigningIn, setIsSigningIn] = useState(false)
  if (isSigningIn && session === null) return <SignInMeanwhile onBack={() => setIsSigningIn(false)} />
  if (sent !== undefined) {
    return (
      <Sent
        sent={sent}
        isSignedIn={session !== null}
        onAnother={() => {
          setForm({ form: emptyContactForm(), keptAt: undefined })
          setSent(undefined)
        }}
      />
    )
  }
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.contact.title} lead={texts.contact.lead} />
      <ContactFields
        session={session}
        form={form}
        draftKeptAt={keptAt}
        onType={(change) => {
          const next = { ...form, ...change, personId }
          setForm({ form: next, keptAt })
          keepDraft(DRAFT, next)
        }}
        onClear={() => {
          forgetDraft(DRAFT)
          setForm({ form: emptyContactForm(), keptAt: undefined })
        }}
        onSignIn={() => setIsSigningIn(true)}
        onSent={(enquiry, schoolId) => {
          forgetDraft(DRAFT)
          setSent({ ...enquiry, schoolId })
        }}
      />
    </div>
  )
}

function beginWith(personId: string | null): { form: ContactForm; keptAt: number | undefined } {
  const kept = keptDraft<Partial<ContactForm>>(DRAFT)
  const draft = kept && usableDraft(kept.draft, personId)
  return draft ? { form: draft, keptAt: kept.keptAt } : { form: emptyContactForm(), keptAt: undefined }
}

/** The sign-in in the form's place; the form is back as soon as somebody is in. */
function SignInMeanwhile({ onBack }: { onBack: () => void }) {
  const texts = useEnquiryTexts().lostCard
  return (
    <>
      <p>
        <Button look="quiet" icon={<BackIcon />} onClick={onBack}>
          {texts.backToForm}
        </Button>
      </p>
      <Suspense fallback={<Loading rows={4} />}>
        <SignInScreen />
      </Suspense>
    </>
  )
}

type SentProps = { sent: SentEnquiry & { schoolId: number }; isSignedIn: boolean; onAnother: () => void }

function Sent({ sent: { number, sentTo, enquiryId, schoolId }, isSignedIn, onAnother }: SentProps) {
  const texts = useEnquiryTexts().contact
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="portal-letter kit-stack">
      <LetterPicture />
      <h1 ref={heading} tabIndex={-1}>
        {texts.sentTitle}
      </h1>
      <p>{texts.sent(number, sentTo)}</p>
      {isSignedIn ? (
        <Link to="/enquiries/$schoolId/$enquiryId" params={{ schoolId: String(schoolId), enquiryId }} {...buttonLook({ wide: true })}>
          {texts.seeIt}
        </Link>
      ) : null}
      <Button look="quiet" wide onClick={onAnother}>
        {texts.writeNew}
      </Button>
    </div>
  )
}
