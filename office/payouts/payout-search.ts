import { type ViewSearch, viewSearch } from '../open-search.ts'

export const payoutViews = ['ready', 'waiting', 'unclaimed', 'runs', 'settings'] as const
export type PayoutView = (typeof payoutViews)[number]
export type PayoutSearch = ViewSearch<PayoutView>

export const payoutSearch = (search: Record<string, unknown>): PayoutSearch => viewSearch(search, payoutViews)
