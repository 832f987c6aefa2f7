import { queryOptions } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'
import type { Span } from './period-words.ts'

export type Spending = RouteReply<'GET /api/wallets/:schoolId/:walletId/spending'>
/** Which week or month: by any of its days, or the one now. */
export type Chosen = { span: Span; day: string | undefined }

export const spendingQuery = ({ schoolId, walletId }: Pick<Wallet, 'schoolId' | 'walletId'>, { span, day }: Chosen) =>
  queryOptions({
    queryKey: ['wallet', walletId, 'spending', span, day ?? 'now'],
    queryFn: ({ signal }) =>
      call('GET /api/wallets/:schoolId/:walletId/spending', { params: { schoolId, walletId }, query: { span, ...(day === undefined ? {} : { day }) }, signal }),
  })
