// What is asked about one wallet. Each answer can be thrown away and asked for again; only the session keeps the card itself.
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { sessionQuery, type Wallet } from '../session/session.ts'

export type WalletEntry = RouteReply<'GET /api/wallets/:schoolId/:walletId/history'>['entries'][number]
type WalletKey = Pick<Wallet, 'schoolId' | 'walletId'>

const ENTRIES_A_PAGE = 30
const LATEST_ENTRIES = 6

const keyOf = ({ walletId }: WalletKey) => ['wallet', walletId] as const
const paramsOf = ({ schoolId, walletId }: WalletKey) => ({ schoolId, walletId })

/** Balance, what can be paid in, and top-ups on their way. */
export const walletQuery = (wallet: WalletKey) =>
  queryOptions({
    queryKey: [...keyOf(wallet), 'summary'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId', { params: paramsOf(wallet), signal }),
    gcTime: Number.POSITIVE_INFINITY,
  })

/** The last few movements, for the first screen. */
export const latestQuery = (wallet: WalletKey) =>
  queryOptions({
    queryKey: [...keyOf(wallet), 'latest'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/history', { params: paramsOf(wallet), query: { limit: LATEST_ENTRIES }, signal }),
    gcTime: Number.POSITIVE_INFINITY,
  })

/** How long the balance lasts. */
export const forecastQuery = (wallet: WalletKey) =>
  queryOptions({
    queryKey: [...keyOf(wallet), 'forecast'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/forecast', { params: paramsOf(wallet), signal }),
  })

/** Everything, a page at a time, newest first. */
export const historyQuery = (wallet: WalletKey) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(wallet), 'history'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/wallets/:schoolId/:walletId/history', {
        params: paramsOf(wallet),
        query: { limit: ENTRIES_A_PAGE, ...(pageParam === undefined ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.version : undefined),
    // A page far back does not change; coming back to it must not fetch all of them again.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

/** Asks anew for everything that money on a wallet changes. */
export async function refreshWallet(queries: QueryClient, wallet: WalletKey): Promise<void> {
  await Promise.all([queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), queries.invalidateQueries({ queryKey: keyOf(wallet) })])
}
