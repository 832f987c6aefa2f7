import { openSearch, type OpenSearch } from '../open-search.ts'

export const shownChoices = ['all', 'sold', 'not_sold'] as const
export type Shown = (typeof shownChoices)[number]
export type MenuSearch = OpenSearch & { search?: string; shown?: Shown }

export function menuSearch(search: Record<string, unknown>): MenuSearch {
  const shown = shownChoices.find((choice) => choice === search['shown'])
  const text = search['search']
  return {
    ...openSearch(search),
    ...(typeof text === 'string' && text !== '' ? { search: text.slice(0, 80) } : {}),
    ...(shown === undefined || shown === 'all' ? {} : { shown }),
  }
}
