import { openSearch } from '../open-search.ts'

/** What is open beside the list of batches: one of them, "new", or "guest". */
export const cardSearch = openSearch
