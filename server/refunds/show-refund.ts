// A refund as its people and its office see it. Who else has paid is nobody's business in a family: other payers have
// no name there, and no account.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { maskAccountNumber } from '../../rules/account-number.ts'
import type { House } from '../house.ts'
import { accountsOfPeople, type PayoutAccountRow } from '../payout-accounts/index.ts'
import { isUnsent, mayBeCancelledBy } from './decide-refund.ts'
import { peopleOf, type PupilBehind } from './people-store.ts'
import { type PartRow, partsOf, type RefundRow, stepsOf, topupsBehind } from './store.ts'

export type ShownRefund = RouteReply<'POST /api/wallets/:schoolId/:walletId/refunds'>
export type ShownToOffice = RouteReply<'POST /api/office/schools/:schoolId/pupils/:pupilId/refunds'>

type Seen = { refunds: readonly RefundRow[]; schoolId: number; viewer: { personId: string } | 'office' }

/** Some refunds of one school. */
export async function showRefunds(db: Queryable, house: House, { refunds, schoolId, viewer }: Seen): Promise<ShownRefund[]> {
  const refundIds = refunds.map(({ refundId }) => refundId)
  const [parts, steps] = [await partsOf(db, { schoolId, refundIds }), await stepsOf(db, { schoolId, refundIds })]
  const paidIn = await topupsBehind(db, { schoolId, topupIds: parts.flatMap(({ topupId }) => topupId ?? []) })
  const accounts = await accountsOfPeople(db, [...new Set(parts.flatMap(({ payerPersonId }) => payerPersonId ?? []))])
  const now = house.clock.now()
  return refunds.map((refund) => {
    const own = parts.filter(({ refundId }) => refundId === refund.refundId)
    return {
      refundId: refund.refundId,
      amountOre: refund.amountOre,
      cause: refund.cause,
      state: refund.state,
      note: refund.note,
      askedAt: refund.askedAt.toISOString(),
      mayCancel: viewer !== 'office' && mayBeCancelledBy(refund, viewer.personId) && own.some(isUnsent),
      parts: own.map((part) => {
        const topup = part.topupId ? paidIn.get(part.topupId) : undefined
        const to = whose(part, viewer)
        return {
          partId: part.partId,
          way: part.way,
          state: part.state,
          amountOre: part.amountOre,
          provider: topup?.provider ?? null,
          paidInAt: topup?.creditedAt.toISOString() ?? null,
          account: accountShown(part, { to, accounts, isOffice: viewer === 'office' }),
          to,
          waitsFor: whatItWaitsFor(part, accounts, now),
          changedAt: part.changedAt.toISOString(),
        }
      }),
      steps: steps.filter(({ refundId }) => refundId === refund.refundId).map(({ step, why, partId, at }) => ({ step, why, partId, at: at.toISOString() })),
    }
  })
}

function whose({ payerPersonId, accountNumber, bankPaymentId }: PartRow, viewer: Seen['viewer']): 'you' | 'other' | 'nobody' {
  if (payerPersonId === null) return accountNumber !== null && bankPaymentId !== null ? 'other' : 'nobody'
  return viewer !== 'office' && payerPersonId === viewer.personId ? 'you' : 'other'
}

// Where the money came from is told to all; a person's own account to that person, and to the office masked as well.
function accountShown(part: PartRow, { to, accounts, isOffice }: { to: string; accounts: Map<string, PayoutAccountRow>; isOffice: boolean }): string | null {
  if (part.way === 'payment') return null
  const isKnownToAll = part.bankPaymentId !== null && part.payerPersonId === null
  if (!isKnownToAll && to !== 'you' && !isOffice) return null
  const number = part.accountNumber ?? (part.payerPersonId ? accounts.get(part.payerPersonId)?.accountNumber : undefined)
  return number ? maskAccountNumber(number) : null
}

/** What a part that goes to an account waits for, beside the next file. */
export function whatItWaitsFor(
  part: Pick<PartRow, 'way' | 'state' | 'accountNumber' | 'payerPersonId'>,
  accounts: Map<string, PayoutAccountRow>,
  now: Date,
): 'account' | 'day' | null {
  if (part.way !== 'account' || part.accountNumber !== null || (part.state !== 'to_account' && part.state !== 'asked')) return null
  const account = part.payerPersonId ? accounts.get(part.payerPersonId) : undefined
  if (!account) return 'account'
  return account.usableAt.getTime() > now.getTime() ? 'day' : null
}

/** The same for the office, with names. `personId` is the one who looks. */
export async function showToOffice(
  db: Queryable,
  house: House,
  { refunds, pupils, personId }: { refunds: readonly RefundRow[]; pupils: (refund: RefundRow) => PupilBehind | undefined; personId: string },
): Promise<ShownToOffice[]> {
  const shown: ShownToOffice[] = []
  for (const [schoolId, ofSchool] of Map.groupBy(refunds, (refund) => refund.schoolId)) {
    const parts = await partsOf(db, { schoolId, refundIds: ofSchool.map(({ refundId }) => refundId) })
    const people = await peopleOf(db, [
      ...new Set([...parts.flatMap(({ payerPersonId }) => payerPersonId ?? []), ...ofSchool.flatMap(({ askedByPersonId }) => askedByPersonId ?? [])]),
    ])
    const nameOf = (id: string | null) => {
      const person = id === null ? undefined : people.get(id)
      return person ? `${person.firstName} ${person.lastName}` : null
    }
    const plain = await showRefunds(db, house, { refunds: ofSchool, schoolId, viewer: 'office' })
    for (const [index, refund] of ofSchool.entries()) {
      const pupil = pupils(refund)
      const each = plain[index]
      if (!pupil || !each) continue
      shown.push({
        refund: each,
        schoolId,
        schoolName: pupil.schoolName,
        pupilId: pupil.pupilId,
        pupilName: `${pupil.firstName} ${pupil.lastName}`,
        payees: parts
          .filter(({ refundId }) => refundId === refund.refundId)
          .map(({ partId, payerPersonId }) => ({ partId, personId: payerPersonId, name: nameOf(payerPersonId) })),
        askedByName: nameOf(refund.askedByPersonId),
        mayDecide: refund.state === 'waiting' && refund.askedByPersonId !== personId,
      })
    }
  }
  return shown
}
