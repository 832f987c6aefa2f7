import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type PhoneStatus = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/phone'>
export type PhoneSetting = RouteReply<'GET /api/office/schools/:schoolId/phone-codes'>

const keyOfPhone = (schoolId: number, pupilId: string) => ['school', schoolId, 'pupil', pupilId, 'phone'] as const
const keyOfSetting = (schoolId: number) => ['school', schoolId, 'phone-codes'] as const

/** Which phone holds a pupil's code. */
export function usePhoneOfPupil(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: keyOfPhone(schoolId, pupilId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/phone', { params: { schoolId, pupilId }, signal }),
    staleTime: 0,
  })
}

/** Sends the link in an SMS; a number that is given takes the place of the one before. */
export function useSendPhoneLink(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mobile: string | null) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links', { params: { schoolId, pupilId }, body: mobile === null ? {} : { mobile } }),
    onSuccess: (status) => void queries.setQueryData(keyOfPhone(schoolId, pupilId), status),
  })
}

/** Ends the code on the phone, at once and for good. */
export function useEndPhone(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE /api/office/schools/:schoolId/pupils/:pupilId/phone', { params: { schoolId, pupilId } }),
    onSuccess: (status) => void queries.setQueryData(keyOfPhone(schoolId, pupilId), status),
  })
}

/** A school's own setting, and how SMS fare. */
export function usePhoneSetting(schoolId: number, { isAsked }: { isAsked: boolean }) {
  return useQuery({
    queryKey: keyOfSetting(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/phone-codes', { params: { schoolId }, signal }),
    enabled: isAsked,
  })
}

export function useChangePhoneHours(schoolId: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (hoursOff: PhoneSetting['hoursOff']) => call('PATCH /api/office/schools/:schoolId/phone-codes', { params: { schoolId }, body: { hoursOff } }),
    onSuccess: ({ hoursOff }) => void queries.setQueryData(keyOfSetting(schoolId), (setting: PhoneSetting | undefined) => setting && { ...setting, hoursOff }),
  })
}
