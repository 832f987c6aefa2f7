// What the phone itself is told, and what others are told of it.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { daysOfPhoneKeys } from '../../rules/phone-codes.ts'
import type { House } from '../house.ts'
import type { Phone } from '../http/door.ts'
import { type Fate, fateOf, whySmsCannotBeSent } from '../messages/index.ts'
import { walletEntries } from '../movements/index.ts'
import { holderOf, newestLinkOf, phoneBy, phoneHoursOffOf, phoneOfWallet, type WalletKey } from './store.ts'

/** What the phone shows its code with. The codes change at midnight UTC, so tomorrow's key is needed before the night is over. */
export async function showPhone(house: House, { schoolId, walletId, cardId }: Phone): Promise<RouteReply<'GET /api/phone'>> {
  const [holder, phone, hoursOff, { entries }] = await Promise.all([
    holderOf(house.database, { schoolId, walletId }),
    phoneBy(house.database, { schoolId, cardId }),
    phoneHoursOffOf(house.database, schoolId),
    walletEntries(house.database, { schoolId, walletId, before: null, limit: 1, viewer: { side: 'own', personId: null, sees: 'items' } }),
  ])
  if (!holder || !phone) throw new Refused('phone_not_bound')
  const credentialId = house.keys.credentialIdOf(cardId)
  const now = house.clock.now()
  const [newest] = entries
  return {
    schoolId,
    walletId,
    cardId,
    firstName: holder.firstName,
    schoolName: holder.schoolName,
    credentialId,
    dayKeys: daysOfPhoneKeys(now.getTime()).map((day) => ({ day, key: house.keys.dayKeyOf(credentialId, schoolId, day).toString('base64') })),
    balanceOre: holder.balanceOre,
    latest: newest ? { version: newest.version, kind: newest.kind, amountOre: newest.amountOre, balanceAfterOre: newest.balanceAfterOre } : null,
    isBlocked: phone.isBlocked,
    hoursOff,
    serverTime: now.toISOString(),
  }
}

const DELIVERIES = { queued: 'sent', sent: 'sent', unknown: 'sent', delivered: 'delivered', failed: 'failed', expired: 'failed' } as const

function stateOf({ state, delivery }: Fate): 'on_its_way' | 'sent' | 'delivered' | 'failed' {
  if (state === 'given_up') return 'failed'
  return state === 'waiting' ? 'on_its_way' : delivery === null ? 'sent' : DELIVERIES[delivery]
}

/** For the family and the office. @throws Refused not_found */
export async function phoneStatus(house: House, key: WalletKey): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/phone'>> {
  const { database } = house
  const [holder, phone, link, hoursOff, whyNoSms] = await Promise.all([
    holderOf(database, key),
    phoneOfWallet(database, key),
    newestLinkOf(database, key),
    phoneHoursOffOf(database, key.schoolId),
    whySmsCannotBeSent(house),
  ])
  if (!holder) throw new Refused('not_found')
  const isOpen = link && link.usedAt === null && link.expiresAt > house.clock.now()
  const fate = isOpen ? await fateOf(database, link.messageId) : null
  return {
    phone: phone && {
      cardId: phone.cardId,
      device: phone.device,
      boundAt: phone.boundAt.toISOString(),
      seenAt: phone.seenAt.toISOString(),
      isBlocked: phone.isBlocked,
    },
    mobileEnding: holder.mobile?.slice(-3) ?? null,
    isMobileConfirmed: holder.isMobileConfirmed,
    sms: whyNoSms === null ? 'ready' : whyNoSms === 'sms_not_set_up' ? 'not_set_up' : 'day_is_full',
    link: isOpen && fate ? { madeAt: link.madeAt.toISOString(), expiresAt: link.expiresAt.toISOString(), state: stateOf(fate) } : null,
    hoursOff,
  }
}
