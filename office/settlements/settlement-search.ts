import { openSearch, type OpenSearch } from '../open-search.ts'

export const settlementViews = ['open', 'days', 'read'] as const
export type SettlementView = (typeof settlementViews)[number]
export type SettlementSearch = OpenSearch & { view?: SettlementView }

export function settlementSearch(search: Record<string, unknown>): SettlementSearch {
  const view = settlementViews.find((each) => each === search.view)
  return { ...openSearch(search), ...(view && { view }) }
}
