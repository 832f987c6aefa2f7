import { Navigate, useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoPost } from './NoPost.tsx'
import { PlainPage } from './PlainPage.tsx'
import { type Session, useSession } from './session.ts'

/** Lets in whoever is signed in and works somewhere; sends others to sign in, or kindly on their way. */
export function SignedInOnly({ children }: { children: (session: Session) => ReactNode }) {
  const session = useSession()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  if (session.data === null) return <ToSignIn />
  if (session.data !== undefined) return session.data.staffPosts.length === 0 ? <NoPost session={session.data} /> : children(session.data)
  return (
    <PlainPage>
      {session.error === null ? (
        <Loading />
      ) : (
        <EmptyState
          isScreen
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

/** Remembers where one was, as it was when the session ended: the address changes while the next screen is fetched. */
function ToSignIn() {
  const router = useRouter()
  const [search] = useState(() => ({ next: router.state.location.href }))
  return <Navigate to="/sign-in" search={search} replace />
}
