// What stands open beside a list, as it is written in the address: an id, or "new" for a form that makes one.

export type OpenSearch = { open?: string }

export function openSearch({ open }: Record<string, unknown>): OpenSearch {
  return typeof open === 'string' && open !== '' && open.length <= 40 ? { open } : typeof open === 'number' ? { open: String(open) } : {}
}
