// Signing in and out at a till. The PIN is looked at first, since that takes its time; then the register is locked, the cashier
// read again, and the journal told. A sale holds the same lock, so each is before or after a change of cashier.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { cashiersOn, nobodySignedIn } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { type LockedRegister, lockRegisters, setCashiers } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { checkAdult, checkPin, type PinTry } from './check-pin.ts'
import { type AtTill, showAtTill } from './show-cashiers.ts'
import { type Cashier, cashierBy, holdCashier, settingsOf } from './store.ts'

type TillKey = { schoolId: number; tillId: string }

/** @throws Refused supervisor_needed, cashiers_not_in_use, and what `checkPin` does */
export async function signIn(house: House, wish: PinTry): Promise<AtTill> {
  const cashier = await checkPin(house, wish)
  return change(house, { ...wish, cashier }, async (tx, register, today) => {
    const { supervisorId } = cashiersOn(register, today)
    if (cashier.kind === 'pupil' && supervisorId === null) throw new Refused('supervisor_needed')
    await setCashiers(tx, house, register, { cashierId: cashier.cashierId, supervisorId, cashiersDay: today })
  })
}

/** @throws Refused adult_needed, cashiers_not_in_use, and what `checkPin` does */
export async function superviseTill(house: House, wish: PinTry): Promise<AtTill> {
  const adult = await checkAdult(house, wish)
  return change(house, { ...wish, cashier: adult }, async (tx, register, today) => {
    const { cashierId } = cashiersOn(register, today)
    await setCashiers(tx, house, register, { cashierId, supervisorId: adult.cashierId, cashiersDay: today })
  })
}

/** Signs the cashier out; nobody signed in is fine. The supervision goes on for the next pupil. */
export function signOut(house: House, till: TillKey): Promise<AtTill> {
  return change(house, till, async (tx, register, today) => {
    const { supervisorId } = cashiersOn(register, today)
    await setCashiers(tx, house, register, supervisorId === null ? nobodySignedIn : { cashierId: null, supervisorId, cashiersDay: today })
  })
}

/** The adult withdraws: a pupil who is signed in is signed out with them. */
export function endSupervision(house: House, till: TillKey): Promise<AtTill> {
  return change(house, till, async (tx, register, today) => {
    const { cashierId } = cashiersOn(register, today)
    const cashier = cashierId === null ? null : await cashierBy(tx, { schoolId: till.schoolId, cashierId, today })
    const staysId = cashier && cashier.kind !== 'pupil' ? cashier.cashierId : null
    await setCashiers(tx, house, register, staysId === null ? nobodySignedIn : { cashierId: staysId, supervisorId: null, cashiersDay: today })
  })
}

type Change = (tx: Queryable, register: LockedRegister, today: string) => Promise<void>

async function change(house: House, { schoolId, tillId, cashier }: TillKey & { cashier?: Cashier }, make: Change): Promise<AtTill> {
  return transaction(house.database, async (tx) => {
    // The cashier before the register, as whoever ends one: neither waits for the other.
    if (cashier) await readAgain(tx, cashier, norwegianTime(house.clock.now()).date)
    const [register] = await lockRegisters(tx, { schoolId, tillId })
    if (!register) throw new Refused('not_found')
    if (!(await settingsOf(tx, schoolId))?.mustSignIn) throw new Refused('cashiers_not_in_use')
    await make(tx, register, norwegianTime(house.clock.now()).date)
    await announceChange(tx, house, { schoolId, kind: 'till', subjectId: tillId })
    const shown = await showAtTill(tx, house, { schoolId, tillId })
    if (!shown) throw new Error('a school whose cashiers sign in shows them')
    return shown
  })
}

// Ended, or with another PIN, while this one was looked at.
async function readAgain(tx: Queryable, cashier: Cashier, today: string): Promise<void> {
  const now = await holdCashier(tx, { ...cashier, today })
  if (!now?.isInUse || now.pinHash !== cashier.pinHash) throw new Refused('cashier_not_here')
}
