// Guardians who limit what a pupil spends, for tests.

import { NO_TERMS, type SpendingTerms } from '../rules/spending-limits.ts'
import type { House } from '../server/house.ts'
import { setLimits } from '../server/limits/index.ts'
import type { TestPupil } from './canteen.ts'
import { makeGuardianOf, type TestGuardian } from './stops.ts'

/** A guardian of a pupil who sets limits; the same one again where one is given. */
export async function limit(house: House, pupil: TestPupil, terms: Partial<SpendingTerms>, by?: TestGuardian): Promise<TestGuardian> {
  const guardian = by ?? (await makeGuardianOf(house, pupil))
  const { schoolId, walletId } = pupil
  await setLimits(house, { schoolId, walletId, personId: guardian.personId, terms: { ...NO_TERMS, ...terms } })
  return guardian
}
