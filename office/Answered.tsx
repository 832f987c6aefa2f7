import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiRefusal } from '../kit/api.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../kit/language.tsx'
import { Loading } from '../kit/Loading.tsx'
import { Notice } from '../kit/Notice.tsx'
import { formatTime } from '../language/amounts-and-dates.ts'
import { useTexts } from './texts.ts'

type AnsweredProps<Data> = {
  query: UseQueryResult<Data>
  /** How tall the place is that waits for the answer. */
  rows?: number
  waiting?: ReactNode
  /** It is asked for again and again by itself; a button to do so would only flicker. */
  isLive?: boolean
  children: (data: Data) => ReactNode
}

/** What an answer looks like on every screen: on its way, refused, out of reach, old, or there. */
export function Answered<Data>({ query, rows = 4, waiting, isLive = false, children }: AnsweredProps<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error === null ? null : <OldAnswer query={query} isLive={isLive} />}
        {children(query.data)}
      </>
    )
  }
  if (query.error === null) return <>{waiting ?? <Loading rows={rows} />}</>
  return <NoAnswer query={query} error={query.error} />
}

/** What was heard last stays on the screen, and says how old it is. */
function OldAnswer({ query, isLive }: { query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isFetching' | 'refetch'>; isLive: boolean }) {
  const texts = useTexts().frame
  const common = useCommonTexts()
  return (
    <div className="office-old-answer">
      <Notice
        tone="warning"
        announce="politely"
        action={
          isLive ? undefined : (
            <Button look="secondary" size="sm" busy={query.isFetching} onClick={() => void query.refetch()}>
              {common.tryAgain}
            </Button>
          )
        }
      >
        {texts.lastHeard(formatTime(query.dataUpdatedAt))}
      </Notice>
    </div>
  )
}

function NoAnswer({ query, error }: { query: Pick<UseQueryResult, 'isFetching' | 'refetch'>; error: Error }) {
  const texts = useTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  if (error instanceof ApiRefusal && error.code === 'not_allowed') {
    return (
      <EmptyState drawing="people" title={texts.notYourTask.title}>
        {texts.notYourTask.advice}
      </EmptyState>
    )
  }
  const isRefused = error instanceof ApiRefusal
  return (
    <EmptyState
      drawing={isRefused ? 'search' : 'offline'}
      title={whatWentWrong(error)}
      action={
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {common.tryAgain}
        </Button>
      }
    />
  )
}
