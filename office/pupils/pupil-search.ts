import { wordsAndPage } from '../list/use-list-search.ts'
import { openSearch, type OpenSearch } from '../open-search.ts'

export const sortKeys = ['name', 'class', 'balance'] as const
export type SortKey = (typeof sortKeys)[number]
export type PupilSearch = OpenSearch & { search?: string; sort?: SortKey; descending?: true; page?: number }

/** The list as the address describes it. Page 1 by name is the list one begins with, and needs no words. */
export function pupilSearch(search: Record<string, unknown>): PupilSearch {
  const sort = sortKeys.find((key) => key === search['sort'])
  return {
    ...openSearch(search),
    ...wordsAndPage(search),
    ...(sort === undefined || sort === 'name' ? {} : { sort }),
    ...(search['descending'] === true ? { descending: true } : {}),
  }
}
