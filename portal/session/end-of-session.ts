// A session may end while a screen is open. Whoever notices first, the sign-in takes its place.
import type { QueryClient } from '@tanstack/react-query'
import { isSignedOut, sessionQuery } from './session.ts'

/** Forgets the person as soon as any answer says that nobody is signed in. */
export function forgetWhenSignedOut(queries: QueryClient): void {
  const look = (error: unknown): void => {
    if (isSignedOut(error) && queries.getQueryData(sessionQuery.queryKey) !== null) forgetPerson(queries)
  }
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated') look(query.state.error)
  })
  queries.getMutationCache().subscribe(({ mutation }) => look(mutation?.state.error))
}

/** Nothing of the one who has left stays behind for the next one at the same machine. */
export function forgetPerson(queries: QueryClient): void {
  queries.setQueryData(sessionQuery.queryKey, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] && queryKey[0] !== 'locations' })
}
