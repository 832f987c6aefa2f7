// Codes from the school and invitations from a guardian. Both work once and for a time, and lead nowhere for a pupil whose
// address is protected. What is stored of a code is a keyed hash.

import { randomBytes } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { GUARDIAN_CODE_BYTES, guardianCode } from '../../rules/guardian-codes.ts'
import { atMost, type RelationTerms } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { endInvitations, hashOfGuardianCode, insertInvitation, type InvitationWay, openInvitations, standingOn } from '../relations/index.ts'
import { lockPupil, type Pupil, pupilOfWallet } from './store.ts'

const DAY_MS = 86_400_000
export const CODE_LASTS_DAYS = 14
export const INVITATION_LASTS_DAYS = 7
/** Open at the same time, for one pupil. */
export const MOST_INVITATIONS = 10

type NewInvitation = RouteReply<'POST /api/wallets/:schoolId/:walletId/guardian-invitations'>
type Wish = { terms: RelationTerms; personId: string }

/** The office makes a code to hand out. @throws Refused not_found, invitation_not_possible, too_many_invitations */
export function makeCode(house: House, { schoolId, pupilId, terms, personId }: Wish & { schoolId: number; pupilId: string }): Promise<NewInvitation> {
  return transaction(house.database, async (tx) => {
    const pupil = await lockPupil(tx, { schoolId, pupilId })
    if (!pupil) throw new Refused('not_found')
    return make(tx, house, pupil, { way: 'code', terms, personId, lastsDays: CODE_LASTS_DAYS })
  })
}

/** A guardian invites another. @throws Refused not_found, invitation_not_yours, invitation_not_possible, too_many_invitations */
export function inviteGuardian(house: House, { schoolId, walletId, terms, personId }: Wish & { schoolId: number; walletId: string }): Promise<NewInvitation> {
  return transaction(house.database, async (tx) => {
    const found = await pupilOfWallet(tx, { schoolId, walletId })
    const pupil = found && (await lockPupil(tx, found))
    const standing = await standingOn(tx, { personId, schoolId, walletId, now: house.clock.now() })
    if (!pupil || !standing) throw new Refused('not_found')
    if (standing.relation === 'own') throw new Refused('invitation_not_yours')
    return make(tx, house, pupil, { way: 'invitation', terms: atMost(terms, standing), personId, lastsDays: INVITATION_LASTS_DAYS })
  })
}

async function make(
  tx: Queryable,
  house: House,
  { schoolId, pupilId, hasProtectedAddress }: Pupil,
  { way, terms, personId, lastsDays }: { way: InvitationWay; terms: RelationTerms; personId: string; lastsDays: number },
): Promise<NewInvitation> {
  if (hasProtectedAddress) throw new Refused('invitation_not_possible')
  const now = house.clock.now()
  const open = await openInvitations(tx, { schoolId, pupilId, byPersonId: null, now, limit: MOST_INVITATIONS })
  if (open.length >= MOST_INVITATIONS) throw new Refused({ code: 'too_many_invitations', facts: { most: MOST_INVITATIONS } })
  const [invitationId, code] = [house.newId(), guardianCode(randomBytes(GUARDIAN_CODE_BYTES))]
  const expiresAt = new Date(now.getTime() + lastsDays * DAY_MS)
  await insertInvitation(tx, {
    schoolId,
    pupilId,
    invitationId,
    codeHash: hashOfGuardianCode(house, code) as Buffer,
    way,
    terms,
    byPersonId: personId,
    now,
    expiresAt,
  })
  house.log('guardian invitation made', { schoolId, way })
  return { invitationId, code, link: `${house.publicUrl}/add-child#code=${code}`, expiresAt: expiresAt.toISOString() }
}

/** The office ends any, a guardian their own. @throws Refused not_found */
export async function endInvitation(
  house: House,
  { schoolId, pupilId, invitationId, byPersonId }: { schoolId: number; pupilId: string; invitationId: string; byPersonId: string | null },
): Promise<{ done: true }> {
  const ended = await endInvitations(house.database, { schoolId, pupilId, invitationId, byPersonId, now: house.clock.now() })
  if (ended === 0) throw new Refused('not_found')
  return { done: true }
}
