import { type FormEvent, useEffect, useState } from 'react'
import { LONGEST_MESSAGE_CHARACTERS } from '../../contract/enquiries.ts'
import { newId } from '../../contract/ids.ts'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { enquiryStateAfter } from '../../rules/enquiry-states.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { type Draft, emptyDraft, isEmpty, keepDrafts, keptDrafts } from './drafts.ts'
import { type Enquiry, useAnswer, useNote } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

const kinds = ['answer', 'note'] as const
type Kind = (typeof kinds)[number]

/** An answer to the family or a note to colleagues: two fields and two drafts, so that the one is never sent as the other. */
export function Composer({ enquiry, onWriting }: { enquiry: Enquiry; onWriting: (isWriting: boolean) => void }) {
  const texts = useEnquiryTexts()
  const { enquiryId } = enquiry
  const { personId } = useAtSchool().session
  const [drafts, setDrafts] = useState(() => keptDrafts(enquiryId, personId))
  const [kind, setKind] = useState<Kind>(() => (drafts.answer.text === '' && drafts.note.text !== '' ? 'note' : 'answer'))
  const isWriting = !isEmpty(drafts)
  useEffect(() => onWriting(isWriting), [isWriting, onWriting])
  const write = (draft: Draft): void => {
    const next = { ...drafts, [kind]: draft }
    setDrafts(next)
    keepDrafts(enquiryId, personId, next)
  }
  const mayAnswer = enquiryStateAfter(enquiry.state, 'answered') !== null
  return (
    <section className="office-composer kit-stack" data-kind={kind} aria-label={texts.write}>
      <Chips
        label={texts.write}
        labelUnseen
        perRow={2}
        choices={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
        value={kind}
        onChoose={setKind}
      />
      {kind === 'note' ? (
        <NoteForm enquiry={enquiry} draft={drafts.note} onWrite={write} />
      ) : mayAnswer ? (
        <AnswerForm enquiry={enquiry} draft={drafts.answer} onWrite={write} />
      ) : (
        <Notice>{texts.closedWhy}</Notice>
      )}
    </section>
  )
}

type FormProps = { enquiry: Enquiry; draft: Draft; onWrite: (draft: Draft) => void }

function AnswerForm({ enquiry, draft, onWrite }: FormProps) {
  const texts = useEnquiryTexts()
  const say = useSay()
  const answer = useAnswer(enquiry.enquiryId)
  const [isTried, setIsTried] = useState(false)
  const isMissing = readMessageText(draft.text) === null
  const send = (isSolved: boolean): void => {
    setIsTried(true)
    const lastSeenMessageId = enquiry.messages.at(-1)?.messageId
    if (isMissing || lastSeenMessageId === undefined) return
    answer.mutate(
      { id: draft.id, message: draft.text, lastSeenMessageId, isSolved },
      {
        onSuccess: () => {
          say(texts.sent)
          setIsTried(false)
          onWrite(emptyDraft())
        },
        onError: (error) => anewWhenSent(error, draft, onWrite),
      },
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send(false)
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <TextArea
        label={texts.answer}
        description={`${texts.answerHelp(enquiry.writer.email)} ${texts.answerLanguage[enquiry.writer.language]}`}
        rows={5}
        maxLength={LONGEST_MESSAGE_CHARACTERS}
        value={draft.text}
        error={isTried && isMissing ? texts.answerMissing : undefined}
        onChange={(event) => onWrite({ ...draft, text: event.currentTarget.value })}
      />
      <Failure error={answer.error} />
      <div className="kit-row" data-gap="small">
        <Button type="submit" busy={answer.isPending && answer.variables?.isSolved === false}>
          {texts.send}
        </Button>
        <Button look="secondary" busy={answer.isPending && answer.variables?.isSolved === true} onClick={() => send(true)}>
          {texts.sendAndSolve}
        </Button>
      </div>
    </form>
  )
}

function NoteForm({ enquiry, draft, onWrite }: FormProps) {
  const texts = useEnquiryTexts()
  const say = useSay()
  const note = useNote(enquiry.enquiryId)
  const [isTried, setIsTried] = useState(false)
  const isMissing = readMessageText(draft.text) === null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isMissing) return
    note.mutate(
      { id: draft.id, note: draft.text },
      {
        onSuccess: () => {
          say(texts.noted)
          setIsTried(false)
          onWrite(emptyDraft())
        },
        onError: (error) => anewWhenSent(error, draft, onWrite),
      },
    )
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <TextArea
        label={texts.noteText}
        description={texts.noteHelp}
        rows={4}
        maxLength={LONGEST_MESSAGE_CHARACTERS}
        value={draft.text}
        error={isTried && isMissing ? texts.noteMissing : undefined}
        onChange={(event) => onWrite({ ...draft, text: event.currentTarget.value })}
      />
      <Failure error={note.error} />
      <div>
        <Button type="submit" busy={note.isPending}>
          {texts.saveNote}
        </Button>
      </div>
    </form>
  )
}

/** What was first sent under this id has arrived after all; what stands here now is something more. */
function anewWhenSent(error: Error, draft: Draft, onWrite: (draft: Draft) => void): void {
  if (error instanceof ApiRefusal && error.code === 'enquiry_already_sent') onWrite({ ...draft, id: newId() })
}
