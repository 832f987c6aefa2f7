// A Feide name is user@org, where the org is the school owner's: `nora@vikbyen.no`. Feide tells it as `feide:nora@vikbyen.no`.

const LONGEST = 120
const SHAPE = /^[a-z0-9._+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/** A Feide name as it is kept, or null when it is none. */
export function readFeideName(typed: string): string | null {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^feide:/, '')
  return name.length <= LONGEST && SHAPE.test(name) ? name : null
}

/** The org of a name that `readFeideName` gave. */
export const orgOf = (feideName: string): string => feideName.slice(feideName.indexOf('@') + 1)

/** The Feide names among what Feide tells of somebody: other kinds of ids stand there too, and several of these may. */
export function feideNamesIn(secondaryIds: readonly unknown[]): string[] {
  const names = secondaryIds.flatMap((id) => (typeof id === 'string' && id.startsWith('feide:') ? (readFeideName(id) ?? []) : []))
  return [...new Set(names)]
}
