import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { StandingPupil } from '../../rules/pupil-list-match.ts'
import { isMove } from '../../rules/pupil-list-plan.ts'
import type { House } from '../house.ts'
import { adultEmailsOf, planOf, readLines, type SentLine } from './plan.ts'
import { emailDomainOf, standingPupils } from './store.ts'

type Seen = RouteReply<'POST /api/office/schools/:schoolId/pupil-lists/look'>
type Asked = { schoolId: number; lines: readonly SentLine[]; feideOrgs: readonly string[] }

/** What a class list would change. Nothing is changed, and nothing of it is kept. @throws Refused not_well_formed, not_found */
export async function lookAtList({ database, clock }: House, { schoolId, lines, feideOrgs }: Asked): Promise<Seen> {
  const now = clock.now()
  const listed = readLines(lines, now)
  const domain = await emailDomainOf(database, schoolId)
  if (!domain) throw new Refused('not_found')
  const standing = await standingPupils(database, schoolId)
  const school = { today: norwegianTime(now).date, pupilEmailDomain: domain.pupilEmailDomain, feideOrgs, adultEmails: await adultEmailsOf(database, listed) }
  const { plan, planId } = planOf({ listed, standing, school })
  return {
    planId,
    added: plan.added.map(({ line }) => line),
    changed: plan.changed.map(({ line, pupil, changes }) => ({ line, pupil: shown(pupil), changes, isMoved: changes.some(isMove) })),
    unchanged: plan.unchangedCount,
    unsure: plan.unsure.map(({ listed: { line }, mayBeNew, candidates }) => ({
      line,
      mayBeNew,
      candidates: candidates.map((pupil) => ({
        ...shown(pupil),
        bornOn: pupil.bornOn,
        pupilNumber: pupil.pupilNumber,
        enrolledUntil: pupil.enrolledUntil,
      })),
    })),
    missing: plan.missing.map(shown),
    kept: plan.kept.map(({ line, what }) => ({ line, what })),
    faults: plan.faults,
    present: plan.presentCount,
  }
}

const shown = ({ pupilId, firstName, lastName, className }: StandingPupil) => ({ pupilId, firstName, lastName, className })
