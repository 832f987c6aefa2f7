import { type ViewSearch, viewSearch } from '../open-search.ts'

export const settlementViews = ['open', 'days', 'read'] as const
export type SettlementView = (typeof settlementViews)[number]
export type SettlementSearch = ViewSearch<SettlementView>

export const settlementSearch = (search: Record<string, unknown>): SettlementSearch => viewSearch(search, settlementViews)
