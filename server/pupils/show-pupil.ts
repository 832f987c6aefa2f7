import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import { walletEntries } from '../movements/index.ts'
import { type Guardian, guardiansOf, type PupilKey, pupilOf } from './store.ts'

const LATEST = 20

/** One pupil with guardians and the newest movements. @throws Refused not_found */
export async function showPupil(
  house: House,
  { personId, ...key }: PupilKey & { personId: string },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId'>> {
  const { database } = house
  const pupil = await pupilOf(database, key)
  if (!pupil) throw new Refused('not_found')
  const now = house.clock.now()
  const everyGuardian = await guardiansOf(database, { ...key, now })
  const hasEnded = ({ endsAt }: Guardian) => endsAt !== null && Date.parse(endsAt) <= now.getTime()
  const { entries: latest } = await walletEntries(database, {
    schoolId: key.schoolId,
    walletId: pupil.walletId,
    before: null,
    limit: LATEST,
    viewer: { side: 'office', personId, sees: 'items' },
  })
  return {
    pupil,
    guardians: everyGuardian.filter((guardian) => !hasEnded(guardian)),
    formerGuardians: everyGuardian.filter(hasEnded),
    latest,
  }
}
