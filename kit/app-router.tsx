// What the three routers have in common: what is shown while a screen is fetched, when it is missing, and when it breaks.
import { type AnyRoute, type AnyRouter, createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ApiRefusal, ApiUnreachable } from './api.ts'
import { Button, buttonLook } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'
import { useCommonTexts, useRefusalText } from './language.tsx'
import { Loading } from './Loading.tsx'

/** `basepath` is where the server serves the app: "/", "/till" or "/office". */
export function createAppRouter({ routeTree, basepath }: { routeTree: AnyRoute; basepath: string }): AnyRouter {
  return createRouter({
    routeTree,
    basepath,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultPendingMs: 150,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: BrokenScreen,
  })
}

export function NotFound() {
  const common = useCommonTexts()
  return (
    <EmptyState
      isScreen
      drawing="search"
      title={common.pageNotFound}
      action={
        <a href={import.meta.env.BASE_URL} {...buttonLook()}>
          {common.toFrontPage}
        </a>
      }
    >
      {common.pageNotFoundAdvice}
    </EmptyState>
  )
}

/** A screen that could not be shown: a refusal or silence says so in its own words, anything else is our fault. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const isExpected = error instanceof ApiRefusal || error instanceof ApiUnreachable
  if (isExpected) {
    return <EmptyState isScreen drawing="offline" title={whatWentWrong(error)} action={<Button onClick={reset}>{common.tryAgain}</Button>} />
  }
  return (
    <EmptyState isScreen drawing="offline" title={common.somethingBroke} action={<Button onClick={() => location.reload()}>{common.reload}</Button>}>
      {common.somethingBrokeAdvice}
    </EmptyState>
  )
}
