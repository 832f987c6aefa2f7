// What a class list would change at a school, worked out whole before anything counts: who is new, who has moved to another
// class, who is as before, whom a human must decide about, and who stands at the school and not in the list.

import type { ChangedFact, MatchFault } from '../contract/pupil-list-words.ts'
import { isEmailOfDomain } from './email-addresses.ts'
import { orgOf } from './feide-names.ts'
import type { ListedPupil } from './listed-pupil.ts'
import { type Match, matchList, type StandingPupil } from './pupil-list-match.ts'

export type FactChange = { what: ChangedFact; before: string | null; after: string | null }
export type PupilChange = { line: number; pupil: StandingPupil; changes: FactChange[] }
export type Unsure = { listed: ListedPupil; candidates: StandingPupil[]; mayBeNew: boolean }
/** What the list says and the school does not take from it: an address or a Feide name opens a profile, and is put right one at a time. */
export type Kept = { line: number; pupil: StandingPupil; what: 'email' | 'feideName'; listed: string }

export type ListPlan = {
  added: ListedPupil[]
  changed: PupilChange[]
  unchangedCount: number
  /** Everybody that a human has to decide about, decided or not. */
  unsure: Unsure[]
  undecidedCount: number
  /** At the school now, and not in the list. */
  missing: StandingPupil[]
  kept: Kept[]
  faults: { line: number; why: MatchFault }[]
  /** How many pupils the school has today. */
  presentCount: number
}

/** What a human has said of a line: it is this pupil, or somebody new. */
export type ListDecision = { line: number; pupilId: string | null }

/** `adultEmails`: those of the list's addresses, in small letters, that are a guardian's or of somebody with a post. */
export type SchoolFacts = { today: string; pupilEmailDomain: string | null; feideOrgs: readonly string[]; adultEmails: ReadonlySet<string> }

export function planPupilList(
  { listed: written, standing, decisions }: { listed: readonly ListedPupil[]; standing: readonly StandingPupil[]; decisions: readonly ListDecision[] },
  school: SchoolFacts,
): ListPlan {
  // Where pupils have no Feide, a Feide name says nothing.
  const listed = school.feideOrgs.length > 0 ? written : written.map((pupil) => ({ ...pupil, feideName: null }))
  const matches = matchList(listed, standing)
  const decided = new Map(decisions.map(({ line, pupilId }) => [line, pupilId]))
  const plan: ListPlan = { added: [], changed: [], unchangedCount: 0, unsure: [], undecidedCount: 0, missing: [], kept: [], faults: [], presentCount: 0 }
  const taken = new Set<string>()
  for (const pupil of listed) {
    const match = matches.get(pupil.line) as Match
    if (match.kind === 'unsure') plan.unsure.push({ listed: pupil, candidates: match.candidates, mayBeNew: match.mayBeNew })
    const settled = settle(pupil.line, match, decided, taken)
    if (settled.kind === 'fault') plan.faults.push({ line: pupil.line, why: settled.why })
    else if (settled.kind === 'unsure') plan.undecidedCount += 1
    else place(plan, pupil, settled.kind === 'found' ? settled.pupil : null, school)
    if (settled.kind === 'found') taken.add(settled.pupil.pupilId)
  }
  // Whom a line looks like is never taken for somebody who has left, whatever was said: another list can.
  const spared = new Set(plan.unsure.flatMap(({ candidates }) => candidates.map(({ pupilId }) => pupilId)))
  const present = standing.filter((pupil) => isPresent(pupil, school.today))
  return { ...plan, missing: present.filter(({ pupilId }) => !taken.has(pupilId) && !spared.has(pupilId)), presentCount: present.length }
}

// A decision counts only where one was asked for, and for somebody it was asked about.
function settle(line: number, match: Match, decided: ReadonlyMap<number, string | null>, taken: ReadonlySet<string>): Match {
  if (match.kind !== 'unsure') return match
  const pupilId = decided.get(line)
  if (pupilId === null && match.mayBeNew) return { kind: 'none' }
  const pupil = match.candidates.find((each) => each.pupilId === pupilId)
  if (pupil === undefined) return match
  return taken.has(pupil.pupilId) ? { kind: 'fault', why: 'same_pupil_twice' } : { kind: 'found', pupil }
}

function place(plan: ListPlan, listed: ListedPupil, pupil: StandingPupil | null, school: SchoolFacts): void {
  const why = whyNot(listed, pupil, school)
  if (why !== null) plan.faults.push({ line: listed.line, why })
  else if (pupil === null) plan.added.push(listed)
  else {
    const changes = changesOf(listed, pupil, school.today)
    if (changes.length === 0) plan.unchangedCount += 1
    else plan.changed.push({ line: listed.line, pupil, changes })
    plan.kept.push(...keptOf(listed, pupil))
  }
}

// As when one registers. What was taken in before the school had a domain may stay.
function whyNot({ email, feideName }: ListedPupil, pupil: StandingPupil | null, { pupilEmailDomain, feideOrgs, adultEmails }: SchoolFacts): MatchFault | null {
  const isNewEmail = email !== null && (pupil === null || pupil.email === null)
  if (isNewEmail && pupilEmailDomain !== null && !isEmailOfDomain(email, pupilEmailDomain)) return 'email_not_of_school'
  if (isNewEmail && adultEmails.has(email.toLowerCase())) return 'email_of_adult'
  const isNewFeideName = feideName !== null && (pupil === null || pupil.feideName === null)
  return isNewFeideName && !feideOrgs.includes(orgOf(feideName)) ? 'feide_name_of_other_org' : null
}

function changesOf(listed: ListedPupil, pupil: StandingPupil, today: string): FactChange[] {
  const fills = (what: 'email' | 'mobile' | 'feideName') => (pupil[what] === null ? listed[what] : pupil[what])
  const wanted: Omit<Record<ChangedFact, string | null>, 'enrolledUntil'> = {
    firstName: listed.firstName,
    lastName: listed.lastName,
    className: listed.className ?? pupil.className,
    bornOn: listed.bornOn ?? pupil.bornOn,
    pupilNumber: listed.pupilNumber ?? pupil.pupilNumber,
    email: fills('email'),
    mobile: fills('mobile'),
    feideName: fills('feideName'),
  }
  const changes = (Object.keys(wanted) as (keyof typeof wanted)[])
    .filter((what) => wanted[what] !== pupil[what])
    .map((what) => ({ what, before: pupil[what], after: wanted[what] }))
  // Whoever had left and stands in the list again is back.
  const isBack = pupil.enrolledUntil !== null && pupil.enrolledUntil < today
  return isBack ? [...changes, { what: 'enrolledUntil', before: pupil.enrolledUntil, after: null }] : changes
}

function keptOf(listed: ListedPupil, pupil: StandingPupil): Kept[] {
  return (['email', 'feideName'] as const).flatMap((what) => {
    const said = listed[what]
    return said !== null && pupil[what] !== null && said.toLowerCase() !== pupil[what].toLowerCase() ? [{ line: listed.line, pupil, what, listed: said }] : []
  })
}

const isPresent = ({ isPupil, enrolledFrom, enrolledUntil }: StandingPupil, today: string) =>
  isPupil && enrolledFrom <= today && (enrolledUntil === null || enrolledUntil >= today)

/** «Flyttet til ny klasse»: from one class to another. */
export const isMove = ({ what, before }: FactChange): boolean => what === 'className' && before !== ''

/** More of a school than this, in percent, are ended only by whoever says so once more. */
export const MANY_END_PERCENT = 20

export const isManyToEnd = (endCount: number, presentCount: number): boolean => endCount * 100 > presentCount * MANY_END_PERCENT
