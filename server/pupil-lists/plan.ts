// The lines that were sent, read once more by the rules that the browser read them by, and held against the school's pupils.

import { hash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { eachOnce, type ListedPupil, readListedPupil, type WrittenPupil } from '../../rules/listed-pupil.ts'
import type { Queryable } from '../../database/connect.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { StandingPupil } from '../../rules/pupil-list-match.ts'
import { adultsAmong } from '../profiles/index.ts'
import { type ListDecision, type ListPlan, planPupilList, type SchoolFacts } from '../../rules/pupil-list-plan.ts'

export type SentLine = RouteBody<'POST /api/office/schools/:schoolId/pupil-lists/look'>['lines'][number]

/** @throws Refused not_well_formed where a line is not as our own pages send it */
export function readLines(lines: readonly SentLine[], now: Date): ListedPupil[] {
  const today = norwegianTime(now).date
  const read = lines.map((sent) => {
    const pupil = readListedPupil(writtenOf(sent), { line: sent.line, today })
    if ('why' in pupil) throw new Refused({ code: 'not_well_formed', facts: { where: `line ${sent.line}` } })
    return pupil
  })
  const once = eachOnce(read)
  const areTwice = once.pupils.length < read.length || new Set(read.map(({ line }) => line)).size < read.length
  if (areTwice) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/lines' } })
  return read
}

function writtenOf({ line: _line, ...sent }: SentLine): WrittenPupil {
  return Object.fromEntries(Object.entries(sent).map(([what, text]) => [what, text ?? ''])) as WrittenPupil
}

/** The addresses of a list that are no pupil's. */
export const adultEmailsOf = (db: Queryable, listed: readonly ListedPupil[]): Promise<Set<string>> =>
  adultsAmong(db, { kind: 'pupil', emails: listed.flatMap(({ email }) => email ?? []) })

export type Held = { listed: readonly ListedPupil[]; standing: readonly StandingPupil[]; school: SchoolFacts }

/** What would be done if nobody decided anything, and a name for exactly that. */
export function planOf({ listed, standing, school }: Held): { plan: ListPlan; planId: string } {
  const plan = planPupilList({ listed, standing, decisions: [] }, school)
  return { plan, planId: hash('sha256', JSON.stringify(plan), 'base64url') }
}

export const decidedPlanOf = ({ listed, standing, school }: Held, decisions: readonly ListDecision[]): ListPlan =>
  planPupilList({ listed, standing, decisions }, school)
