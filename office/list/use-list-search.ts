import { useNavigate, useSearch } from '@tanstack/react-router'

export type Change<Search> = { [Key in keyof Search]?: Search[Key] | undefined }

/** A list as the address describes it, and `ask` for another one. A new search or order begins on its first page. */
export function useListSearch<Search extends { page?: number }>(): {
  asked: Search
  ask: (change: Change<Search>, how?: { replace: boolean }) => void
} {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as Search
  return {
    asked,
    ask: (change, { replace } = { replace: false }) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, page: undefined, ...change }), replace, resetScroll: false }),
  }
}

/** What every list reads of an address: the words searched for, and the page. */
export function wordsAndPage(search: Record<string, unknown>): { search?: string; page?: number } {
  const text = search['search']
  const page = search['page']
  return {
    ...((typeof text === 'string' || typeof text === 'number') && text !== '' ? { search: String(text).slice(0, 80) } : {}),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= 2000 ? { page } : {}),
  }
}
