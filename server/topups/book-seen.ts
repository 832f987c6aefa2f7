import type { ProviderName } from '../../contract/payment-providers.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { learnOfChargeback } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { ProviderMovement } from '../payments/index.ts'
import { mirror } from './mirror-reversals.ts'
import { lockTopup, type TopupKey } from './store.ts'

/** Books what only a provider's settlement tells of a top-up: its payer's bank has taken it back. Told again, it is nothing new. */
export function bookSeen(
  house: House,
  key: TopupKey,
  { movement, provider, operatorId }: { movement: ProviderMovement; provider: ProviderName; operatorId: string },
): Promise<void> {
  return transaction(house.database, async (tx) => {
    const isOperators = await firstRow(tx, sql`select 1 as one from school where id = ${key.schoolId} and operator_id = ${operatorId}`)
    const topup = isOperators && (await lockTopup(tx, key))
    if (!topup || topup.provider !== provider) return
    const wasBooked = await mirror(tx, house, { topup, movement })
    if (wasBooked && topup.payerPersonId !== null) await learnOfChargeback(tx, house, { ...topup, personId: topup.payerPersonId })
  })
}
