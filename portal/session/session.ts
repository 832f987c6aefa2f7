// Who is signed in, asked once and kept in memory. `null` is an answer too: nobody is.
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'

export type Session = RouteReply<'GET /api/session'>
export type Wallet = Session['wallets'][number]

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await call('GET /api/session', { signal })
    } catch (error) {
      if (isSignedOut(error)) return null
      throw error
    }
  },
  // The card must stay on the screen for the day when the network is gone.
  gcTime: Number.POSITIVE_INFINITY,
})

export const useSession = () => useQuery(sessionQuery)

/** The session on a screen that only the signed in can see. */
export function useSignedIn(): Session {
  const { data } = useSession()
  if (!data) throw new Error('This screen stands outside of SignedIn')
  return data
}

export const isSignedOut = (error: unknown) => error instanceof ApiRefusal && error.code === 'not_signed_in'
