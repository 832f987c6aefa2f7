// What was said of lines on this device before, the newest first: the same is wanted again and again.

const KEPT_AS = 'kantinekort.till-notes'
const MOST_KEPT = 6

export function keptNotes(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]')
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string').slice(0, MOST_KEPT) : []
  } catch {
    return []
  }
}

export function keepNote(note: string): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify([note, ...keptNotes().filter((each) => each !== note)].slice(0, MOST_KEPT)))
  } catch {
    // A device that keeps nothing has it typed again.
  }
}
