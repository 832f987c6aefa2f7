// The link to a school's meal fund: none until the office opens one. Whoever has it may give; it names no pupil.

import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { urlOf } from './make-link.ts'
import { endFundLink, insertFundLink, linkOfFund, type LiveFundLink, lockSchool } from './fund-store.ts'

type SchoolKey = { schoolId: number }
type Shown = RouteReply<'POST /api/office/schools/:schoolId/meals/gift-link'>

/** Opens a link, or answers the one there is. @throws Refused not_found */
export function openFundLink(house: House, { schoolId, personId }: SchoolKey & { personId: string }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    // Of two that open one at once, the second finds the first one's.
    await lockSchool(tx, schoolId)
    if (!(await linkOfFund(tx, schoolId))) {
      await insertFundLink(tx, { schoolId, payLinkId: house.newId(), personId, now: house.clock.now() })
      house.log('link to the meal fund opened', { schoolId })
    }
    return { link: shownLink(house, schoolId, await linkOfFund(tx, schoolId)) }
  })
}

/** Closes it; what is being paid by it comes in all the same. */
export async function closeFundLink(house: House, { schoolId, personId }: SchoolKey & { personId: string }): Promise<Shown> {
  await endFundLink(house.database, { schoolId, personId, now: house.clock.now() })
  house.log('link to the meal fund closed', { schoolId })
  return { link: null }
}

/** What a family may pass on. */
export async function showFundLink(house: House, { schoolId }: SchoolKey): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/fund-link'>> {
  return { url: shownLink(house, schoolId, await linkOfFund(house.database, schoolId))?.url ?? null }
}

export function shownLink(house: House, schoolId: number, link: LiveFundLink | null): Shown['link'] {
  return link && { url: urlOf(house, { schoolId, ...link }), madeAt: link.madeAt.toISOString(), madeBy: link.madeBy }
}
