import { queryOptions } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'

export type Erasure = RouteReply<'GET /api/person/erasure'>

export const topicsQuery = queryOptions({ queryKey: ['privacy'], queryFn: ({ signal }) => call('GET /api/privacy', { signal }) })

export const erasureQuery = queryOptions({ queryKey: ['erasure'], queryFn: ({ signal }) => call('GET /api/person/erasure', { signal }) })
