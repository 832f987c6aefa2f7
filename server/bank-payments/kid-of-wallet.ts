import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { makeKid } from '../../rules/kid.ts'
import type { House } from '../house.ts'
import { accountShownAt } from '../bank-accounts/index.ts'
import { insertKidNumber, kidNumberOf, lockKidNumbers } from './kid-store.ts'
import { pupilOf } from './pupil-store.ts'

/** A wallet's KID. It gets its number the first time somebody asks, and keeps it. */
export async function kidOfWallet(tx: Queryable, { clock }: House, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<string> {
  const before = await kidNumberOf(tx, { schoolId, walletId })
  if (before !== null) return makeKid({ schoolId, number: before })
  await lockKidNumbers(tx, schoolId)
  // Somebody else may have asked for the same wallet while we waited.
  if ((await kidNumberOf(tx, { schoolId, walletId })) === null) await insertKidNumber(tx, { schoolId, walletId, now: clock.now() })
  return makeKid({ schoolId, number: (await kidNumberOf(tx, { schoolId, walletId })) as number })
}

/** What a family writes on a bank transfer, or null when the operator takes none. */
export async function showBankTransfer(
  house: House,
  { schoolId, walletId }: { schoolId: number; walletId: string },
): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/bank-transfer'>> {
  const account = await accountShownAt(house.database, schoolId)
  if (!account) return { transfer: null }
  return { transfer: { ...account, kid: await transaction(house.database, (tx) => kidOfWallet(tx, house, { schoolId, walletId })) } }
}

/** The same, for a pupil of the office's. @throws Refused not_found */
export async function showBankTransferOfPupil(house: House, pupil: { schoolId: number; pupilId: string }) {
  const found = await pupilOf(house.database, pupil)
  if (!found) throw new Refused('not_found')
  return showBankTransfer(house, found)
}
