import type { Queryable } from '../../database/connect.ts'
import { Refused } from '../../contract/refusals.ts'
import { type WalletKey, walletName } from '../../ledger/ledger.ts'
import type { House } from '../house.ts'
import { type GiftRow, giftOf } from './gift-store.ts'
import { showTopup, type Topup } from './show-topup.ts'
import { askSooner, heldOf, inFlightOf, inFlightSums, readTopup, type TopupKey, type TopupRow } from './store.ts'
import { WISH_IS_FRESH_MS } from './what-fits.ts'

/** Somebody who looks at a top-up waits for it: then the provider is asked at most this often. */
const REST_BETWEEN_LOOKS_MS = 3_000

/** How far a top-up has come. Looking never credits; it only brings the next question to the provider forward. */
export async function readOneTopup(
  house: House,
  { payerPersonId = null, ...key }: TopupKey & { walletId: string; payerPersonId?: string | null },
): Promise<Topup> {
  const topup = await readTopup(house.database, key)
  if (!topup || topup.walletId !== key.walletId || !mayBeSeenBy(topup, payerPersonId)) throw new Refused('not_found')
  if (topup.state === 'pending' || topup.state === 'authorised')
    await askSooner(house.database, { ...key, now: house.clock.now(), restMs: REST_BETWEEN_LOOKS_MS })
  return showTopup(topup)
}

/** A gift as its giver may see it; null also for a top-up that is none. Looking brings the next question to the provider forward. */
export async function readGift(house: House, key: TopupKey): Promise<GiftRow | null> {
  const gift = await giftOf(house.database, key)
  if (gift?.state === 'pending' || gift?.state === 'authorised')
    await askSooner(house.database, { ...key, now: house.clock.now(), restMs: REST_BETWEEN_LOOKS_MS })
  return gift
}

/** The top-ups of a wallet that may still bring money, newest first: one payer's, or everybody's. */
export async function topupsInFlight(
  house: House,
  { schoolId, walletId, payerPersonId = null }: { schoolId: number; walletId: string; payerPersonId?: string | null },
): Promise<Topup[]> {
  const freshSince = new Date(house.clock.now().getTime() - WISH_IS_FRESH_MS)
  const found = await inFlightOf(house.database, { schoolId, walletId, freshSince })
  return found.filter((topup) => mayBeSeenBy(topup, payerPersonId)).map(showTopup)
}

/** A guardian sees their own top-ups, and gifts, which are for everybody to be glad of; null sees all of them. */
const mayBeSeenBy = (topup: TopupRow, personId: string | null) => personId === null || topup.payLinkId !== null || topup.payerPersonId === personId

/** The gifts of a wallet that are paid, and wait until there is room for them. */
export async function giftsHeld(house: House, wallet: { schoolId: number; walletId: string }): Promise<Topup[]> {
  return (await heldOf(house.database, wallet)).map(showTopup)
}

/** What is on its way to each of these wallets, in øre and as far as somebody was sent to pay it, in the order asked. */
export async function onTheWay(db: Queryable, wallets: readonly WalletKey[]): Promise<number[]> {
  const sums = await inFlightSums(db, wallets)
  return wallets.map((wallet) => sums.get(walletName(wallet)) ?? 0)
}
