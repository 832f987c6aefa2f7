import { openSearch, type OpenSearch } from '../open-search.ts'

export const payoutViews = ['ready', 'waiting', 'unclaimed', 'runs', 'settings'] as const
export type PayoutView = (typeof payoutViews)[number]
export type PayoutSearch = OpenSearch & { view?: PayoutView }

export function payoutSearch(search: Record<string, unknown>): PayoutSearch {
  const view = payoutViews.find((each) => each === search.view)
  return { ...openSearch(search), ...(view && { view }) }
}
