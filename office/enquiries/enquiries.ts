import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EnquiryDeed } from '../../contract/enquiries.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'
import type { EnquirySearch } from './enquiry-search.ts'

export type EnquiryPage = RouteReply<'GET /api/office/schools/:schoolId/enquiries'>
export type EnquiryRow = EnquiryPage['enquiries'][number]
export type Enquiry = RouteReply<'GET /api/office/schools/:schoolId/enquiries/:enquiryId'>

export const ENQUIRIES_PER_PAGE = 50
const ASKED_EVERY_MS = 30_000
const OPEN_ASKED_EVERY_MS = 15_000

/** A page of the list. The page before stays on the screen until the next one is here. */
export function useEnquiryPage({ search, state = 'active', topic, mine, sort = 'waiting', descending, page = 1 }: EnquirySearch) {
  const { schoolId } = useAtSchool()
  const query = {
    ...(search === undefined ? {} : { search }),
    ...(state === 'all' ? {} : { state }),
    ...(topic === undefined ? {} : { topic }),
    ...(mine ? { mine } : {}),
    sort,
    descending: descending === true,
    offset: (page - 1) * ENQUIRIES_PER_PAGE,
    limit: ENQUIRIES_PER_PAGE,
  }
  return useQuery({
    queryKey: ['school', schoolId, 'enquiries', query],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/enquiries', { params: { schoolId }, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ASKED_EVERY_MS,
  })
}

/** The few that the palette shows. */
export function useFoundEnquiries({ schoolId, search, isAsked }: { schoolId: number; search: string; isAsked: boolean }) {
  return useQuery({
    queryKey: ['school', schoolId, 'enquiries', 'found', search],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/enquiries', { params: { schoolId }, query: { search, limit: 5 }, signal }),
    placeholderData: keepPreviousData,
    enabled: isAsked,
  })
}

/** How much waits for the office: the number in the frame, and what the start page says. */
export function useEnquiryCount() {
  const { schoolId, mayRunOffice } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'enquiries', 'count'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/enquiry-count', { params: { schoolId }, signal }),
    refetchInterval: ASKED_EVERY_MS,
    enabled: mayRunOffice,
  })
}

export function useColleagues() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'enquiry-colleagues'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/enquiry-colleagues', { params: { schoolId }, signal }),
    staleTime: 5 * 60_000,
  })
}

const keyOf = (schoolId: number, enquiryId: string) => ['school', schoolId, 'enquiry', enquiryId] as const

export function useEnquiry(enquiryId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: keyOf(schoolId, enquiryId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/enquiries/:enquiryId', { params: { schoolId, enquiryId }, signal }),
    staleTime: 0,
    refetchInterval: OPEN_ASKED_EVERY_MS,
  })
}

/** The attached pupil's cards, as far as they say whether one can be used. */
export function useCardsOfPupil(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'pupil', pupilId, 'cards'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: { schoolId, pupilId }, signal }),
  })
}

/** A step on an enquiry: what comes back is shown at once, and the lists follow. */
function useStep<Wish>(enquiryId: string, take: (params: { schoolId: number; enquiryId: string }, wish: Wish) => Promise<Enquiry>) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => take({ schoolId, enquiryId }, wish),
    onSuccess: (enquiry) => {
      queries.setQueryData(keyOf(schoolId, enquiryId), enquiry)
      void queries.invalidateQueries({ queryKey: ['school', schoolId, 'enquiries'] })
    },
    onError: (error) => {
      // What has come meanwhile is shown, so that one can read it before one tries again.
      if (error instanceof ApiRefusal) void queries.invalidateQueries({ queryKey: keyOf(schoolId, enquiryId) })
    },
  })
}

type Answer = { id: string; message: string; lastSeenMessageId: string; isSolved: boolean }
export const useAnswer = (enquiryId: string) =>
  useStep(enquiryId, (params, body: Answer) => call('POST /api/office/schools/:schoolId/enquiries/:enquiryId/answers', { params, body }))

export const useNote = (enquiryId: string) =>
  useStep(enquiryId, (params, body: { id: string; note: string }) => call('POST /api/office/schools/:schoolId/enquiries/:enquiryId/notes', { params, body }))

export const useAssign = (enquiryId: string) =>
  useStep(enquiryId, (params, personId: string | null) =>
    call('POST /api/office/schools/:schoolId/enquiries/:enquiryId/assignee', { params, body: { personId } }),
  )

export const useDeed = (enquiryId: string) =>
  useStep(enquiryId, (params, deed: EnquiryDeed) => call('POST /api/office/schools/:schoolId/enquiries/:enquiryId/deeds', { params, body: { deed } }))
