import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { NotFound } from '../../kit/app-router.tsx'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { ownEnquiriesQuery, threadQuery } from './enquiries.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { type Reply, Thread } from './Thread.tsx'

/** One of one's own enquiries. */
export function OwnThreadScreen() {
  const { schoolId = '', enquiryId = '' } = useParams({ strict: false })
  const key = { schoolId: Number(schoolId), enquiryId }
  const texts = useEnquiryTexts().own
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const queries = useQueryClient()
  const { data, error, isFetching, refetch } = useQuery(threadQuery(key))
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) {
    // An address that is no enquiry's, or another's.
    if (error instanceof ApiRefusal) return <NotFound />
    return (
      <EmptyState
        isScreen
        drawing="offline"
        title={whatWentWrong(error)}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {common.tryAgain}
          </Button>
        }
      />
    )
  }
  const reply = async (body: Reply): Promise<void> => {
    const thread = await call('POST /api/person/enquiries/:schoolId/:enquiryId/messages', { params: key, body })
    queries.setQueryData(threadQuery(key).queryKey, thread)
    void queries.invalidateQueries({ queryKey: ownEnquiriesQuery.queryKey, exact: true })
  }
  return (
    <>
      <div className="portal-narrow">
        <Link to="/enquiries" {...buttonLook({ look: 'quiet' })}>
          <BackIcon /> {texts.title}
        </Link>
      </div>
      <Thread thread={data} isOwn onReply={reply} />
    </>
  )
}
