import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { mealsKey, useAskAgain } from './meals.ts'

export type FundGifts = RouteReply<'GET /api/office/schools/:schoolId/meals/gifts'>

export function useFundGifts(before: string | undefined) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...mealsKey(schoolId), 'gifts', before],
    queryFn: ({ signal }) =>
      call('GET /api/office/schools/:schoolId/meals/gifts', { params: { schoolId }, query: { ...(before !== undefined && { before }) }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** Opens the link to the fund, or closes it. */
export function useChangeGiftLink(method: 'POST' | 'DELETE') {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (_nothing: undefined) => call(`${method} /api/office/schools/:schoolId/meals/gift-link`, { params: { schoolId } }),
    onSuccess: useAskAgain(),
  })
}
