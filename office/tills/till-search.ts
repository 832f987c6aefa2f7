import { openSearch, type OpenSearch } from '../open-search.ts'

export type TillSearch = OpenSearch

export function tillSearch(search: Record<string, unknown>): TillSearch {
  return openSearch(search)
}
