import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import { endRelation } from '../relations/index.ts'

/** Takes a pupil's wallet from a guardian's sight, from this moment. What they paid in stays with the pupil. @throws Refused not_found */
export async function endGuardianship(house: House, key: { schoolId: number; pupilId: string; personId: string }): Promise<void> {
  if (!(await endRelation(house.database, { ...key, now: house.clock.now() }))) throw new Refused('not_found')
}
