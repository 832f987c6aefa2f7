// How a person stands to a wallet now. The rows are read here, and the rule decides.

import type { Queryable } from '../../database/connect.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { ownStanding, type Relation, type RelationPolicy, type Standing, standingOfGuardian, usualPolicy } from '../../rules/relation-rights.ts'
import { type StandingRow, standingRow } from './store.ts'

/** What a person may of a wallet, or null for somebody who has no relation to it. */
export async function standingOn(db: Queryable, asked: { personId: string; schoolId: number; walletId: string; now: Date }): Promise<Standing | null> {
  const row = await standingRow(db, asked)
  return row && standingOfRow(row, asked)
}

/** The same for a row that a statement has read with `standingColumns`. */
export function standingOfRow(row: StandingRow, { personId, now }: { personId: string; now: Date }): Standing | null {
  if (row.holderPersonId === personId) return ownStanding
  const relation = relationOfRow(row)
  return relation && standingOfGuardian(relation, { bornOn: row.bornOn, today: norwegianTime(now).date, policy: policyOfRow(row) })
}

/** What the school and the pupil have set, before the age; null where there is no relation. */
export function relationOfRow({ sees, mayPay, mayLimit, mayRefund, pupilLets }: StandingRow): Relation | null {
  return sees === null ? null : { sees, mayPay: mayPay === true, mayLimit: mayLimit === true, mayRefund: mayRefund === true, pupilLets }
}

// Whom a pupil is asked about is no matter of a standing.
const policyOfRow = ({ hasPolicy, seesLessFrom, olderSees }: StandingRow): RelationPolicy =>
  hasPolicy && olderSees !== null ? { ...usualPolicy, seesLessFrom, olderSees } : usualPolicy
