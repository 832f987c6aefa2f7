// What the office does about money in for a family that has no profile, always with the reason.

import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { endLink, makeLink, showLink } from './make-link.ts'
import { walletOfPupil } from './store.ts'

type PupilKey = { schoolId: number; pupilId: string }
type OnBehalf = PupilKey & { personId: string; note: string }

/** @throws Refused not_found */
export async function showLinkOfPupil(house: House, pupil: PupilKey) {
  return showLink(house, await walletOf(house, pupil))
}

/** @throws Refused not_found, pay_link_not_possible */
export async function makeLinkOnBehalf(house: House, { personId, note, ...pupil }: OnBehalf) {
  return makeLink(house, { ...(await walletOf(house, pupil)), personId, note: readReason(note) })
}

/** @throws Refused not_found */
export async function endLinkOnBehalf(house: House, { personId, note, ...pupil }: OnBehalf) {
  return endLink(house, { ...(await walletOf(house, pupil)), personId, note: readReason(note) })
}

async function walletOf(house: House, pupil: PupilKey) {
  const wallet = await walletOfPupil(house.database, pupil)
  if (!wallet) throw new Refused('not_found')
  return wallet
}
