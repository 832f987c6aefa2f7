// One answer to many lines that look like somebody. It is only given where there is one answer: whoever could be two pupils, or is
// born on another day, or has somebody else's number or address, is asked about one by one.
import type { ListedPupil } from '../../rules/listed-pupil.ts'
import type { Choices } from './choices.ts'
import type { Seen } from './pupil-lists.ts'

/** From so many on it is more than one would like to answer one by one. */
export const MANY_UNSURE = 3

type Who = Choices['who']
type Asked = { unsure: Seen['unsure']; listed: ReadonlyMap<number, ListedPupil>; who: Who }

/** The lines that nobody has answered for, and that can only be the one pupil they look like; each with that pupil. */
export function sameForAll({ unsure, listed, who }: Asked): Who {
  const askedAbout = new Map<string, number>()
  for (const { pupilId } of unsure.flatMap(({ candidates }) => candidates)) askedAbout.set(pupilId, (askedAbout.get(pupilId) ?? 0) + 1)
  const taken = new Set(who.values())
  return new Map(
    unsure.flatMap(({ line, mayBeNew, candidates }) => {
      const [pupil] = candidates
      if (who.has(line) || !mayBeNew || pupil === undefined || candidates.length > 1) return []
      if (askedAbout.get(pupil.pupilId) !== 1 || taken.has(pupil.pupilId)) return []
      const bornOn = listed.get(line)?.bornOn ?? null
      return bornOn !== null && pupil.bornOn !== null && bornOn !== pupil.bornOn ? [] : [[line, pupil.pupilId]]
    }),
  )
}

/** The lines that nobody has answered for, and that may be somebody new. */
export const newForAll = ({ unsure, who }: Omit<Asked, 'listed'>): Who =>
  new Map(unsure.flatMap(({ line, mayBeNew }) => (who.has(line) || !mayBeNew ? [] : [[line, null]])))
