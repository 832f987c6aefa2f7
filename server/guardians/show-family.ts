// Who follows a pupil, as the pupil, a guardian and the office may know it.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { daysOf } from '../../rules/relation-days.ts'
import { AGE_OF_OWN_SAY, type Relation, type RelationTerms, type Standing, termsToOffer } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { looksAt, type Look, openInvitations, openRequests, policyOf, relationOfRow, type RequestRow, standingOfRow } from '../relations/index.ts'
import { MOST_REQUESTS } from './become-guardian.ts'
import { MOST_INVITATIONS } from './invite.ts'
import { guardiansOf, paidInBy, type PupilKey, pupilOf, pupilOfWallet } from './store.ts'

export type FamilyView = RouteReply<'GET /api/wallets/:schoolId/:walletId/family'>
type OfficeView = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/relations'>
export type InPortal = { schoolId: number; walletId: string; personId: string; standing: Standing }

const MOST_LOOKS = 200

/** @throws Refused not_found */
export async function showFamily(house: House, { schoolId, walletId, personId, standing }: InPortal): Promise<FamilyView> {
  const { database } = house
  const now = house.clock.now()
  const pupil = await pupilOfWallet(database, { schoolId, walletId })
  if (!pupil) throw new Refused('not_found')
  const isOwn = standing.relation === 'own'
  const mayName = !pupil.hasProtectedAddress
  const guardians = (await guardiansOf(database, { ...pupil, now })).filter(({ startsAt }) => isOwn || startsAt <= now)
  // Where the address is protected, a guardian is not even told how many others there are.
  const shown = guardians.filter((each) => isOwn || mayName || each.personId === personId)
  const paidIn = await paidInBy(database, pupil)
  return {
    firstName: pupil.firstName,
    isOwn,
    isOfAge: isOfAge(house, pupil.bornOn),
    mayInvite: !isOwn && mayName,
    relations: shown.map((row) => {
      const isYou = row.personId === personId
      return {
        personId: row.personId,
        name: isYou || !mayName ? null : row.firstName,
        isYou,
        terms: isYou || isOwn ? termsOf(standingOfRow(row, { personId: row.personId, now }) as Standing) : null,
        pupilLets: isOwn ? row.pupilLets : null,
        since: row.startsAt.toISOString(),
        firstDay: daysOf(row, now).firstDay,
        lastDay: isYou || isOwn ? daysOf(row, now).lastDay : null,
      }
    }),
    requests: isOwn
      ? (await openRequests(database, { ...pupil, limit: MOST_REQUESTS }))
          .filter(({ waitsFor }) => waitsFor === 'pupil')
          .map((request) => ({ ...waits(request, now), name: `${request.firstName} ${request.lastName}` }))
      : [],
    invitations: isOwn ? [] : (await openInvitations(database, { ...pupil, byPersonId: personId, now, limit: MOST_INVITATIONS })).map(showInvitation),
    paidIn: paidIn
      .filter((row) => isOwn || row.personId === personId)
      .map((row) => {
        const isYou = row.personId === personId
        return { name: isYou || !mayName ? null : row.firstName, isYou, amountOre: row.amountOre }
      }),
    looks: isOwn
      ? (await looksAt(database, { ...pupil, limit: MOST_LOOKS })).map((look) => showLook(look, { personId, mayName: mayName || look.asStaff }))
      : [],
  }
}

/** @throws Refused not_found */
export async function showToOffice(house: House, { schoolId, pupilId, personId }: PupilKey & { personId: string }): Promise<OfficeView> {
  const { database } = house
  const now = house.clock.now()
  const pupil = await pupilOf(database, { schoolId, pupilId })
  if (!pupil) throw new Refused('not_found')
  return {
    hasProtectedAddress: pupil.hasProtectedAddress,
    offered: termsToOffer({ bornOn: pupil.bornOn, today: norwegianTime(now).date, policy: await policyOf(database, schoolId) }),
    relations: (await guardiansOf(database, { ...pupil, now })).map((row) => ({
      personId: row.personId,
      terms: termsOf(relationOfRow(row) as Relation),
      now: termsOf(standingOfRow(row, { personId: row.personId, now: row.startsAt > now ? row.startsAt : now }) as Standing),
      pupilLets: row.pupilLets,
      ...daysOf(row, now),
    })),
    requests: (await openRequests(database, { ...pupil, limit: MOST_REQUESTS })).map((request) => ({
      ...waits(request, now),
      name: `${request.firstName} ${request.lastName}`,
      email: request.email,
    })),
    invitations: (await openInvitations(database, { ...pupil, byPersonId: null, now, limit: MOST_INVITATIONS })).map(showInvitation),
    looks: (await looksAt(database, { ...pupil, limit: MOST_LOOKS })).map((look) => showLook(look, { personId, mayName: true })),
    paidIn: (await paidInBy(database, pupil)).map((row) => ({ name: `${row.firstName} ${row.lastName}`, isYou: false, amountOre: row.amountOre })),
  }
}

export const isOfAge = (house: House, bornOn: string | null) => hasReached(AGE_OF_OWN_SAY, { bornOn, today: norwegianTime(house.clock.now()).date }) === true

const termsOf = ({ sees, mayPay, mayLimit, mayRefund }: RelationTerms): RelationTerms => ({ sees, mayPay, mayLimit, mayRefund })

const waits = ({ requestId, way, waitsFor, madeAt, startsAt, endsAt, ...terms }: RequestRow, now: Date) => ({
  requestId,
  way,
  waitsFor,
  terms: termsOf(terms),
  madeAt: madeAt.toISOString(),
  ...daysOf({ startsAt: startsAt ?? now, endsAt }, now),
})

const showInvitation = ({ invitationId, way, madeAt, expiresAt, ...terms }: Awaited<ReturnType<typeof openInvitations>>[number]) => ({
  invitationId,
  way,
  terms: termsOf(terms),
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})

const showLook = ({ personId, firstName, asStaff, lookedOn }: Look, viewer: { personId: string; mayName: boolean }) => ({
  personId,
  name: viewer.mayName ? firstName : null,
  isYou: personId === viewer.personId,
  asStaff,
  lookedOn,
})
