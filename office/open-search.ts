// What stands open beside a list, as it is written in the address: an id, or "new" for a form that makes one.

export type OpenSearch = { open?: string }

export function openSearch({ open }: Record<string, unknown>): OpenSearch {
  return typeof open === 'string' && open !== '' && open.length <= 40 ? { open } : typeof open === 'number' ? { open: String(open) } : {}
}

export type ViewSearch<View extends string> = OpenSearch & { view?: View | undefined }

/** Which of a room's views is asked for, too. One that nobody knows is said to be none, or it would stay in the address and show nothing. */
export function viewSearch<View extends string>(search: Record<string, unknown>, views: readonly View[]): ViewSearch<View> {
  return { ...openSearch(search), view: views.find((each) => each === search['view']) }
}
