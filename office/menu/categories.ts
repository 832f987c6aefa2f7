import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RouteBody } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type CategoryChange = RouteBody<'PATCH /api/office/schools/:schoolId/categories/:categoryId'>

const changeRoute = 'PATCH /api/office/schools/:schoolId/categories/:categoryId'

function useAskForMenu(): () => Promise<void> {
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['school', schoolId, 'menu'] })
}

export function useChangeCategory() {
  const { schoolId } = useAtSchool()
  const askForMenu = useAskForMenu()
  return useMutation({
    mutationFn: ({ categoryId, change }: { categoryId: string; change: CategoryChange }) =>
      call(changeRoute, { params: { schoolId, categoryId }, body: change }),
    onSuccess: askForMenu,
  })
}

/** Gives categories the places that `movedCategories` found. */
export function useMoveCategories() {
  const { schoolId } = useAtSchool()
  const askForMenu = useAskForMenu()
  return useMutation({
    mutationFn: async (places: readonly { categoryId: string; position: number }[]) => {
      for (const { categoryId, position } of places) await call(changeRoute, { params: { schoolId, categoryId }, body: { position } })
    },
    onSettled: askForMenu,
  })
}

/** `onDone` belongs to the change itself: the panel that asked for it is gone by then. */
export function useRemoveCategory(categoryId: string, onDone: () => void) {
  const { schoolId } = useAtSchool()
  const askForMenu = useAskForMenu()
  return useMutation({
    mutationFn: () => call('DELETE /api/office/schools/:schoolId/categories/:categoryId', { params: { schoolId, categoryId } }),
    onSuccess: () => {
      onDone()
      return askForMenu()
    },
  })
}
