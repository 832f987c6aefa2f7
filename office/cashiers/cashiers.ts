import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Cashiers = RouteReply<'GET /api/office/schools/:schoolId/cashiers'>
export type Cashier = Cashiers['cashiers'][number]
export type CashierWish = RouteBody<'POST /api/office/schools/:schoolId/cashiers'>
type Settings = Cashiers['settings']

const cashiersKey = (schoolId: number) => ['school', schoolId, 'cashiers'] as const

export function useCashiers() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: cashiersKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/cashiers', { params: { schoolId }, signal }),
    refetchInterval: 30_000,
  })
}

export function useMakeCashier() {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: (body: CashierWish) => call('POST /api/office/schools/:schoolId/cashiers', { params: { schoolId }, body }),
    onSuccess: askAgain,
  })
}

export function useRenameCashier(cashierId: string, onDone: (cashier: Cashier) => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: (name: string) => call('PATCH /api/office/schools/:schoolId/cashiers/:cashierId', { params: { schoolId, cashierId }, body: { name } }),
    onSuccess: async (cashier) => {
      await askAgain()
      onDone(cashier)
    },
  })
}

export function useReplacePin(cashierId: string, onDone: (pin: string) => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/cashiers/:cashierId/pin', { params: { schoolId, cashierId }, body: {} }),
    onSuccess: async ({ pin }) => {
      onDone(pin)
      await askAgain()
    },
  })
}

export function useEndCashier(cashierId: string, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/cashiers/:cashierId/end', { params: { schoolId, cashierId } }),
    onSuccess: () => {
      onDone()
      return askAgain()
    },
  })
}

export function useChangeSettings(onDone: () => void) {
  const { schoolId } = useAtSchool()
  const askAgain = useAskAgain()
  return useMutation({
    mutationFn: (body: Partial<Settings>) => call('PATCH /api/office/schools/:schoolId/cashier-settings', { params: { schoolId }, body }),
    onSuccess: async () => {
      await askAgain()
      onDone()
    },
  })
}

function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient()
  const { schoolId } = useAtSchool()
  return () => queries.invalidateQueries({ queryKey: cashiersKey(schoolId) })
}
