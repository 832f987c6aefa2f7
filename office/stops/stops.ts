import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Declaration = RouteReply<'GET /api/office/schools/:schoolId/products/:productId/declaration'>
export type PupilStops = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/stops'>
export type Contents = RouteBody<'PUT /api/office/schools/:schoolId/products/:productId/declaration'>
export type AgeLimit = RouteBody<'PUT /api/office/schools/:schoolId/products/:productId/age-limit'>
export type AllergyWish = RouteBody<'PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies'>

const declarationKey = (schoolId: number, productId: string) => ['school', schoolId, 'declaration', productId] as const
const pupilKey = (schoolId: number, pupilId: string) => ['school', schoolId, 'pupil-stops', pupilId] as const

export function useDeclaration(productId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: declarationKey(schoolId, productId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/products/:productId/declaration', { params: { schoolId, productId }, signal }),
  })
}

/** Something said of a product: the answer is how it stands, and the menu shows it too. */
function useSaid<Wish>(productId: string, say: (params: { schoolId: number; productId: string }, wish: Wish) => Promise<Declaration>) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => say({ schoolId, productId }, wish),
    onSuccess: (declaration) => {
      queries.setQueryData(declarationKey(schoolId, productId), declaration)
      void queries.invalidateQueries({ queryKey: ['school', schoolId, 'menu'] })
    },
  })
}

export const useConfirm = (productId: string) =>
  useSaid(productId, (params, body: Contents) => call('PUT /api/office/schools/:schoolId/products/:productId/declaration', { params, body }))
export const useRecipeChange = (productId: string) =>
  useSaid(productId, (params, _nothing: undefined) => call('POST /api/office/schools/:schoolId/products/:productId/recipe-change', { params }))
export const useAgeLimit = (productId: string) =>
  useSaid(productId, (params, body: AgeLimit) => call('PUT /api/office/schools/:schoolId/products/:productId/age-limit', { params, body }))

export function usePupilStops(pupilId: string) {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: pupilKey(schoolId, pupilId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/stops', { params: { schoolId, pupilId }, signal }),
  })
}

function usePupilWork<Wish>(pupilId: string, work: (params: { schoolId: number; pupilId: string }, wish: Wish) => Promise<unknown>) {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => work({ schoolId, pupilId }, wish),
    // What is shown is what is stored, asked for anew before the work counts as done.
    onSuccess: () => queries.invalidateQueries({ queryKey: pupilKey(schoolId, pupilId) }),
  })
}

export const useSetBornOn = (pupilId: string) =>
  usePupilWork(pupilId, (params, bornOn: string | null) => call('PUT /api/office/schools/:schoolId/pupils/:pupilId/born-on', { params, body: { bornOn } }))
export const useKeepAllergies = (pupilId: string) =>
  usePupilWork(pupilId, (params, body: AllergyWish) => call('PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies', { params, body }))
export const useForgetAllergies = (pupilId: string) =>
  usePupilWork(pupilId, (params, _nothing: undefined) => call('DELETE /api/office/schools/:schoolId/pupils/:pupilId/allergies', { params }))
