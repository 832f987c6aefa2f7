import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { type FamilyEnquiry, ownEnquiriesQuery } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { stateColours } from './state-colours.ts'
import './enquiries.css'

export function OwnEnquiriesScreen() {
  const texts = useEnquiryTexts().own
  return (
    <div className="portal-narrow">
      <PageHeading
        title={texts.title}
        actions={
          <Link to="/contact" {...buttonLook({ look: 'secondary' })}>
            {texts.write}
          </Link>
        }
      />
      <OwnEnquiries />
    </div>
  )
}

function OwnEnquiries() {
  const texts = useEnquiryTexts().own
  const { data, error, isFetching, refetch } = useQuery(ownEnquiriesQuery)
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    return <NoAnswer error={error} query={{ isFetching, refetch }} />
  }
  if (data.enquiries.length === 0) {
    return (
      <EmptyState drawing="fjord" title={texts.empty}>
        {texts.emptyAdvice}
      </EmptyState>
    )
  }
  return (
    <ul className="portal-enquiries">
      {data.enquiries.map((enquiry) => (
        <li key={enquiry.enquiryId}>
          <EnquiryLink enquiry={enquiry} />
        </li>
      ))}
    </ul>
  )
}

function EnquiryLink({ enquiry: { schoolId, enquiryId, number, topic, state, pupilFirstName, schoolName, changedAt } }: { enquiry: FamilyEnquiry }) {
  const texts = useEnquiryTexts()
  const { language } = useLanguage()
  return (
    <Link to="/enquiries/$schoolId/$enquiryId" params={{ schoolId: String(schoolId), enquiryId }} className="portal-enquiry">
      <span>
        <strong>
          {texts.topics[topic]}
          {pupilFirstName === null ? null : ` ${texts.own.about(pupilFirstName)}`}
        </strong>
        <span className="kit-muted kit-small">
          {texts.own.number(number)} · {schoolName} · {formatInstant(changedAt, { language })}
        </span>
      </span>
      <Tag colour={stateColours[state]}>{texts.own.states[state]}</Tag>
    </Link>
  )
}
