import { Navigate, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useTexts } from '../texts.ts'
import { NoPost } from './NoPost.tsx'
import { PlainPage } from './PlainPage.tsx'
import { type Session, useSession } from './session.ts'

/** Lets in whoever is signed in and works somewhere; sends others to sign in, or kindly on their way. */
export function SignedInOnly({ children }: { children: (session: Session) => ReactNode }) {
  const session = useSession()
  const here = useLocation()
  const texts = useTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  if (session.data === null) return <Navigate to="/sign-in" search={{ next: here.href }} replace />
  if (session.data !== undefined) return session.data.staffPosts.length === 0 ? <NoPost session={session.data} /> : children(session.data)
  return (
    <PlainPage heading={texts.pageTitle}>
      {session.error === null ? (
        <Loading />
      ) : (
        <EmptyState
          drawing="offline"
          title={whatWentWrong(session.error)}
          action={
            <Button busy={session.isFetching} onClick={() => void session.refetch()}>
              {common.tryAgain}
            </Button>
          }
        />
      )}
    </PlainPage>
  )
}
