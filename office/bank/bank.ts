import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Bank = RouteReply<'GET /api/office/operators/:operatorId/bank'>
export type Payment = Bank['waiting'][number]
export type BankFile = Bank['files'][number]
export type Account = Bank['accounts'][number]

/** The operator of the school one is in: the bank is the operator's, whichever of its schools one came from. */
export function useOperatorId(): string {
  const { session, schoolId } = useAtSchool()
  return session.staffPosts.find((post) => post.schoolId === schoolId)?.operatorId ?? ''
}

const bankKey = (operatorId: string) => ['bank', operatorId] as const

export function useBank() {
  const operatorId = useOperatorId()
  return useQuery({
    queryKey: bankKey(operatorId),
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/bank', { params: { operatorId }, signal }),
    staleTime: 0,
  })
}

/** `onDone` belongs to the deed itself: what asked for it may be gone from the screen by then. */
function useBankDeed<Wish, Reply>(deed: (operatorId: string, wish: Wish) => Promise<Reply>, onDone?: () => void) {
  const operatorId = useOperatorId()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => deed(operatorId, wish),
    onSuccess: () => onDone?.(),
    // Also after a refusal: somebody else may have been there first.
    onSettled: () => queries.invalidateQueries({ queryKey: bankKey(operatorId) }),
  })
}

export const useReadFile = () =>
  useBankDeed((operatorId, body: { name: string; text: string }) => call('POST /api/office/operators/:operatorId/bank-files', { params: { operatorId }, body }))

export const useAddAccount = () =>
  useBankDeed((operatorId, accountNumber: string) =>
    call('POST /api/office/operators/:operatorId/bank-accounts', { params: { operatorId }, body: { accountNumber } }),
  )

export const useEndAccount = (accountNumber: string, onDone: () => void) =>
  useBankDeed(
    (operatorId, _nothing: undefined) =>
      call('POST /api/office/operators/:operatorId/bank-accounts/:accountNumber/end', { params: { operatorId, accountNumber } }),
    onDone,
  )

export const useCredit = () =>
  useBankDeed((operatorId, { paymentId, ...body }: { paymentId: string; schoolId: number; pupilId: string }) =>
    call('POST /api/office/operators/:operatorId/bank-payments/:paymentId/credit', { params: { operatorId, paymentId }, body }),
  )

export const useSettle = () =>
  useBankDeed((operatorId, { paymentId, note }: { paymentId: string; note: string }) =>
    call('POST /api/office/operators/:operatorId/bank-payments/:paymentId/settle', { params: { operatorId, paymentId }, body: { note } }),
  )
