// Cashiers for tests: a school where they sign in, and those who do.

import type { House } from '../server/house.ts'
import { changeSettings, makeCashier } from '../server/cashiers/index.ts'
import type { AskableApp } from './asking.ts'
import type { TestTill } from './canteen.ts'

export const PINS = { kari: '4711', ola: '9042', emma: '3186' } as const

export type TestCashiers = Record<keyof typeof PINS, string>

/** Two adults and a pupil at a school, by whom its tills are signed in from now on. */
export async function makeCashiers(house: House, schoolId: number): Promise<TestCashiers> {
  const make = async (name: string, kind: 'adult' | 'pupil', pin: string) => (await makeCashier(house, { schoolId, name, kind, pin })).cashier.cashierId
  const made = { kari: await make('Kari', 'adult', PINS.kari), ola: await make('Ola', 'adult', PINS.ola), emma: await make('Emma', 'pupil', PINS.emma) }
  await changeSettings(house, { schoolId, mustSignIn: true })
  return made
}

/** What a till asks of its cashiers, by their names. */
export const cashiersAt = (asked: AskableApp, cashiers: TestCashiers, till: TestTill) => {
  const ask = asked.till(till.token)
  return {
    signIn: (who: keyof typeof PINS, pin: string = PINS[who]) => ask('POST /api/till/cashier', { body: { cashierId: cashiers[who], pin } }),
    supervise: (who: keyof typeof PINS, pin: string = PINS[who]) => ask('POST /api/till/supervisor', { body: { cashierId: cashiers[who], pin } }),
    signOut: () => ask('DELETE /api/till/cashier'),
    withdraw: () => ask('DELETE /api/till/supervisor'),
  }
}
