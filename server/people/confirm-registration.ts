// The link shows that the address is one's own, and the password that one is who registered: somebody
// who registers another's address in advance is not let in by the owner's click.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { countAttempt, forgiveAttempts, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { mayBeSentFirstLink, sendFirstLink } from '../phones/index.ts'
import { enrolPupil } from '../pupils/index.ts'
import { becomeFeidePupil } from './give-identity.ts'
import { insertIdentity, pupilsByFeideNames, takeStrangerOfRegistration } from './identity-store.ts'
import { isPassword } from './password-hash.ts'
import { becomePupil, mayBecomePupil } from '../profiles/index.ts'
import { pupilByEmail } from './pupil-store.ts'
import { openSession } from './sessions.ts'
import {
  deletePasswordLinksOf,
  deleteRegistrationsOf,
  insertPerson,
  lockPerson,
  personByEmail,
  type Registration,
  registrationOf,
  setMobileAndLanguage,
  setPassword,
  takeRegistration,
} from './store.ts'

const MOST_PUPILS = 20

export type SignedIn = { personId: string; sessionToken: string }

/** @throws Refused `link_not_valid`, `sign_in_failed` (another password than was chosen), `too_many_attempts` */
export async function confirmRegistration(house: House, { token, password, address }: { token: string; password: string; address: string }): Promise<SignedIn> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const now = house.clock.now()
  const registration = await registrationOf(house.database, { tokenHash: hashOfToken(token), now })
  if (!registration) throw new Refused('link_not_valid')
  await countAttempt(house, limits.confirmationOfLink, token)
  if (!(await isPassword(password, registration.passwordHash))) throw new Refused('sign_in_failed')

  const isSmsAllowed = await mayBeSentFirstLink(house, registration.mobile)
  const signedIn = await transaction(house.database, async (tx) => {
    if (!(await takeRegistration(tx, registration.tokenHash))) throw new Refused('link_not_valid')
    const personId = await activate(tx, house, registration, now)
    await deleteRegistrationsOf(tx, registration.email)
    await deletePasswordLinksOf(tx, personId)
    const known = await becomeWhomProviderKnows(tx, house, { registration, personId })
    // Whoever came by a guardian's code comes as no pupil.
    const walletId = known ?? (registration.asGuardian ? null : await becomePupilOfSchool(tx, house, { registration, personId, now }))
    if (walletId && isSmsAllowed) await sendFirstLink(tx, house, { schoolId: registration.schoolId, walletId, mobile: registration.mobile })
    return { personId, sessionToken: await openSession(tx, house, personId) }
  })
  await forgiveAttempts(house, limits.confirmationOfLink, token)
  house.log('registration_confirmed', { schoolId: registration.schoolId })
  return signedIn
}

// The office may have written the person down already, as a guardian or as staff, with a name it knows.
async function activate(tx: Queryable, house: House, registration: Registration, now: Date): Promise<string> {
  const { email, firstName, lastName, mobile, passwordHash, language } = registration
  const personId = house.newId()
  if (await insertPerson(tx, { personId, email, firstName, lastName, mobile, passwordHash, language, now })) return personId
  const known = await personByEmail(tx, email)
  const person = known && (await lockPerson(tx, known.personId))
  if (!person || person.passwordHash !== null) throw new Refused('link_not_valid')
  await setPassword(tx, { personId: person.personId, passwordHash, now })
  await setMobileAndLanguage(tx, { personId: person.personId, mobile, language })
  return person.personId
}

// Whoever began with Feide or Vipps gets that way in, and is the pupil whose Feide name the school has confirmed.
async function becomeWhomProviderKnows(
  tx: Queryable,
  house: House,
  { registration: { tokenHash, schoolId }, personId }: { registration: Registration; personId: string },
): Promise<string | null> {
  const stranger = await takeStrangerOfRegistration(tx, tokenHash)
  if (!stranger || !(await insertIdentity(tx, { ...stranger, identityId: house.newId(), personId, now: house.clock.now() }))) return null
  const { feideNames } = JSON.parse(house.keys.unwrap(stranger.sealedClaims).toString('utf8')) as { feideNames: string[] }
  if (feideNames.length === 0) return null
  const pupil = (await pupilsByFeideNames(tx, { names: feideNames, limit: MOST_PUPILS })).find((each) => each.schoolId === schoolId)
  return pupil && (await becomeFeidePupil(tx, { ...pupil, personId })) ? pupil.walletId : null
}

/** Answers the wallet that has become the person's own, or null when there is none. */
async function becomePupilOfSchool(
  tx: Queryable,
  house: House,
  { registration, personId, now }: { registration: Registration; personId: string; now: Date },
): Promise<string | null> {
  const { schoolId, email, firstName, lastName } = registration
  const pupil = await pupilByEmail(tx, { schoolId, email })
  if (pupil) {
    // Another person's pupil stays theirs, and a guardian's address is no pupil's; the school can put a wrong address right.
    return (await becomePupil(tx, { ...pupil, schoolId, personId })) ? pupil.walletId : null
  }
  // A guardian who did not wait for the invitation came for a child's card, not for one of their own.
  if (!(await mayBecomePupil(tx, { kind: 'pupil', personId }))) return null
  const enrolled = await enrolPupil(tx, house, {
    schoolId,
    firstName,
    lastName,
    className: '',
    email,
    enrolledFrom: norwegianTime(now).date,
    enrolledUntil: null,
  })
  return (await becomePupil(tx, { ...enrolled, kind: 'pupil', schoolId, personId })) ? enrolled.walletId : null
}
