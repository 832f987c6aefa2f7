// The school says which Feide name is which pupil. Only that leads Feide to a pupil: names and addresses are never guessed from.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { orgOf, readFeideName } from '../../rules/feide-names.ts'
import type { House } from '../house.ts'
import type { SignInProvider } from './provider.ts'
import { deleteFeideName, feideNameOf, insertFeideName, lockNamedPupil, type PupilKey } from './store.ts'
import type { Parties } from './visits.ts'

type Shown = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name'>

export async function showFeideName(house: House, parties: Parties, key: PupilKey): Promise<Shown> {
  if (!(await lockNamedPupil(house.database, key))) throw new Refused('not_found')
  return { orgs: orgsOf(parties, key.schoolId), feideName: await feideNameOf(house.database, key) }
}

/** @throws Refused not_found, feide_name_not_valid, feide_name_of_other_org, feide_name_taken */
export async function confirmFeideName(house: House, parties: Parties, { schoolId, pupilId, typed }: PupilKey & { typed: string | null }): Promise<void> {
  const name = typed === null || typed.trim() === '' ? null : readNameOf(typed, orgsOf(parties, schoolId))
  await transaction(house.database, async (tx) => {
    const pupil = await lockNamedPupil(tx, { schoolId, pupilId })
    if (!pupil) throw new Refused('not_found')
    if (pupil.name === name) return
    await deleteFeideName(tx, { schoolId, pupilId })
    if (name !== null && !(await insertFeideName(tx, { schoolId, pupilId, name }))) throw new Refused('feide_name_taken')
  })
}

function readNameOf(typed: string, orgs: string[]): string {
  const name = readFeideName(typed)
  if (name === null) throw new Refused('feide_name_not_valid')
  if (!orgs.includes(orgOf(name))) throw new Refused({ code: 'feide_name_of_other_org', facts: { orgs } })
  return name
}

const orgsOf = (parties: Parties, schoolId: number): string[] =>
  feideOrgsOf(
    [...parties.values()].map(({ provider }) => provider),
    schoolId,
  )

/** The Feide organisations whose names a school may confirm for its pupils. */
export const feideOrgsOf = (providers: readonly SignInProvider[], schoolId: number): string[] => [
  ...new Set(providers.flatMap(({ audiences, orgsOfSchools }) => (audiences.includes('pupils') ? (orgsOfSchools.get(schoolId) ?? []) : []))),
]
