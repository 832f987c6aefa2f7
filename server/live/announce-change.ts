// Tells open tills of a change. It is written in the transaction that makes the change: what is undone is
// never told, and what is committed is never missed, whichever process the tills are connected to.

import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { insertChange, nextVersion } from './store.ts'

/** What a till can be told of. A kind that a till does not know is passed over by it. */
export type ChangeKind =
  /** A card began or ceased to pay; the subject is the card. */
  | 'card'
  /** What is sold, at which price. */
  | 'catalogue'
  /** The school's own settings. */
  | 'school'
  /** A till was enrolled, signed out or closed; the subject is the till. */
  | 'till'
  /** A wallet's balance changed by something else than a purchase; the subject is the wallet. */
  | 'balance'

export type Change = { schoolId: number; kind: ChangeKind; subjectId: string | null }

/**
 * Announces a change to the school's tills when `tx` commits. Call it last: the school's log is locked from
 * here until the transaction ends.
 */
export async function announceChange(tx: Queryable, house: Pick<House, 'clock'>, { schoolId, kind, subjectId }: Change): Promise<void> {
  const version = await nextVersion(tx, schoolId)
  await insertChange(tx, { schoolId, version, kind, subjectId, happenedAt: house.clock.now() })
}
