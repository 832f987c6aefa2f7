import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Calendar = RouteReply<'GET /api/office/schools/:schoolId/calendar'>
export type Period = Calendar['periods'][number]
export type PeriodWish = RouteBody<'POST /api/office/schools/:schoolId/calendar/periods'>
type Settings = RouteBody<'PATCH /api/office/schools/:schoolId/calendar'>

const calendarKey = (schoolId: number) => ['school', schoolId, 'calendar'] as const

export function useCalendar() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: calendarKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/calendar', { params: { schoolId }, signal }),
  })
}

/** Each change is answered with the calendar as it is then. */
function useChange<Wish>(work: (schoolId: number, wish: Wish) => Promise<Calendar>, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => work(schoolId, wish),
    onSuccess: (calendar) => {
      queries.setQueryData(calendarKey(schoolId), calendar)
      onDone()
    },
  })
}

export const useAddPeriod = (onDone: () => void) =>
  useChange((schoolId, body: PeriodWish) => call('POST /api/office/schools/:schoolId/calendar/periods', { params: { schoolId }, body }), onDone)

export type CalendarChange = RouteBody<'POST /api/office/schools/:schoolId/calendar/changes'>

export const useChangePeriods = (onDone: () => void) =>
  useChange((schoolId, body: CalendarChange) => call('POST /api/office/schools/:schoolId/calendar/changes', { params: { schoolId }, body }), onDone)

export const useRemovePeriod = (periodId: string, onDone: () => void) =>
  useChange(
    (schoolId, _nothing: undefined) => call('DELETE /api/office/schools/:schoolId/calendar/periods/:periodId', { params: { schoolId, periodId } }),
    onDone,
  )

export const useChangeSettings = (onDone: () => void) =>
  useChange((schoolId, body: Settings) => call('PATCH /api/office/schools/:schoolId/calendar', { params: { schoolId }, body }), onDone)
