// Those who stand in the demo's tills. Sign-in is off there, so that a till sells at once; the office switches it on.

import { changeSettings, makeCashier } from '../../server/cashiers/index.ts'
import type { House } from '../../server/house.ts'
import { signIns } from './schools.ts'

export const cashiers = [
  { name: 'Torunn', kind: 'adult', pin: '4711' },
  { name: 'Idunn', kind: 'adult', pin: '9042' },
  { name: signIns.pupil.firstName, kind: 'pupil', pin: '3186' },
] as const

/** Makes them at a school; the pupil is the one who signs in to the portal. */
export async function makeDemoCashiers(house: House, { schoolId, pupilId }: { schoolId: number; pupilId: string | null }): Promise<void> {
  for (const cashier of cashiers) await makeCashier(house, { schoolId, ...cashier, ...(cashier.kind === 'pupil' && { pupilId }) })
  await changeSettings(house, { schoolId, mustSignIn: false, idleMinutes: 5 })
}
