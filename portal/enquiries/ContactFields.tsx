import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { writtenTopics, LONGEST_MESSAGE_CHARACTERS } from '../../contract/enquiries.ts'
import { newId } from '../../contract/ids.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextArea, TextField } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { whatBecameOfCard } from '../../rules/lost-cards.ts'
import { useChosenWallet } from '../card/chosen-wallet.ts'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { useLocations } from '../session/locations.ts'
import type { Session } from '../session/session.ts'
import { type ContactForm, faultsOf, NOBODY, type Place, placeOf } from './contact-form.ts'
import { ownEnquiriesQuery, type SentEnquiry } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { LostCard } from './LostCard.tsx'

type Props = {
  session: Session | null
  form: ContactForm
  /** When the form was filled in that one comes back to. */
  draftKeptAt: number | undefined
  onType: (change: Partial<ContactForm>) => void
  onClear: () => void
  onSignIn: () => void
  onSent: (sent: SentEnquiry, schoolId: number) => void
}

const CHARACTERS_LEFT_FROM = 500

export function ContactFields({ session, form, draftKeptAt, onType, onClear, onSignIn, onSent }: Props) {
  const texts = useEnquiryTexts()
  const { language } = useLanguage()
  const element = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(element)
  const [isTried, setIsTried] = useState(false)
  const place = usePlace(session, form)
  const send = useSend({ session, form, place, onSent, onType })
  const faults = faultsOf(form, { place, isSignedIn: session !== null })
  const faultOf = (field: keyof typeof texts.contact.faults) => (isTried && faults.has(field) ? texts.contact.faults[field] : undefined)
  // What is typed is read for a lost card when the browser has time, so that no key waits for it.
  const message = useDeferredValue(form.message)
  const toldReason = useMemo(() => whatBecameOfCard(message), [message])
  const offer = <LostCard session={session} wallet={place.wallet} toldReason={toldReason} onSignIn={onSignIn} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (faults.has('topic')) element.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus()
    else if (faults.size > 0) focusOnFault()
    else send.mutate()
  }
  const left = LONGEST_MESSAGE_CHARACTERS - form.message.length
  return (
    <form ref={element} className="kit-stack portal-form" noValidate onSubmit={submit} aria-label={texts.contact.title}>
      {draftKeptAt === undefined ? null : (
        <p className="portal-quiet-line">
          <span>{texts.contact.draftFrom(formatInstant(draftKeptAt, { language }))}</span>
          <button type="button" className="kit-text-button" onClick={onClear}>
            {texts.contact.clearDraft}
          </button>
        </p>
      )}
      <div className="portal-topics">
        <Chips
          label={texts.contact.topic}
          perRow={2}
          choices={writtenTopics.map((value) => ({ value, label: texts.topics[value] }))}
          value={form.topic}
          onChoose={(topic) => onType({ topic })}
        />
        <FaultLine text={faultOf('topic')} />
      </div>
      <About session={session} place={place} fault={faultOf('school')} onType={onType} />
      <div aria-live="polite">{form.topic === 'lost_card' ? offer : null}</div>
      <TextArea
        label={texts.contact.message}
        description={texts.contact.messageHelp}
        rows={6}
        maxLength={LONGEST_MESSAGE_CHARACTERS}
        value={form.message}
        error={faultOf('message')}
        onChange={(event) => onType({ message: event.currentTarget.value })}
      />
      {left > CHARACTERS_LEFT_FROM ? null : <p className="kit-muted kit-small">{texts.contact.charactersLeft(left)}</p>}
      <div aria-live="polite">{toldReason !== null && form.topic !== 'lost_card' ? offer : null}</div>
      {session === null ? (
        <TextField
          label={texts.contact.email}
          description={texts.contact.emailHelp}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          inputMode="email"
          value={form.email}
          error={faultOf('email')}
          onChange={(event) => onType({ email: event.currentTarget.value })}
        />
      ) : (
        <p className="kit-muted">{texts.contact.answerTo(session.email)}</p>
      )}
      <label className="portal-not-for-people" aria-hidden="true">
        {texts.contact.leaveEmpty}
        <input tabIndex={-1} autoComplete="off" value={form.website} onChange={(event) => onType({ website: event.currentTarget.value })} />
      </label>
      {send.error === null ? null : <NotSent error={send.error} />}
      <Button type="submit" size="lg" wide busy={send.isPending}>
        {texts.contact.submit}
      </Button>
    </form>
  )
}

