// What somebody is writing, kept on the device until it is sent: a lost network, a closed tab or a flat battery
// costs nobody their words. Signing out here throws it away, for the next one at the same machine.

const PREFIX = 'kantinekort.draft.'
const KEPT_FOR_MS = 7 * 24 * 3_600_000

type Kept = { value: unknown; keptAt: number }

/** The draft under a name, and when it was last written; undefined when there is none, or none of the last week. */
export function keptDraft<Draft extends object>(name: string): { draft: Draft; keptAt: number } | undefined {
  try {
    const { value, keptAt } = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Kept
    if (typeof value !== 'object' || value === null || Date.now() - keptAt > KEPT_FOR_MS) return undefined
    return { draft: value as Draft, keptAt }
  } catch {
    // No draft, one from another version, or storage that the school has switched off.
    return undefined
  }
}

export function keepDraft(name: string, value: object): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ value, keptAt: Date.now() } satisfies Kept))
  } catch {
    // The draft then lasts as long as the page does.
  }
}

export function forgetDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name)
  } catch {
    // See keepDraft.
  }
}

export function forgetAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {
    // See keepDraft.
  }
}
