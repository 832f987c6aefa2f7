import { type ViewSearch, viewSearch } from '../open-search.ts'

export const bankViews = ['waiting', 'placed', 'files', 'accounts'] as const
export type BankView = (typeof bankViews)[number]
export type BankSearch = ViewSearch<BankView>

export const bankSearch = (search: Record<string, unknown>): BankSearch => viewSearch(search, bankViews)
