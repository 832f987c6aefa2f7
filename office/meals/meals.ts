import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Meals = RouteReply<'GET /api/office/schools/:schoolId/meals'>
export type MealPayment = Meals['waiting'][number]
export type Account = MealPayment['account']
export type Movement = RouteReply<'GET /api/office/schools/:schoolId/meals/movements'>['movements'][number]
export type OutstandingPupil = RouteReply<'GET /api/office/schools/:schoolId/meals/outstanding'>['pupils'][number]
export type Programme = RouteReply<'GET /api/office/schools/:schoolId/meal-programmes'>['programmes'][number]
export type ProgrammePupil = RouteReply<'GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils'>['pupils'][number]

export const mealsKey = (schoolId: number) => ['school', schoolId, 'meals'] as const

export function useMeals() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: mealsKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/meals', { params: { schoolId }, signal }),
  })
}

/** Everything here hangs together: what one thing changes is asked for anew. */
export function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient()
  const { schoolId } = useAtSchool()
  return () => queries.invalidateQueries({ queryKey: mealsKey(schoolId) })
}

export function useDecidePolicy() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (body: RouteBody<'PATCH /api/office/schools/:schoolId/meals/policy'>) =>
      call('PATCH /api/office/schools/:schoolId/meals/policy', { params: { schoolId }, body }),
    onSuccess: useAskAgain(),
  })
}

export function useChooseMeals() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (productIds: string[]) => call('PATCH /api/office/schools/:schoolId/meals/products', { params: { schoolId }, body: { productIds } }),
    onSuccess: useAskAgain(),
  })
}

export function useMovements(account: Account, before: string | undefined) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...mealsKey(schoolId), 'movements', account, before],
    queryFn: ({ signal }) =>
      call('GET /api/office/schools/:schoolId/meals/movements', {
        params: { schoolId },
        query: { account, ...(before !== undefined && { before }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

export function usePayIn() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (body: RouteBody<'POST /api/office/schools/:schoolId/meals/payments'>) =>
      call('POST /api/office/schools/:schoolId/meals/payments', { params: { schoolId }, body }),
    onSuccess: useAskAgain(),
  })
}

export function useDecidePayment(paymentId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (says: 'yes' | 'no') =>
      call('POST /api/office/schools/:schoolId/meals/payments/:paymentId/decision', { params: { schoolId, paymentId }, body: { says } }),
    onSuccess: useAskAgain(),
  })
}

export function useOutstanding() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...mealsKey(schoolId), 'outstanding'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/meals/outstanding', { params: { schoolId }, signal }),
  })
}

export function useWriteOff(walletId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (body: { amountOre: number; reason: string }) =>
      call('POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off', { params: { schoolId, walletId }, body }),
    onSuccess: useAskAgain(),
  })
}

export function useProgrammes() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...mealsKey(schoolId), 'programmes'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/meal-programmes', { params: { schoolId }, signal }),
  })
}

export function useMakeProgramme() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (body: RouteBody<'POST /api/office/schools/:schoolId/meal-programmes'>) =>
      call('POST /api/office/schools/:schoolId/meal-programmes', { params: { schoolId }, body }),
    onSuccess: useAskAgain(),
  })
}

export function useEndProgramme(programmeId: string, endsOn: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (_nothing: undefined) =>
      call('POST /api/office/schools/:schoolId/meal-programmes/:programmeId/end', { params: { schoolId, programmeId }, body: { endsOn } }),
    onSuccess: useAskAgain(),
  })
}

export function usePupilsIn(programmeId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...mealsKey(schoolId), 'programmes', programmeId],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', { params: { schoolId, programmeId }, signal }),
  })
}

export function useAddPupils(programmeId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (body: RouteBody<'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils'>) =>
      call('POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', { params: { schoolId, programmeId }, body }),
    onSuccess: useAskAgain(),
  })
}

export function useRemovePupil(programmeId: string) {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (pupilId: string) =>
      call('DELETE /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils/:pupilId', { params: { schoolId, programmeId, pupilId } }),
    onSuccess: useAskAgain(),
  })
}

export function useFoundPupils(search: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'meal-pupils', search],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils', { params: { schoolId }, query: { search }, signal }),
    enabled: search.length >= 2,
  })
}
