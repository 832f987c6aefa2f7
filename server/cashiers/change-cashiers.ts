// The office makes cashiers, gives them PINs, and ends them. A PIN is told once, when it is set: nobody can read it again.
// What a cashier may no longer do ends at once, also at the till where they are signed in.

import { randomInt } from 'node:crypto'
import type { CashierKind } from '../../contract/cashier-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { cashiersOn, isGoodPin, LEAST_PIN_DIGITS, nobodySignedIn } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { readName } from '../../rules/people-names.ts'
import type { House } from '../house.ts'
import { lockRegisters, setCashiers } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { forgiveTriesOf } from './check-pin.ts'
import { hashPin } from './pin-hash.ts'
import { MOST_CASHIERS } from './show-cashiers.ts'
import {
  type CashierKey,
  countCashiers,
  endCashierRow,
  insertCashier,
  isNameTaken,
  isPupilCashier,
  isPupilThere,
  lockCashier,
  lockSettings,
  type OfficeCashier,
  officeCashiers,
  registersWith,
  updateName,
  updatePin,
} from './store.ts'

export type CashierWish = { schoolId: number; name: string; kind: CashierKind; pupilId?: string | null | undefined; pin?: string | undefined }

const todayOf = (house: House) => norwegianTime(house.clock.now()).date

/** @throws Refused not_found, not_well_formed, pin_not_usable, name_taken, pupil_is_cashier */
export async function makeCashier(house: House, wish: CashierWish): Promise<RouteReply<'POST /api/office/schools/:schoolId/cashiers'>> {
  const { schoolId, kind, pupilId = null } = wish
  const [name, pin, cashierId, today] = [nameOf(wish.name), pinOf(wish.pin), house.newId(), todayOf(house)]
  if (kind !== 'pupil' && pupilId !== null) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/pupilId' } })
  const pinHash = await hashPin(house, { schoolId, cashierId, pin })
  const cashier = await transaction(house.database, async (tx) => {
    if (!(await lockSettings(tx, schoolId))) throw new Refused('not_found')
    const { inUse, highest } = await countCashiers(tx, { schoolId })
    if (inUse >= MOST_CASHIERS) throw new Refused('too_many_cashiers')
    if (pupilId !== null && !(await isPupilThere(tx, { schoolId, pupilId, today }))) throw new Refused('not_found')
    if (pupilId !== null && (await isPupilCashier(tx, { schoolId, pupilId }))) throw new Refused('pupil_is_cashier')
    const made = await insertCashier(tx, { schoolId, cashierId, number: highest + 1, name, kind, pupilId, pinHash, now: house.clock.now() })
    if (!made) throw new Refused('name_taken')
    await tellTills(tx, house, schoolId)
    return officeCashier(tx, house, { schoolId, cashierId })
  })
  return { cashier, pin }
}

/** @throws Refused not_found, not_well_formed, name_taken */
export function renameCashier(house: House, { name: typed, ...key }: CashierKey & { name: string }): Promise<OfficeCashier> {
  const name = nameOf(typed)
  return transaction(house.database, async (tx) => {
    await lockInUse(tx, house, key)
    if (await isNameTaken(tx, { ...key, name })) throw new Refused('name_taken')
    await updateName(tx, { ...key, name })
    await tellTills(tx, house, key.schoolId)
    return officeCashier(tx, house, key)
  })
}

/** Sets another PIN, and signs out whoever signed in by the old one. @throws Refused not_found, pin_not_usable */
export async function replacePin(
  house: House,
  { pin: chosen, ...key }: CashierKey & { pin?: string | undefined },
): Promise<RouteReply<'POST /api/office/schools/:schoolId/cashiers/:cashierId/pin'>> {
  const pin = pinOf(chosen)
  const pinHash = await hashPin(house, { ...key, pin })
  const cashier = await transaction(house.database, async (tx) => {
    await lockInUse(tx, house, key)
    await updatePin(tx, { ...key, pinHash, now: house.clock.now() })
    await signOutEverywhere(tx, house, key)
    await tellTills(tx, house, key.schoolId)
    return officeCashier(tx, house, key)
  })
  await forgiveTriesOf(house, key)
  return { cashier, pin }
}

/** Ends a cashier for good; ended already is fine. @throws Refused not_found, no_adult_cashier */
export function endCashier(house: House, key: CashierKey): Promise<void> {
  return transaction(house.database, async (tx) => {
    const settings = await lockSettings(tx, key.schoolId)
    const cashier = await lockCashier(tx, { ...key, today: todayOf(house) })
    if (!settings || !cashier) throw new Refused('not_found')
    await endCashierRow(tx, { ...key, now: house.clock.now() })
    if (settings.mustSignIn && (await countCashiers(tx, key)).adults === 0) throw new Refused('no_adult_cashier')
    await signOutEverywhere(tx, house, key)
    await tellTills(tx, house, key.schoolId)
  })
}

/** Signs a cashier out of every till, or everybody when it is null. */
export async function signOutEverywhere(tx: Queryable, house: House, { schoolId, cashierId }: { schoolId: number; cashierId: string | null }): Promise<void> {
  const today = todayOf(house)
  for (const registerId of await registersWith(tx, { schoolId, cashierId })) {
    const [register] = await lockRegisters(tx, { schoolId, registerId })
    if (!register) continue
    const now = cashiersOn(register, today)
    // Whom the other supervised has nobody any more, and whoever supervised the other goes on for the next.
    const isOver = cashierId === null || now.supervisorId === cashierId || now.supervisorId === null || now.cashiersDay === null
    await setCashiers(tx, house, register, isOver ? nobodySignedIn : { ...now, cashierId: null })
  }
}

async function lockInUse(tx: Queryable, house: House, key: CashierKey): Promise<void> {
  const cashier = await lockCashier(tx, { ...key, today: todayOf(house) })
  if (!cashier?.isInUse) throw new Refused('not_found')
}

async function officeCashier(tx: Queryable, house: House, key: CashierKey): Promise<OfficeCashier> {
  const [cashier] = await officeCashiers(tx, { ...key, today: todayOf(house), limit: 1 })
  if (!cashier) throw new Refused('not_found')
  return cashier
}

/** The tills ask anew for who may sign in. */
export const tellTills = (tx: Queryable, house: House, schoolId: number) => announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })

const MOST_NAME_CHARACTERS = 40

function nameOf(typed: string): string {
  const name = readName(typed)
  if (name === null || name.length > MOST_NAME_CHARACTERS) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/name' } })
  return name
}

function pinOf(chosen: string | undefined): string {
  if (chosen !== undefined && !isGoodPin(chosen)) throw new Refused('pin_not_usable')
  return chosen ?? randomPin()
}

function randomPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** LEAST_PIN_DIGITS)).padStart(LEAST_PIN_DIGITS, '0')
    if (isGoodPin(pin)) return pin
  }
}
