import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useTexts } from '../texts.ts'
import type { Enquiry } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

/** Who wrote, and whether they may be told anything about the pupil. */
export function Writer({ enquiry: { writer, pupil } }: { enquiry: Enquiry }) {
  const texts = useEnquiryTexts()
  const { email } = useTexts().pupils
  const hasLostAccess = pupil !== null && writer.relation === null
  return (
    <>
      <dl className="office-facts">
        <div>
          <dt>{texts.from}</dt>
          <dd>
            {writer.name ?? texts.noProfile}
            {pupil === null ? null : (
              <span className="kit-muted kit-small"> · {writer.relation === null ? texts.relationEnded : texts.relations[writer.relation]}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{email}</dt>
          <dd>
            <EmailAddress email={writer.email} />
          </dd>
        </div>
      </dl>
      {writer.name === null ? <Notice tone="warning">{texts.noProfileWhy}</Notice> : null}
      {hasLostAccess ? <Notice tone="warning">{texts.relationEndedWhy}</Notice> : null}
    </>
  )
}
