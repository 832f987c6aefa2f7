import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { signOutEverywhere, tellTills } from './change-cashiers.ts'
import { countCashiers, lockSettings, type Settings, writeSettings } from './store.ts'

type Change = { mustSignIn?: boolean | undefined; idleMinutes?: number | undefined }

/**
 * Changes whether cashiers sign in. From when it is on, a till sells for nobody who is not signed in, so there must be an adult
 * who can be. @throws Refused not_found, no_adult_cashier
 */
export function changeSettings(house: House, { schoolId, mustSignIn, idleMinutes }: Change & { schoolId: number }): Promise<Settings> {
  return transaction(house.database, async (tx) => {
    const before = await lockSettings(tx, schoolId)
    if (!before) throw new Refused('not_found')
    const after = { mustSignIn: mustSignIn ?? before.mustSignIn, idleMinutes: idleMinutes ?? before.idleMinutes }
    if (after.mustSignIn && !before.mustSignIn && (await countCashiers(tx, { schoolId })).adults === 0) throw new Refused('no_adult_cashier')
    await writeSettings(tx, { schoolId, ...after })
    if (before.mustSignIn && !after.mustSignIn) await signOutEverywhere(tx, house, { schoolId, cashierId: null })
    await tellTills(tx, house, schoolId)
    return after
  })
}
