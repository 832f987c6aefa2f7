import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets } from '../../ledger/ledger.ts'
import { issueCard, phoneCardOf } from '../cards/index.ts'
import type { House } from '../house.ts'

const DAY_MS = 86_400_000

/**
 * What a phone needs to make codes that pay, today and tomorrow. A wallet without a phone code gets one.
 * The codes change at midnight UTC, so tomorrow's key is needed before the night is over.
 */
export async function showPhoneCode(
  house: House,
  { schoolId, walletId }: { schoolId: number; walletId: string },
): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/phone-code'>> {
  const { cardId } = (await phoneCardOf(house.database, { schoolId, walletId })) ?? (await firstPhoneCard(house, { schoolId, walletId }))
  const credentialId = house.keys.credentialIdOf(cardId)
  const now = house.clock.now()
  const days = [now, new Date(now.getTime() + DAY_MS)].map((instant) => instant.toISOString().slice(0, 10))
  return {
    credentialId,
    dayKeys: days.map((day) => ({ day, key: house.keys.dayKeyOf(credentialId, schoolId, day).toString('base64') })),
    serverTime: now.toISOString(),
  }
}

// Under the wallet's lock: two phones that ask at once get the same card.
function firstPhoneCard(house: House, wallet: { schoolId: number; walletId: string }): Promise<{ cardId: string }> {
  return transaction(house.database, async (tx) => {
    const locked = await lockWallets(tx, [wallet])
    if (locked.size === 0) throw new Refused('not_found')
    return (await phoneCardOf(tx, wallet)) ?? (await issueCard(tx, house, { ...wallet, kind: 'phone' }))
  })
}
