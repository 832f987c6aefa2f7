export type SignInSearch = { next?: string }

/** Where to go afterwards: only a path in the office itself, never an address of somebody else's. */
export function signInSearch(search: Record<string, unknown>): SignInSearch {
  const { next } = search
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? { next } : {}
}
