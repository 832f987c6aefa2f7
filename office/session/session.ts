import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { RouteReply, StaffRole } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'

export type Session = RouteReply<'GET /api/session'>

export const sessionKey = ['session'] as const

/** Who is signed in; null when nobody is, which is an answer and not a failure. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 60_000 })
}

async function fetchSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await call('GET /api/session', { signal })
  } catch (error) {
    if (error instanceof ApiRefusal && error.code === 'not_signed_in') return null
    throw error
  }
}

/** Signed out: every screen is told, and nothing that was fetched is kept for whoever sits down next. */
export function forgetSession(queries: QueryClient): void {
  queries.setQueryData(sessionKey, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
}

export type WorkPlace = { schoolId: number; schoolName: string }

/** The schools where somebody works, each once, by name. */
export function workPlaces(session: Session): WorkPlace[] {
  const bySchool = new Map(session.staffPosts.map(({ schoolId, schoolName }) => [schoolId, { schoolId, schoolName }]))
  return [...bySchool.values()].toSorted((a, b) => a.schoolName.localeCompare(b.schoolName, 'nb'))
}

export function rolesAt(session: Session, schoolId: number): StaffRole[] {
  return [...new Set(session.staffPosts.filter((post) => post.schoolId === schoolId).map(({ role }) => role))]
}

/** The operators that somebody administers as a whole: there new schools can be made, and posts at all schools be changed. */
export function administeredOperators(session: Session): string[] {
  return [...new Set(session.staffPosts.filter(({ role, isEverywhere }) => role === 'administrator' && isEverywhere).map(({ operatorId }) => operatorId))]
}
