import { openSearch, type OpenSearch } from '../open-search.ts'

export const bankViews = ['waiting', 'placed', 'files', 'accounts'] as const
export type BankView = (typeof bankViews)[number]
export type BankSearch = OpenSearch & { view?: BankView }

export function bankSearch(search: Record<string, unknown>): BankSearch {
  const view = bankViews.find((each) => each === search.view)
  return { ...openSearch(search), ...(view && { view }) }
}
