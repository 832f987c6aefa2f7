import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call, callForFile } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Payouts = RouteReply<'GET /api/office/operators/:operatorId/payouts'>
export type Run = Payouts['runs'][number]
export type Unclaimed = Payouts['unclaimed'][number]
export type OfficeRefund = Payouts['waiting'][number]
export type RunDetail = RouteReply<'GET /api/office/operators/:operatorId/payout-runs/:runId'>
export type Line = RunDetail['lines'][number]
export type PupilRefunds = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/refunds'>

/** The operator of the school one is in: payouts are the operator's, whichever of its schools one came from. */
export function useOperatorId(): string {
  const { session, schoolId } = useAtSchool()
  return session.staffPosts.find((post) => post.schoolId === schoolId)?.operatorId ?? ''
}

const key = ['payouts'] as const

export function usePayouts() {
  const operatorId = useOperatorId()
  return useQuery({
    queryKey: [...key, operatorId],
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/payouts', { params: { operatorId }, signal }),
    staleTime: 0,
  })
}

export function useRun(runId: string) {
  const operatorId = useOperatorId()
  return useQuery({
    queryKey: [...key, operatorId, runId],
    queryFn: ({ signal }) => call('GET /api/office/operators/:operatorId/payout-runs/:runId', { params: { operatorId, runId }, signal }),
    staleTime: 0,
  })
}

function useDeed<Wish, Reply>(deed: (operatorId: string, wish: Wish) => Promise<Reply>) {
  const operatorId = useOperatorId()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => deed(operatorId, wish),
    // Also after a refusal: somebody else may have been there first.
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: key }), queries.invalidateQueries({ queryKey: ['pupil-refunds'] })]),
  })
}

export const useFreeze = () =>
  useDeed((operatorId, body: RouteBody<'POST /api/office/operators/:operatorId/payout-runs'>) =>
    call('POST /api/office/operators/:operatorId/payout-runs', { params: { operatorId }, body, timeoutMs: 60_000 }),
  )

export const useDownload = () =>
  useDeed((operatorId, runId: string) => callForFile('GET /api/office/operators/:operatorId/payout-runs/:runId/file', { params: { operatorId, runId } }))

export const useMarkPaid = () =>
  useDeed((operatorId, { runId, lineIds }: { runId: string; lineIds: string[] }) =>
    call('POST /api/office/operators/:operatorId/payout-runs/:runId/paid', { params: { operatorId, runId }, body: { lineIds }, timeoutMs: 60_000 }),
  )

export const useMarkFailed = () =>
  useDeed((operatorId, { runId, ...body }: { runId: string; lineId: string; why: NonNullable<Line['why']> }) =>
    call('POST /api/office/operators/:operatorId/payout-runs/:runId/failed', { params: { operatorId, runId }, body }),
  )

export const useFourEyes = () =>
  useDeed((operatorId, fourEyesAboveOre: number | null) =>
    call('POST /api/office/operators/:operatorId/refund-settings', { params: { operatorId }, body: { fourEyesAboveOre } }),
  )

export const useDecide = () =>
  useDeed((_operatorId, { schoolId, refundId, ...body }: { schoolId: number; refundId: string; says: 'yes' | 'no'; note: string | null }) =>
    call('POST /api/office/schools/:schoolId/refunds/:refundId/decide', { params: { schoolId, refundId }, body }),
  )

export const useNamePayee = () =>
  useDeed((_operatorId, { schoolId, partId, ...body }: { schoolId: number; partId: string; personId: string; note: string }) =>
    call('POST /api/office/schools/:schoolId/refund-parts/:partId/payee', { params: { schoolId, partId }, body }),
  )

export function usePupilRefunds(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['pupil-refunds', schoolId, pupilId],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/refunds', { params: { schoolId, pupilId }, signal }),
    staleTime: 0,
  })
}

export function useGiveBack(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: RouteBody<'POST /api/office/schools/:schoolId/pupils/:pupilId/refunds'>) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/refunds', { params: { schoolId, pupilId }, body }),
    onSettled: () =>
      Promise.all(
        [['pupil-refunds'], ['payouts'], ['school', schoolId, 'pupil', pupilId], ['school', schoolId, 'pupils']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
