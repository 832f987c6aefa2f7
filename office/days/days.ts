import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call, callForFile } from '../../kit/api.ts'
import { saveBlob } from '../../kit/save-file.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Days = RouteReply<'GET /api/office/schools/:schoolId/z-reports'>
export type ZRow = Days['reports'][number]
export type OpenTill = Days['open'][number]

const keyOf = (schoolId: number) => ['school', schoolId, 'days'] as const

/** The Z reports of some days, and the tills whose day is open. */
export function useDays({ from, until }: { from?: string | undefined; until?: string | undefined }) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: [...keyOf(schoolId), from, until],
    queryFn: ({ signal }) =>
      call('GET /api/office/schools/:schoolId/z-reports', {
        params: { schoolId },
        query: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
        signal,
      }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
}

/** A Z report as it was made; it never changes. */
export function useReport({ registerId, number }: { registerId: string; number: number }) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'z-report', registerId, number],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/z-reports/:registerId/:number', { params: { schoolId, registerId, number }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCloseDay(tillId: string, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/tills/:tillId/z-reports', { params: { schoolId, tillId } }),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(schoolId) }),
  })
}

/** A year of a large school takes its time. */
const FILE_WITHIN_MS = 10 * 60_000

/** The tills' journals of these days, as a file to keep. */
export function useSafT() {
  const { schoolId } = useAtSchool()
  return useMutation({
    mutationFn: (days: { from: string; until: string }) =>
      callForFile('GET /api/office/schools/:schoolId/saf-t-cash-register', { params: { schoolId }, query: days, timeoutMs: FILE_WITHIN_MS }),
    onSuccess: ({ name, file }) => saveBlob(name, file),
  })
}

/** What was sold less what came back: the total of the reports. */
export const netOf = ({ salesOre, returnsOre }: ZRow) => salesOre - returnsOre

export type Day = { day: string; reports: ZRow[]; saleCount: number; salesOre: number }

/** Reports by day, in the order they come, each day with its sum. */
export function byDay(reports: readonly ZRow[]): Day[] {
  const days: Day[] = []
  for (const report of reports) {
    let day = days.at(-1)
    if (day?.day !== report.day) days.push((day = { day: report.day, reports: [], saleCount: 0, salesOre: 0 }))
    day.reports.push(report)
    day.saleCount += report.saleCount
    day.salesOre += netOf(report)
  }
  return days
}
