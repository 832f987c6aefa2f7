// Who stands at a till: which PINs are worth something, whose a sale is, and when whoever signed in is signed out again.

import type { Refusal } from '../contract/refusals.ts'
import { CLOSES_ITSELF_AT } from './day-in-use.ts'
import { norwegianTime } from './norwegian-time.ts'

export const LEAST_PIN_DIGITS = 4
export const MOST_PIN_DIGITS = 6

/** True for four to six digits that are not among the first somebody would try. */
export function isGoodPin(pin: string): boolean {
  if (!/^\d{4,6}$/.test(pin)) return false
  return !isRow(pin, 1) && !isRow(pin, -1) && !isRepeated(pin) && !DOWN_THE_PAD.has(pin)
}

// "0000" is one that stands still, "1234", "8901" and "3210" go on by one.
function isRow(pin: string, step: 1 | -1): boolean {
  const digits = [...pin].map(Number)
  return digits.every((digit, place) => place === 0 || digit === ((digits[place - 1] as number) + step + 10) % 10)
}

// "7777", "1212", "123123".
function isRepeated(pin: string): boolean {
  return [1, 2, 3].some((length) => length < pin.length && [...pin].every((digit, place) => digit === pin[place % length]) && pin.length >= 2 * length)
}

// The middle of a number pad from top to bottom, and back.
const DOWN_THE_PAD = new Set(['2580', '0852'])

export type CashiersOfRegister = {
  cashierId: string | null
  supervisorId: string | null
  /** The Norwegian day on which they signed in. */
  cashiersDay: string | null
}

export const nobodySignedIn: CashiersOfRegister = { cashierId: null, supervisorId: null, cashiersDay: null }

/** Who is signed in today: what was yesterday is over. */
export const cashiersOn = (register: CashiersOfRegister, today: string): CashiersOfRegister => (register.cashiersDay === today ? register : nobodySignedIn)

/**
 * Whose a sale is. Where a school has its cashiers sign in, somebody must be, and if the till says who, it must be them:
 * somebody else may have signed in between the tap and the answer.
 */
export function cashierOfSale(
  { claimedId, today }: { claimedId: string | null; today: string },
  facts: CashiersOfRegister & { mustSignIn: boolean },
): { cashierId: string | null } | { refusal: Refusal } {
  if (!facts.mustSignIn) return { cashierId: null }
  const { cashierId } = cashiersOn(facts, today)
  if (cashierId === null) return { refusal: { code: 'cashier_not_signed_in' } }
  return claimedId === null || claimedId === cashierId ? { cashierId } : { refusal: { code: 'another_cashier' } }
}

/**
 * May whoever sells here sell what has an age limit? Somebody who works there and is under 18 may under an adult's eyes, as
 * pupils always sell. Where nobody signs in, nobody's age is known, and the school answers for it.
 */
export const isSellerOfAge = ({ isYoung, supervisorId }: { isYoung: boolean; supervisorId: string | null }) => !isYoung || supervisorId !== null

/** True when the house signs out whoever is signed in: another day has come, or this one is closed and it is late. */
export function areCashiersOver({ cashiersDay, openDay }: { cashiersDay: string | null; openDay: string | null }, now: Date): boolean {
  if (cashiersDay === null) return false
  const { date, time } = norwegianTime(now)
  return cashiersDay < date || (time >= CLOSES_ITSELF_AT && openDay === null)
}

/** The operator's number as it stands in reports and exports: unique within the company, which may run many schools. */
export const employeeIdOf = (schoolId: number, number: number) => `${schoolId}-${number}`
/** Stands for the device itself, where nobody had to sign in. */
export const DEVICE_NUMBER = 0
