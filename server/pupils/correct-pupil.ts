// The office puts right what is known of a pupil. The address decides whose the card is: with a new one, whoever
// had the profile before sees it no more, and the one who has shown that the new address is theirs does.

import { Refused } from '../../contract/refusals.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { isEmailOfDomain } from '../../rules/email-addresses.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { endPhoneIn } from '../phones/index.ts'
import { giveProfiles, refuseAdultsAddress } from '../profiles/index.ts'
import { checkPupil, type PupilWish } from './enrol-pupil.ts'
import { cardIdsOf, isEmailOfOtherPupil, isNumberOfOtherPupil, lockPupil, type PupilKey, pupilOf, type PupilRow, updatePupil, emailDomainOf } from './store.ts'

/** @throws Refused not_found, name_not_valid, email_not_valid, email_not_of_school, email_taken, email_of_adult, pupil_number_not_valid, pupil_number_taken, not_well_formed */
export function correctPupil(house: House, { change, byPersonId, ...key }: PupilKey & { change: Partial<PupilWish>; byPersonId: string }): Promise<PupilRow> {
  const { schoolId } = key
  return transaction(house.database, async (tx) => {
    if (!(await lockPupil(tx, key))) throw new Refused('not_found')
    const before = (await pupilOf(tx, key)) as PupilRow
    const after = checkPupil({ ...before, ...change })
    const hasNewEmail = after.email?.toLowerCase() !== before.email?.toLowerCase()
    if (hasNewEmail && after.email !== null) {
      // As when one registers. An address that was taken in before the school had a domain may stay.
      const domain = await emailDomainOf(tx, schoolId)
      if (domain !== null && !isEmailOfDomain(after.email, domain)) throw new Refused({ code: 'email_not_of_school', facts: { domain } })
      if (await isEmailOfOtherPupil(tx, { ...key, email: after.email })) throw new Refused('email_taken')
      await refuseAdultsAddress(tx, { kind: before.kind, email: after.email })
    }
    const isNewNumber = after.pupilNumber !== null && after.pupilNumber !== before.pupilNumber
    if (isNewNumber && (await isNumberOfOtherPupil(tx, { ...key, pupilNumber: after.pupilNumber as string }))) throw new Refused('pupil_number_taken')
    await updatePupil(tx, { ...key, ...after, hasNewEmail }).catch((error: unknown) => {
      // Somebody has registered with the address, or got the number, since.
      throw isUniqueViolation(error) ? new Refused(hasNewEmail ? 'email_taken' : 'pupil_number_taken') : error
    })
    if (hasNewEmail && after.email !== null) await giveProfiles(tx, { schoolId, pupils: [{ ...key, kind: before.kind, email: after.email }] })
    // A phone that was bound with the old address would go on paying.
    if (hasNewEmail && before.email !== null) await endPhoneIn(tx, house, { schoolId, walletId: before.walletId, by: { side: 'office', personId: byPersonId } })
    const areDaysNew = after.enrolledFrom !== before.enrolledFrom || after.enrolledUntil !== before.enrolledUntil
    if (areDaysNew) {
      for (const cardId of await cardIdsOf(tx, { schoolId, walletId: before.walletId }))
        await announceChange(tx, house, { schoolId, kind: 'card', subjectId: cardId })
    }
    return (await pupilOf(tx, key)) as PupilRow
  })
}
