import { openSearch, type OpenSearch } from '../open-search.ts'

export type SchoolSearch = OpenSearch

export function schoolSearch(search: Record<string, unknown>): SchoolSearch {
  return openSearch(search)
}
