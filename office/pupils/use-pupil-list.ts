import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PupilSearch } from './pupil-search.ts'

type Change = { [Key in keyof PupilSearch]?: PupilSearch[Key] | undefined }

/** The list as the address describes it, and `ask` for another one. A new search or order begins on its first page. */
export function usePupilList(): { asked: PupilSearch; ask: (change: Change, how?: { replace: boolean }) => void } {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as PupilSearch
  return {
    asked,
    ask: (change, { replace } = { replace: false }) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, page: undefined, ...change }), replace, resetScroll: false }),
  }
}
