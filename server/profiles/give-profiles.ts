// The one place where somebody becomes a pupil: by an address that is written down, by hand or by a list; by registering with it; or
// by Feide. A pupil who is somebody's already stays theirs.

import type { HolderKind } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { mayBecome, whoseAddress } from '../../rules/whose-address.ts'
import { holderById, holdersOf, linkPupils } from './store.ts'

export type Addressed = { pupilId: string; kind: HolderKind; email: string }

/** Makes whoever has shown that an address is theirs the one it was written down for. */
export async function giveProfiles(tx: Queryable, { schoolId, pupils }: { schoolId: number; pupils: readonly Addressed[] }): Promise<void> {
  const holders = await holdersOf(
    tx,
    pupils.map(({ email }) => email),
  )
  const links = pupils.flatMap(({ pupilId, kind, email }) => {
    const holder = holders.get(email.toLowerCase())
    return holder && whoseAddress(holder, kind) === 'theirs' ? [{ pupilId, personId: holder.personId }] : []
  })
  if (links.length > 0) await linkPupils(tx, { schoolId, links })
}

/** Makes somebody who has shown who they are a pupil; false where they may not be, or somebody else is. */
export async function becomePupil(
  tx: Queryable,
  { schoolId, pupilId, kind, personId }: { schoolId: number; pupilId: string; kind: HolderKind; personId: string },
): Promise<boolean> {
  return (await mayBecomePupil(tx, { kind, personId })) && (await linkPupils(tx, { schoolId, links: [{ pupilId, personId }] })) === 1
}

export async function mayBecomePupil(db: Queryable, { kind, personId }: { kind: HolderKind; personId: string }): Promise<boolean> {
  const holder = await holderById(db, personId)
  return holder !== null && mayBecome(holder, kind)
}

/** Keeps an adult's address out of a pupil's field, while who typed it still looks at it. @throws Refused email_of_adult */
export async function refuseAdultsAddress(db: Queryable, { kind, email }: { kind: HolderKind; email: string }): Promise<void> {
  if ((await adultsAmong(db, { kind, emails: [email] })).size > 0) throw new Refused('email_of_adult')
}

/** Those of the addresses that are no pupil's, in small letters. */
export async function adultsAmong(db: Queryable, { kind, emails }: { kind: HolderKind; emails: readonly string[] }): Promise<Set<string>> {
  const holders = await holdersOf(db, emails)
  return new Set([...holders].flatMap(([email, holder]) => (whoseAddress(holder, kind) === 'an_adults' ? [email] : [])))
}
