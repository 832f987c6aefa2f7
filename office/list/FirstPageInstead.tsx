import { useEffect } from 'react'
import { useListSearch } from './use-list-search.ts'

/** A page beyond the end, from an old link or because rows have gone: the list begins anew. */
export function FirstPageInstead() {
  const { ask } = useListSearch<{ page?: number }>()
  useEffect(() => ask({}, { replace: true }))
  return null
}
