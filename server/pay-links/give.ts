// What one sees and does who has a link and no profile: it leads to a pupil's wallet, or to the school's meal fund.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { type GiftRow, makeTopup, readGift } from '../topups/index.ts'
import { type PayLinkKey, readToken } from './link-token.ts'
import { type OpenLink, openLink } from './store.ts'

export type Gift = RouteReply<'GET /api/gifts/:schoolId/:topupId'>
type Asker = { address: string; userAgent?: string }

/** For whom a link is, and what can be given by it. @throws Refused pay_link_not_valid, too_many_attempts */
export async function lookAtLink(
  house: House,
  payments: Payments,
  { token, address }: { token: string } & Asker,
): Promise<RouteReply<'POST /api/pay-links/open'>> {
  const { link } = await openedBy(house, { token, address })
  const down = new Set((await payments.down()).map(({ name }) => name))
  return {
    childFirstName: link.childFirstName,
    schoolName: link.schoolName,
    operator: { name: link.operatorName, organisationNumber: link.organisationNumber },
    amountsOre: [...topupAmountsOre],
    freeAmount: link.freeAmount,
    providers: payments.all.map(({ name }) => ({ name, isDown: down.has(name) })),
  }
}

/** @throws Refused email_not_valid, and as `lookAtLink` and `makeTopup` do */
export async function give(
  house: House,
  payments: Payments,
  {
    token,
    id: topupId,
    amountOre,
    provider: providerName,
    name,
    greeting,
    email,
    language,
    address,
    userAgent = '',
  }: RouteBody<'POST /api/pay-links/gifts'> & Asker,
): Promise<Gift> {
  const { key, link } = await openedBy(house, { token, address })
  await countAttempt(house, limits.giftOfLink, key.payLinkId)
  const provider = payments.find(providerName)
  if (!provider) throw new Refused('topup_not_possible_now')
  const receiptTo = email === null ? null : readEmail(email)
  if (email !== null && receiptTo === null) throw new Refused('email_not_valid')
  const giver = { payLinkId: key.payLinkId, name: name?.trim() || null, email: receiptTo, language }
  const wish = { schoolId: key.schoolId, topupId, amountOre, userAgent }
  // A greeting is for the school; a family hears who a gift is from, and no more.
  if (link.walletId === null) await makeTopup(house, provider, { ...wish, walletId: null, giver: { ...giver, greeting: greeting?.trim() || null } })
  else await makeTopup(house, provider, { ...wish, walletId: link.walletId, giver })
  return showGift(house, { schoolId: key.schoolId, topupId })
}

/** How far a gift has come. @throws Refused not_found, also for a top-up that is no gift */
export async function showGift(house: House, key: { schoolId: number; topupId: string }): Promise<Gift> {
  const gift = await readGift(house, key)
  if (!gift) throw new Refused('not_found')
  const { topupId, schoolId, childFirstName, schoolName, amountOre, payAt, hasReceiptAddress } = gift
  return { topupId, schoolId, childFirstName, schoolName, amountOre, state: stateForGiver(gift.state), payAt, hasReceiptAddress }
}

// Whether it is in the wallet or waits for room would tell something of what is in the wallet.
const STATES: Record<GiftRow['state'], Gift['state']> = {
  created: 'waiting',
  pending: 'waiting',
  authorised: 'waiting',
  held: 'paid',
  credited: 'paid',
  declined: 'declined',
  abandoned: 'abandoned',
  expired: 'expired',
  given_back: 'given_back',
  reversed: 'given_back',
  charged_back: 'given_back',
}
const stateForGiver = (state: GiftRow['state']) => STATES[state]

async function openedBy(house: House, { token, address }: { token: string } & Asker): Promise<{ key: PayLinkKey; link: OpenLink }> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const key = readToken(house, token)
  const link = key && (await openLink(house.database, key))
  const lastDay = link?.enrolledUntil ?? null
  const isOver = lastDay !== null && lastDay < norwegianTime(house.clock.now()).date
  // Whether it never was, is over, or leads to somebody who has left: a stranger is told the same.
  if (!key || !link || isOver) throw new Refused('pay_link_not_valid')
  return { key, link }
}
