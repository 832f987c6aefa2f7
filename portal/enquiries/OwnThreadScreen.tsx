import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { NotFound } from '../../kit/app-router.tsx'
import { ApiRefusal, call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { ownEnquiriesQuery, threadQuery } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { type Reply, Thread } from './Thread.tsx'

/** One of one's own enquiries. */
export function OwnThreadScreen() {
  const { schoolId = '', enquiryId = '' } = useParams({ strict: false })
  const key = { schoolId: Number(schoolId), enquiryId }
  const texts = useEnquiryTexts().own
  const queries = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery(threadQuery(key))
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) {
    // An address that is no enquiry's, or another's.
    if (error instanceof ApiRefusal) return <NotFound />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  const reply = async (body: Reply): Promise<void> => {
    const thread = await call('POST /api/person/enquiries/:schoolId/:enquiryId/messages', { params: key, body })
    queries.setQueryData(threadQuery(key).queryKey, thread)
    void queries.invalidateQueries({ queryKey: ownEnquiriesQuery.queryKey, exact: true })
  }
  return (
    <>
      <div className="portal-narrow portal-to-enquiries">
        <Link to="/enquiries" {...buttonLook({ look: 'quiet' })}>
          <BackIcon /> {texts.title}
        </Link>
      </div>
      <Thread thread={data} isOwn onReply={reply} />
    </>
  )
}
