import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type PayLinkKey, tokenOf } from './link-token.ts'
import { endLinkOf, holderOf, insertLink, type LivePayLink, linkOfWallet } from './store.ts'

type WalletKey = { schoolId: number; walletId: string }
type Shown = RouteReply<'GET /api/wallets/:schoolId/:walletId/pay-link'>

export async function showLink(house: House, wallet: WalletKey): Promise<Shown> {
  const holder = await holderOf(house.database, wallet)
  if (!holder) throw new Refused('not_found')
  if (holder.hasProtectedAddress) return { link: null, isPossible: false }
  return shown(house, wallet, await linkOfWallet(house.database, wallet))
}

/** The address of the link that a wallet has already, for a letter; null where there is none, or may be none. */
export async function liveLinkUrl(db: Queryable, house: House, wallet: WalletKey): Promise<string | null> {
  const holder = await holderOf(db, wallet)
  if (!holder || holder.hasProtectedAddress) return null
  return shown(house, wallet, await linkOfWallet(db, wallet)).link?.url ?? null
}

/** Makes a link, or answers the one there is. @throws Refused not_found, pay_link_not_possible */
export function makeLink(house: House, { personId, note = null, ...wallet }: WalletKey & { personId: string; note?: string | null }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    const holder = await holderOf(tx, wallet, { underLock: true })
    if (!holder) throw new Refused('not_found')
    if (holder.hasProtectedAddress) throw new Refused('pay_link_not_possible')
    if (!(await linkOfWallet(tx, wallet))) await insertLink(tx, { ...wallet, payLinkId: house.newId(), personId, note, now: house.clock.now() })
    return shown(house, wallet, await linkOfWallet(tx, wallet))
  })
}

/** Ends the link; what is being paid by it comes in all the same. */
export function endLink(house: House, { personId, note = null, ...wallet }: WalletKey & { personId: string; note?: string | null }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    const holder = await holderOf(tx, wallet, { underLock: true })
    if (!holder) throw new Refused('not_found')
    await endLinkOf(tx, { ...wallet, personId, note, now: house.clock.now() })
    return { link: null, isPossible: !holder.hasProtectedAddress }
  })
}

/** Where a link leads. */
export const urlOf = (house: House, key: PayLinkKey) => `${house.publicUrl}/gift#token=${tokenOf(house, key)}`

function shown(house: House, { schoolId }: WalletKey, link: LivePayLink | null): Shown {
  if (!link) return { link: null, isPossible: true }
  const { payLinkId, madeAt } = link
  return { link: { url: urlOf(house, { schoolId, payLinkId }), madeAt: madeAt.toISOString() }, isPossible: true }
}
