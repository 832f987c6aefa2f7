// Stands in front of every screen that needs a person. The address stays what it was, so that one lands
// where one wanted to go after signing in.
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { useSession } from './session.ts'

const SignInScreen = lazy(async () => ({ default: (await import('./SignInScreen.tsx')).SignInScreen }))

export function SignedIn() {
  const { data, error, refetch, isFetching } = useSession()
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
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
