import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'

export type TillDay = RouteReply<'GET /api/till/day'>

export function useDay() {
  const { enrolment } = useOpenTill()
  return useQuery({
    queryKey: ['day', enrolment.tillId],
    queryFn: ({ signal }) => call('GET /api/till/day', { headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
}

/** A Z report as it was made; it never changes. */
export function useZReport(number: number | undefined) {
  const { enrolment } = useOpenTill()
  return useQuery({
    queryKey: ['z-report', enrolment.tillId, number],
    queryFn: ({ signal }) => call('GET /api/till/z-reports/:number', { params: { number: number ?? 0 }, headers: tillHeaders(enrolment), signal }),
    enabled: number !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useMakeX() {
  const { enrolment } = useOpenTill()
  return useMutation({ mutationFn: () => call('POST /api/till/x-reports', { headers: tillHeaders(enrolment) }) })
}

export function useCloseDay() {
  const { enrolment, keeper } = useOpenTill()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/till/z-reports', { headers: tillHeaders(enrolment) }),
    onSuccess: (report) => {
      queries.setQueryData(['z-report', enrolment.tillId, report.number], report)
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['day', enrolment.tillId] }), keeper.ask()]),
  })
}
