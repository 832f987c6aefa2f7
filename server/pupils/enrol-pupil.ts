import type { HolderKind } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { openWallet } from '../../ledger/ledger.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { isDay } from '../../rules/norwegian-time.ts'
import { readName } from '../../rules/people-names.ts'
import type { House } from '../house.ts'
import { insertPupil, pupilOf, type PupilRow } from './store.ts'

export type PupilWish = { firstName: string; lastName: string; className: string; email: string | null; enrolledFrom: string; enrolledUntil: string | null }
export type EnrolledPupil = { pupilId: string; walletId: string }

/**
 * Enrols a pupil with an empty wallet. Cards are handed out, and a phone asks for its code.
 * @throws Refused name_not_valid, email_not_valid, email_taken, not_well_formed
 */
export async function enrolPupil(
  tx: Queryable,
  house: House,
  { schoolId, kind = 'pupil', ...wish }: PupilWish & { schoolId: number; kind?: HolderKind },
): Promise<EnrolledPupil> {
  const checked = checkPupil(wish)
  const [pupilId, walletId, madeAt] = [house.newId(), house.newId(), house.clock.now()]
  await openWallet(tx, { schoolId, walletId, madeAt })
  if (!(await insertPupil(tx, { schoolId, pupilId, walletId, kind, ...checked, madeAt }))) throw new Refused('email_taken')
  return { pupilId, walletId }
}

/** The same for the office, which wants to see the pupil. */
export function addPupil(house: House, { schoolId, wish }: { schoolId: number; wish: PupilWish }): Promise<PupilRow> {
  return transaction(house.database, async (tx) => {
    const { pupilId } = await enrolPupil(tx, house, { schoolId, ...wish })
    return (await pupilOf(tx, { schoolId, pupilId })) as PupilRow
  })
}

/** What was typed about a pupil as it is kept. @throws Refused name_not_valid, email_not_valid, not_well_formed */
export function checkPupil(wish: PupilWish): PupilWish {
  const [firstName, lastName] = [readName(wish.firstName), readName(wish.lastName)]
  if (!firstName || !lastName) throw new Refused('name_not_valid')
  const email = wish.email === null ? null : readEmail(wish.email)
  if (wish.email !== null && email === null) throw new Refused('email_not_valid')
  const { enrolledFrom, enrolledUntil } = wish
  if (!isDay(enrolledFrom)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledFrom' } })
  const isEndWrong = enrolledUntil !== null && (!isDay(enrolledUntil) || enrolledUntil < enrolledFrom)
  if (isEndWrong) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledUntil' } })
  return { ...wish, firstName, lastName, className: wish.className.trim(), email }
}
