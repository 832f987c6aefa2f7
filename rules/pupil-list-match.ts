// Which pupil a line of a class list is. The school's own number is asked first, then the Feide name, then the e-mail address.
// A name is nobody's key: who is only called the same is shown to a human and never taken for the same.

import type { MatchFault } from '../contract/pupil-list-words.ts'
import type { ListedPupil } from './listed-pupil.ts'

/** A pupil as a list is held against: whoever has a wallet at the school, also those who have left. */
export type StandingPupil = {
  pupilId: string
  isPupil: boolean
  firstName: string
  lastName: string
  className: string
  bornOn: string | null
  email: string | null
  mobile: string | null
  feideName: string | null
  pupilNumber: string | null
  enrolledFrom: string
  enrolledUntil: string | null
}

export type Match =
  | { kind: 'none' }
  | { kind: 'found'; pupil: StandingPupil }
  /** A human decides. `mayBeNew` is false where the line's key is the candidate's already. */
  | { kind: 'unsure'; candidates: StandingPupil[]; mayBeNew: boolean }
  | { kind: 'fault'; why: MatchFault }

const MOST_CANDIDATES = 5

export function matchList(listed: readonly ListedPupil[], standing: readonly StandingPupil[]): Map<number, Match> {
  const find = indexOf(standing)
  const byKey = new Map(listed.map((pupil) => [pupil.line, matchByKey(pupil, find.byKeys(pupil))]))
  const claimed = new Map<string, number>()
  for (const match of byKey.values()) for (const { pupilId } of pupilsOf(match)) claimed.set(pupilId, (claimed.get(pupilId) ?? 0) + 1)
  return new Map(
    listed.map((pupil) => {
      const match = byKey.get(pupil.line) as Match
      if (match.kind !== 'none') return [pupil.line, pupilsOf(match).some(({ pupilId }) => claimed.get(pupilId) !== 1) ? SAME_TWICE : match]
      const candidates = find.byName(pupil).filter((each) => !claimed.has(each.pupilId) && mayBe(pupil, each))
      return [pupil.line, candidates.length === 0 ? match : { kind: 'unsure', candidates: candidates.slice(0, MOST_CANDIDATES), mayBeNew: true }]
    }),
  )
}

const SAME_TWICE: Match = { kind: 'fault', why: 'same_pupil_twice' }

const pupilsOf = (match: Match) => (match.kind === 'found' ? [match.pupil] : match.kind === 'unsure' ? match.candidates : [])

// By number, by Feide name, by address: in this order, and none where the line does not say it or nobody has it.
function matchByKey(listed: ListedPupil, found: (StandingPupil | undefined)[]): Match {
  const those = [...new Set(found.filter((pupil) => pupil !== undefined))]
  const [pupil] = those
  if (pupil === undefined) return { kind: 'none' }
  if (those.length > 1) return { kind: 'fault', why: 'keys_disagree' }
  if (!pupil.isPupil) return { kind: 'fault', why: 'not_a_pupil' }
  // An address or a number that is given to somebody new would otherwise give them the old one's money.
  const hasOtherNumber = listed.pupilNumber !== null && pupil.pupilNumber !== null && listed.pupilNumber !== pupil.pupilNumber
  const hasOtherName = !isSameText(listed.firstName, pupil.firstName) && !isSameText(listed.lastName, pupil.lastName)
  return hasOtherNumber || hasOtherName ? { kind: 'unsure', candidates: [pupil], mayBeNew: false } : { kind: 'found', pupil }
}

// Two numbers of the school's own are two pupils, whatever they are called.
const mayBe = (listed: ListedPupil, pupil: StandingPupil) => listed.pupilNumber === null || pupil.pupilNumber === null

const folded = (text: string) => text.normalize('NFC').toLowerCase()
const isSameText = (one: string, other: string) => folded(one) === folded(other)

function indexOf(standing: readonly StandingPupil[]) {
  const keyed = (keyOf: (pupil: StandingPupil) => string | null) => new Map(standing.flatMap((pupil) => (keyOf(pupil) === null ? [] : [[keyOf(pupil), pupil]])))
  const byNumber = keyed(({ pupilNumber }) => pupilNumber)
  const byFeideName = keyed(({ feideName }) => feideName)
  const byEmail = keyed(({ email }) => email && email.toLowerCase())
  const named = new Map<string, StandingPupil[]>()
  const nameOf = ({ firstName, lastName }: Pick<StandingPupil, 'firstName' | 'lastName'>) => `${folded(firstName)}|${folded(lastName)}`
  for (const pupil of standing) {
    if (!pupil.isPupil) continue
    const same = named.get(nameOf(pupil))
    if (same) same.push(pupil)
    else named.set(nameOf(pupil), [pupil])
  }
  return {
    byKeys: ({ pupilNumber, feideName, email }: ListedPupil) => [
      pupilNumber === null ? undefined : byNumber.get(pupilNumber),
      feideName === null ? undefined : byFeideName.get(feideName),
      email === null ? undefined : byEmail.get(email.toLowerCase()),
    ],
    byName: (listed: ListedPupil) => named.get(nameOf(listed)) ?? [],
  }
}
