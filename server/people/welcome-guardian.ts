// A guardian is welcomed: somebody new gets a link to choose a password; somebody who has one is told.

import type { Queryable } from '../../database/connect.ts'
import { daysOf } from '../../rules/relation-days.ts'
import { usualTerms } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import { insertGuardianship, relationSpan } from '../relations/index.ts'
import { letterOfInvitation, letterOfNewChild } from './letters.ts'
import { childOf } from './pupil-store.ts'
import { insertPasswordLink, personById } from './store.ts'

/** As long as the letters of invitation say. */
export const INVITATION_LASTS_MS = 14 * 24 * 3_600_000

/** Writes to somebody who follows a pupil from now on: with a link to choose a password, where they have none. */
export async function welcomeGuardian(
  tx: Queryable,
  house: House,
  { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string },
): Promise<void> {
  const [child, guardian] = [await childOf(tx, { schoolId, pupilId }), await personById(tx, personId)]
  if (!child || !guardian) return
  const now = house.clock.now()
  const span = await relationSpan(tx, { schoolId, pupilId, personId, now })
  const from = span && daysOf(span, now).firstDay
  if (guardian.passwordHash !== null) {
    await queueMessage(tx, house, letterOfNewChild(house, guardian, { ...child, from }))
    return
  }
  const token = newToken()
  await insertPasswordLink(tx, { tokenHash: hashOfToken(token), personId, now, expiresAt: new Date(now.getTime() + INVITATION_LASTS_MS) })
  await queueMessage(tx, house, letterOfInvitation(house, guardian, { ...child, token, from }))
}

/** Makes a person who is already known a guardian, without a letter: for the demo's world. */
export async function makeGuardian(
  tx: Queryable,
  house: House,
  { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string },
): Promise<void> {
  await insertGuardianship(tx, { schoolId, pupilId, personId, terms: usualTerms, now: house.clock.now() })
}