function usePlace(session: Session | null, form: ContactForm): Place {
  const { data } = useLocations()
  const wallets = session?.wallets ?? []
  const chosen = useChosenWallet(wallets)
  return placeOf(form, { wallets, chosen, schoolIds: data?.locations.map(({ schoolId }) => schoolId) ?? [] })
}

function About({ session, place, fault, onType }: { session: Session | null; place: Place; fault: string | undefined } & Pick<Props, 'onType'>) {
  const texts = useEnquiryTexts().contact
  const { data, error } = useLocations()
  const whatWentWrong = useRefusalText()
  const wallets = session?.wallets ?? []
  return (
    <>
      {wallets.length === 0 ? null : (
        <Select
          label={texts.about}
          description={place.wallet === undefined ? undefined : texts.aboutHelp}
          choices={[
            ...wallets.map(({ walletId, firstName, lastName, schoolName }) => ({ value: walletId, label: `${firstName} ${lastName}, ${schoolName}` })),
            { value: NOBODY, label: texts.aboutNobody },
          ]}
          value={place.wallet?.walletId ?? NOBODY}
          onChoose={(about) => onType({ about })}
        />
      )}
      {place.wallet === undefined ? (
        <Select
          label={texts.school}
          placeholder={texts.chooseSchool}
          choices={(data?.locations ?? []).map(({ schoolId, name }) => ({ value: String(schoolId), label: name }))}
          value={place.schoolId === undefined ? undefined : String(place.schoolId)}
          error={data === undefined && error !== null ? whatWentWrong(error) : fault}
          onChoose={(schoolId) => onType({ schoolId })}
        />
      ) : null}
    </>
  )
}

/** The chips have no place of their own for what is wrong with them. */
function FaultLine({ text }: { text: string | undefined }) {
  return <div aria-live="polite">{text === undefined ? null : <p className="ds-validation-message portal-fault">{text}</p>}</div>
}

/** Whatever went wrong, the words are safe and may be sent again. */
function NotSent({ error }: { error: Error }) {
  const texts = useEnquiryTexts().contact
  const whatWentWrong = useRefusalText()
  return (
    <Notice tone="refusal" announce="now">
      <p>{whatWentWrong(error)}</p>
      {error instanceof ApiRefusal ? null : <p>{texts.kept}</p>}
    </Notice>
  )
}

function useSend({ session, form, place, onSent, onType }: { place: Place } & Pick<Props, 'session' | 'form' | 'onSent' | 'onType'>) {
  const queries = useQueryClient()
  const { language } = useLanguage()
  const { id, topic, message, email, website } = form
  return useMutation({
    mutationFn: () => {
      const { schoolId, wallet } = place
      if (topic === undefined || schoolId === undefined) throw new Error('The form is not filled in')
      const wish = { id, schoolId, topic, message, ...(website === '' ? {} : { website }) }
      return session === null
        ? call('POST /api/enquiries', { body: { ...wish, email: email.trim(), language } })
        : call('POST /api/person/enquiries', { body: { ...wish, walletId: wallet?.walletId ?? null } })
    },
    onSuccess: (sent) => {
      void queries.invalidateQueries({ queryKey: ownEnquiriesQuery.queryKey })
      onSent(sent, place.schoolId as number)
    },
    onError: (error) => {
      // What was first sent under this id has arrived after all; what stands here now is something more.
      if (error instanceof ApiRefusal && error.code === 'enquiry_already_sent') onType({ id: newId() })
    },
  })
}
