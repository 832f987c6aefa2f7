// Holds what the providers have told against our books and the bank, and names every difference. A difference is found
// once; when its other side comes after all, it explains itself.

import { transaction } from '../../database/transaction.ts'
import type { DifferenceKind } from '../../contract/settlement-words.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { shouldBeAtBank } from '../../rules/reconciliation.ts'
import type { House } from '../house.ts'
import {
  explainedByNow,
  type FoundRow,
  insertDifference,
  insertExplanation,
  missingAtProvider,
  missingWithUs,
  notAtBank,
  otherAtBank,
} from './difference-store.ts'
import type { Account } from './store.ts'

/** More at once mean that something is wrong as a whole; the rest comes with the next round. */
const AT_ONCE = 1_000

export async function findDifferences(house: House, account: Account): Promise<void> {
  const { database, clock } = house
  const today = norwegianTime(clock.now()).date
  const wish = { ...account, limit: AT_ONCE }
  await write(house, account, { kind: 'missing_with_us', found: await missingWithUs(database, wish) })
  await write(house, account, { kind: 'missing_at_provider', found: await missingAtProvider(database, wish) })
  const unpaid = (await notAtBank(database, { ...wish, paidOutBefore: addDays(today, 1) })).filter(({ day }) => shouldBeAtBank(day, today))
  await write(house, account, { kind: 'not_at_bank', found: unpaid })
  await write(house, account, { kind: 'bank_amount_other', found: await otherAtBank(database, wish) })
  for (const { differenceId } of await explainedByNow(database, wish)) {
    await insertExplanation(database, { differenceId, personId: null, reason: null, now: clock.now() })
  }
}

async function write(house: House, account: Account, { kind, found }: { kind: DifferenceKind; found: readonly FoundRow[] }): Promise<void> {
  if (found.length === 0) return
  await transaction(house.database, async (tx) => {
    for (const difference of found) await insertDifference(tx, { ...account, ...difference, differenceId: house.newId(), kind, now: house.clock.now() })
  })
  house.log('settlement differences found', { provider: account.provider, kind, count: found.length })
}
