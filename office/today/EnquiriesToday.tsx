import { Link } from '@tanstack/react-router'
import { Card } from '../../kit/Card.tsx'
import { useEnquiryCount } from '../enquiries/enquiries.ts'
import { useEnquiryTexts } from '../enquiries/texts.ts'
import { useWaitedText } from '../enquiries/use-waited-text.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'

/** How many families wait for an answer, and for how long; for those whose task it is. */
export function EnquiriesToday() {
  const texts = useTexts().today
  const enquiryTexts = useEnquiryTexts().today
  const waitedText = useWaitedText()
  const params = { schoolId: String(useAtSchool().schoolId) }
  const { data } = useEnquiryCount()
  if (data === undefined) return null
  const details = [
    ...(data.newCount > 0 ? [enquiryTexts.newOnes(data.newCount)] : []),
    ...(data.mineCount > 0 ? [enquiryTexts.mine(data.mineCount)] : []),
    ...(data.oldestWaitsSince === null ? [] : [enquiryTexts.oldest(waitedText(data.oldestWaitsSince))]),
  ]
  return (
    <Card>
      <div className="kit-row" data-spread="">
        <h2>{enquiryTexts.title}</h2>
        <Link to="/$schoolId/enquiries" params={params} className="office-see-all">
          {texts.seeAll}
          <span className="kit-unseen"> {enquiryTexts.title}</span>
        </Link>
      </div>
      {data.count === 0 ? (
        <p className="kit-muted">{enquiryTexts.none}</p>
      ) : (
        <p>
          <strong>{enquiryTexts.waiting(data.count)}</strong>
          <br />
          <span className="kit-muted kit-small">{details.join(' · ')}</span>
        </p>
      )}
    </Card>
  )
}
