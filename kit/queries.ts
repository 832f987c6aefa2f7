// How answers are kept and asked for again. Only silence is worth asking again for at once:
// a refusal is an answer, and the same question gets the same one.
import { QueryClient } from '@tanstack/react-query'
import { ApiUnreachable } from './api.ts'

const MOST_RETRIES = 2

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => error instanceof ApiUnreachable && failures < MOST_RETRIES,
        retryDelay: (failures) => Math.min(4_000, 500 * 2 ** failures),
        // The browser's idea of being online is often wrong on school networks; the call finds out itself.
        networkMode: 'always',
      },
      // A change is sent again only by the one who knows its id, never behind anybody's back.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
