import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'
import type { PupilSearch } from './pupil-search.ts'

export type PupilPage = RouteReply<'GET /api/office/schools/:schoolId/pupils'>
export type Pupil = PupilPage['pupils'][number]
export type PupilDetail = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId'>
export type Guardian = PupilDetail['guardians'][number]
export type PupilWish = RouteBody<'POST /api/office/schools/:schoolId/pupils'>
export type GuardianWish = RouteBody<'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians'>

/** What a list and a title call somebody: by name, unless the name has been cut. */
export const pupilName = ({ firstName, lastName, isErased }: Pupil, erased: string): string => (isErased ? erased : `${firstName} ${lastName}`)

export const PUPILS_PER_PAGE = 50

/** A page of the list. The page before stays on the screen until the next one is here. */
export function usePupilPage({ search, sort = 'name', descending, page = 1 }: PupilSearch) {
  const { schoolId } = useAtSchool()
  const query = { search, sort, descending: descending === true, offset: (page - 1) * PUPILS_PER_PAGE, limit: PUPILS_PER_PAGE }
  return useQuery({
    queryKey: ['school', schoolId, 'pupils', query],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils', { params: { schoolId }, query: asked(query), signal }),
    placeholderData: keepPreviousData,
  })
}

/** The few that the palette shows. */
export function useFoundPupils({ schoolId, search, isAsked }: { schoolId: number; search: string; isAsked: boolean }) {
  return useQuery({
    queryKey: ['school', schoolId, 'pupils', 'found', search],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils', { params: { schoolId }, query: { search, limit: 8 }, signal }),
    placeholderData: keepPreviousData,
    enabled: isAsked,
  })
}

export function usePupil(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: ['school', schoolId, 'pupil', pupilId],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId', { params: { schoolId, pupilId }, signal }),
    staleTime: 0,
  })
}

export function useAddPupil() {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PupilWish) => call('POST /api/office/schools/:schoolId/pupils', { params: { schoolId }, body }),
    // Also where an answer was lost: somebody may be there all the same.
    onSettled: () => void queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupils'] }),
  })
}

/** An answer was lost, and something else has been typed since: whom the first asking made is there, to be put right. */
export const isMadeAlready = (error: Error): boolean => error instanceof ApiRefusal && error.code === 'same_id_other_content'

export function useAddGuardian(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: GuardianWish) => call('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', { params: { schoolId, pupilId }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupil', pupilId] }),
  })
}

export type PupilCorrection = RouteBody<'PATCH /api/office/schools/:schoolId/pupils/:pupilId'>

export function useCorrectPupil(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: PupilCorrection) => call('PATCH /api/office/schools/:schoolId/pupils/:pupilId', { params: { schoolId, pupilId }, body }),
    // The list, the detail and the cards' states hang on it.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['school', schoolId] }),
  })
}

export function useProtectAddress(pupilId: string) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (isProtected: boolean) =>
      call('PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection', { params: { schoolId, pupilId }, body: { isProtected } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['school', schoolId] }),
  })
}

/** `onDone` belongs to the change itself: the line that asked for it is gone by then. */
export function useEndGuardianship({ pupilId, personId }: { pupilId: string; personId: string }, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end', { params: { schoolId, pupilId, personId } }),
    onSuccess: () => {
      onDone()
      return queries.invalidateQueries({ queryKey: ['school', schoolId, 'pupil', pupilId] })
    },
  })
}

const PUPILS_PER_CALL = 100
const MOST_EXPORTED = 5_000

/** The whole list as it is searched and sorted now, fetched page by page, with an end to it. */
export async function fetchWholeList(schoolId: number, { search, sort = 'name', descending }: PupilSearch): Promise<{ pupils: Pupil[]; isCut: boolean }> {
  const pupils: Pupil[] = []
  while (pupils.length < MOST_EXPORTED) {
    const query = asked({ search, sort, descending: descending === true, offset: pupils.length, limit: PUPILS_PER_CALL })
    const page = await call('GET /api/office/schools/:schoolId/pupils', { params: { schoolId }, query })
    pupils.push(...page.pupils)
    if (page.pupils.length === 0 || pupils.length >= page.total) return { pupils, isCut: false }
  }
  return { pupils, isCut: true }
}

/** An empty search is no search at all. */
function asked<Query extends { search: string | undefined }>({ search, ...query }: Query) {
  return search === undefined || search === '' ? query : { ...query, search }
}
