// Stands in front of every screen that needs a person. The address stays what it was, so that one lands
// where one wanted to go after signing in.
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useSession } from './session.ts'

const SignInScreen = lazy(async () => ({ default: (await import('./SignInScreen.tsx')).SignInScreen }))

export function SignedIn() {
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { data, error, refetch, isFetching } = useSession()
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
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
  if (data === null) {
    return (
      <Suspense fallback={<Loading rows={4} />}>
        <SignInScreen />
      </Suspense>
    )
  }
  return <Outlet />
}
