// The way back to the link one gave by, kept for the tab alone: the provider never sees it.

const KEY = 'kantinekort-gift'

export function rememberLink(topupId: string, token: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ topupId, token }))
  } catch {
    // Without room or leave to store, one opens the link anew.
  }
}

/** Where to try again after a gift that came to nothing; null when another browser was used. */
export function linkOfGift(topupId: string): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { topupId: string; token: string } | null
    return kept?.topupId === topupId ? `/gift#token=${kept.token}` : null
  } catch {
    return null
  }
}
