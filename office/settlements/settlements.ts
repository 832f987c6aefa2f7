import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProviderName } from '../../contract/payment-providers.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useOperatorId } from '../bank/bank.ts'

export type Settlements = RouteReply<'GET /api/office/operators/:operatorId/settlements'>
export type ShownDay = Settlements['days'][number]
export type Difference = Settlements['open'][number]
export type DayDetail = RouteReply<'GET /api/office/operators/:operatorId/settlements/:provider/:day'>

const key = ['settlements'] as const

export function useSettlements() {
  const operatorId = useOperatorId()
  return useQuery({
    queryKey: [...key, operatorId],
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/settlements', { params: { operatorId }, signal }),
    staleTime: 0,
  })
}

export function useDay({ provider, day }: { provider: ProviderName; day: string }) {
  const operatorId = useOperatorId()
  return useQuery({
    queryKey: [...key, operatorId, provider, day],
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/settlements/:provider/:day', { params: { operatorId, provider, day }, signal }),
    staleTime: 0,
  })
}

function useDeed<Wish, Reply>(deed: (operatorId: string, wish: Wish) => Promise<Reply>) {
  const operatorId = useOperatorId()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => deed(operatorId, wish),
    // Also after a refusal: somebody else may have been there first.
    onSettled: () => Promise.all([key, ['attention'], ['bank']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

export const useExplain = () =>
  useDeed((operatorId, { differenceId, reason }: { differenceId: string; reason: string }) =>
    call('POST /api/office/operators/:operatorId/differences/:differenceId/explain', { params: { operatorId, differenceId }, body: { reason } }),
  )

export const useReadSettlement = () =>
  useDeed((operatorId, body: { text: string; feeOre: number }) =>
    call('POST /api/office/operators/:operatorId/settlement-files', { params: { operatorId }, body }),
  )

export const useFetchNow = () =>
  useDeed((operatorId, _nothing: undefined) => call('POST /api/office/operators/:operatorId/settlements/fetch', { params: { operatorId }, body: {} }))
