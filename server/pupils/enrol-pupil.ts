import type { HolderKind } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { openWallet } from '../../ledger/ledger.ts'
import { isDateOfBirth } from '../../rules/age-limits.ts'
import { isEmailOfDomain, readEmail } from '../../rules/email-addresses.ts'
import { isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import { readName } from '../../rules/people-names.ts'
import { readPupilNumber } from '../../rules/pupil-numbers.ts'
import type { House } from '../house.ts'
import { giveProfiles, refuseAdultsAddress } from '../profiles/index.ts'
import { type Asked, enrolOnce } from './enrol-once.ts'
import { emailDomainOf, insertPupil, isNumberOfOtherPupil, type PupilRow } from './store.ts'

export type PupilWish = {
  firstName: string
  lastName: string
  className: string
  email: string | null
  /** What the school itself calls the pupil. */
  pupilNumber?: string | null
  bornOn?: string | null
  enrolledFrom: string
  enrolledUntil: string | null
}
export type EnrolledPupil = { pupilId: string; walletId: string }

/**
 * Enrols a pupil with an empty wallet. Cards are handed out, and a phone asks for its code. Somebody who has already shown that the
 * address is theirs, at another school for example, is that pupil from now on.
 * @throws Refused name_not_valid, email_not_valid, email_of_adult, email_taken, pupil_number_not_valid, pupil_number_taken, not_well_formed
 */
export async function enrolPupil(
  tx: Queryable,
  house: House,
  { schoolId, kind = 'pupil', asked, ...wish }: PupilWish & { schoolId: number; kind?: HolderKind; asked?: Asked },
): Promise<EnrolledPupil> {
  const checked = checkPupil(wish)
  const [pupilId, walletId, madeAt] = [asked?.pupilId ?? house.newId(), house.newId(), house.clock.now()]
  if (checked.pupilNumber && (await isNumberOfOtherPupil(tx, { schoolId, pupilId, pupilNumber: checked.pupilNumber }))) throw new Refused('pupil_number_taken')
  const { email } = checked
  if (email !== null) await refuseAdultsAddress(tx, { kind, email })
  await openWallet(tx, { schoolId, walletId, madeAt })
  if (!(await insertPupil(tx, { schoolId, pupilId, walletId, kind, ...checked, madeAt, askedHash: asked?.askedHash ?? null }))) throw new Refused('email_taken')
  if (email !== null) await giveProfiles(tx, { schoolId, pupils: [{ pupilId, kind, email }] })
  return { pupilId, walletId }
}

/**
 * The same for the office, which wants to see the pupil, by the rules of a class list.
 * @throws Refused same_id_other_content, email_not_of_school, born_on_not_valid and those of enrolPupil
 */
export function addPupil(house: House, { schoolId, id, ...wish }: PupilWish & { schoolId: number; id: string }): Promise<PupilRow> {
  return enrolOnce(house, { schoolId, id, ...wish }, async (tx, asked) => {
    const today = norwegianTime(house.clock.now()).date
    if (wish.bornOn && !isDateOfBirth(wish.bornOn, today)) throw new Refused('born_on_not_valid')
    const { email } = checkPupil(wish)
    const domain = await emailDomainOf(tx, schoolId)
    if (email !== null && domain !== null && !isEmailOfDomain(email, domain)) throw new Refused({ code: 'email_not_of_school', facts: { domain } })
    await enrolPupil(tx, house, { schoolId, ...wish, asked })
  })
}

/** What was typed about a pupil as it is kept. @throws Refused name_not_valid, email_not_valid, pupil_number_not_valid, not_well_formed */
export function checkPupil(wish: PupilWish): PupilWish & { pupilNumber: string | null; bornOn: string | null } {
  const [firstName, lastName] = [readName(wish.firstName), readName(wish.lastName)]
  if (!firstName || !lastName) throw new Refused('name_not_valid')
  const email = wish.email === null ? null : readEmail(wish.email)
  if (wish.email !== null && email === null) throw new Refused('email_not_valid')
  const pupilNumber = wish.pupilNumber ? readPupilNumber(wish.pupilNumber) : null
  if (wish.pupilNumber && pupilNumber === null) throw new Refused('pupil_number_not_valid')
  const { enrolledFrom, enrolledUntil } = wish
  if (!isDay(enrolledFrom)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledFrom' } })
  const isEndWrong = enrolledUntil !== null && (!isDay(enrolledUntil) || enrolledUntil < enrolledFrom)
  if (isEndWrong) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/enrolledUntil' } })
  return { ...wish, firstName, lastName, className: wish.className.trim(), email, pupilNumber, bornOn: wish.bornOn ?? null }
}
