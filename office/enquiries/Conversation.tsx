import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { type Moment, momentsOf } from './conversation.ts'
import type { Enquiry } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

/** All that was written and done, oldest first. A note looks like nothing the family could have seen. */
export function Conversation({ enquiry }: { enquiry: Enquiry }) {
  const texts = useEnquiryTexts()
  return (
    <ol className="office-talk" aria-label={texts.conversation}>
      {momentsOf(enquiry).map((moment) => (
        <MomentItem key={moment.key} moment={moment} writer={enquiry.writer.name ?? enquiry.writer.email} />
      ))}
    </ol>
  )
}

function MomentItem({ moment, writer }: { moment: Moment; writer: string }) {
  const texts = useEnquiryTexts()
  const { language } = useLanguage()
  const when = <time dateTime={moment.madeAt}>{formatInstant(moment.madeAt, { language })}</time>
  if (moment.kind === 'event') {
    return (
      <li data-kind="event">
        {texts.events[moment.event](moment.by ?? '', moment.assignee ?? '')} · {when}
      </li>
    )
  }
  const isFamily = moment.kind === 'message' && moment.from === 'family'
  return (
    <li data-kind={moment.kind === 'note' ? 'note' : moment.from}>
      <p className="office-talk-head">
        <strong className="office-long">{isFamily ? writer : moment.writtenBy}</strong>
        {moment.kind === 'note' ? ` · ${texts.note}` : null} {when}
      </p>
      <p className="office-talk-body">{moment.body}</p>
    </li>
  )
}
