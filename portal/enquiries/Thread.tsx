import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { LONGEST_MESSAGE_CHARACTERS } from '../../contract/enquiries.ts'
import { newId } from '../../contract/ids.ts'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import { useFocusOnFault } from '../focus-on-fault.ts'
import { forgetDraft, keepDraft, keptDraft } from './drafts.ts'
import type { FamilyThread } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { stateColours } from './state-colours.ts'
import './enquiries.css'

export type Reply = { id: string; message: string }
type ThreadProps = {
  thread: FamilyThread
  /** One by link only knows that it is the family; signed in it is oneself. */
  isOwn: boolean
  onReply: (reply: Reply) => Promise<unknown>
}

/** What was written back and forth, and the place for one's next word. */
export function Thread({ thread, isOwn, onReply }: ThreadProps) {
  const texts = useEnquiryTexts()
  const { language } = useLanguage()
  const { enquiry, messages, mayReply } = thread
  return (
    <div className="portal-narrow">
      <PageHeading
        title={texts.thread.title(enquiry.number)}
        lead={
          <>
            {texts.topics[enquiry.topic]}
            {enquiry.pupilFirstName === null ? null : ` ${texts.own.about(enquiry.pupilFirstName)}`} · {enquiry.schoolName}
          </>
        }
      />
      <p className="portal-thread-state">
        <Tag colour={stateColours[enquiry.state]}>{texts.own.states[enquiry.state]}</Tag>
      </p>
      <ol className="portal-talk" aria-label={texts.thread.conversation}>
        {messages.map((message) => (
          <li key={message.messageId} data-from={message.from}>
            <p className="portal-talk-head">
              <strong>
                {message.from === 'family'
                  ? isOwn
                    ? texts.thread.you
                    : texts.thread.family
                  : texts.thread.fromSchool(message.writtenBy ?? '', enquiry.schoolName)}
              </strong>{' '}
              <time dateTime={message.madeAt}>{formatInstant(message.madeAt, { language })}</time>
            </p>
            <p className="portal-talk-body">{message.body}</p>
          </li>
        ))}
      </ol>
      {mayReply ? <ReplyForm key={enquiry.enquiryId} thread={thread} onReply={onReply} /> : <NoMoreReplies thread={thread} />}
    </div>
  )
}

function NoMoreReplies({ thread: { enquiry } }: { thread: FamilyThread }) {
  const texts = useEnquiryTexts().thread
  if (enquiry.state !== 'closed') {
    return (
      <Notice tone="success" announce="politely">
        {texts.linkUsed}
      </Notice>
    )
  }
  return <Notice action={<Link to="/contact">{texts.writeNew}</Link>}>{texts.closed}</Notice>
}

function ReplyForm({ thread: { enquiry }, onReply }: Omit<ThreadProps, 'isOwn'>) {
  const texts = useEnquiryTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  const focusOnFault = useFocusOnFault(form)
  const draftName = `reply.${enquiry.enquiryId}`
  const [reply, setReply] = useState<Reply>(() => keptDraft<Reply>(draftName)?.draft ?? { id: newId(), message: '' })
  const [isTried, setIsTried] = useState(false)
  const type = (next: Reply): void => {
    setReply(next)
    keepDraft(draftName, next)
  }
  const send = useMutation({
    mutationFn: () => onReply(reply),
    onSuccess: () => {
      forgetDraft(draftName)
      setReply({ id: newId(), message: '' })
      setIsTried(false)
      say(texts.thread.sent)
    },
    onError: (error) => {
      if (error instanceof ApiRefusal && error.code === 'enquiry_already_sent') type({ ...reply, id: newId() })
    },
  })
  const isMissing = readMessageText(reply.message) === null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isMissing) focusOnFault()
    else send.mutate()
  }
  return (
    <form ref={form} className="kit-stack portal-reply" noValidate onSubmit={submit} aria-label={texts.thread.reply}>
      <TextArea
        label={texts.thread.reply}
        description={enquiry.state === 'solved' ? texts.thread.reopens : enquiry.state === 'waiting' ? undefined : texts.thread.waitForUs}
        rows={4}
        maxLength={LONGEST_MESSAGE_CHARACTERS}
        value={reply.message}
        error={isTried && isMissing ? texts.thread.replyMissing : undefined}
        onChange={(event) => type({ ...reply, message: event.currentTarget.value })}
      />
      {send.error === null ? null : (
        <Notice tone="refusal" announce="now">
          <p>{whatWentWrong(send.error)}</p>
          {send.error instanceof ApiRefusal ? null : <p>{texts.contact.kept}</p>}
        </Notice>
      )}
      <Button type="submit" size="lg" wide busy={send.isPending}>
        {texts.thread.send}
      </Button>
    </form>
  )
}
