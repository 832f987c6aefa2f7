// The office's answers, and one rule about them: whoever is told «not signed in» by any answer is signed out
// on every screen, so that nobody goes on looking at what they may no longer see.
import type { QueryClient } from '@tanstack/react-query'
import { ApiRefusal } from '../../kit/api.ts'
import { createQueries } from '../../kit/queries.ts'
import { forgetSession } from './session.ts'

export function createOfficeQueries(): QueryClient {
  const queries = createQueries()
  const signOutWhenTold = (error: unknown): void => {
    if (isNotSignedIn(error)) forgetSession(queries)
  }
  queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') signOutWhenTold(event.action.error)
  })
  queries.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') signOutWhenTold(event.action.error)
  })
  return queries
}

function isNotSignedIn(error: unknown): boolean {
  return error instanceof ApiRefusal && error.code === 'not_signed_in'
}
