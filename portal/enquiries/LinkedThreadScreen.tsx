import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiRefusal, call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { useTokenInAddress } from '../token-in-address.ts'
import { useEnquiryTexts } from './enquiry-texts.ts'
import { type Reply, Thread } from './Thread.tsx'

/** The enquiry that a letter’s link leads to: for one without a profile. */
export function LinkedThreadScreen() {
  const token = useTokenInAddress()
  return token === undefined ? <BrokenLink /> : <LinkedThread token={token} />
}

function LinkedThread({ token }: { token: string }) {
  const queries = useQueryClient()
  // The address keeps the link; the token is no key, so that it stands in no list of what was asked.
  const queryKey = ['linked-enquiry']
  const { data, error, isFetching, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('POST /api/enquiry-links/read', { body: { token }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) {
    if (error instanceof ApiRefusal && error.code === 'enquiry_link_not_valid') return <BrokenLink />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  const reply = async (body: Reply): Promise<void> => {
    queries.setQueryData(queryKey, await call('POST /api/enquiry-links/reply', { body: { token, ...body } }))
  }
  return <Thread thread={data} isOwn={false} onReply={reply} />
}

function BrokenLink() {
  const texts = useEnquiryTexts()
  return (
    <EmptyState
      isScreen
      drawing="search"
      title={texts.thread.brokenTitle}
      action={
        <Link to="/contact" {...buttonLook()}>
          {texts.own.write}
        </Link>
      }
    >
      <p role="status">{texts.thread.brokenAdvice}</p>
    </EmptyState>
  )
}
