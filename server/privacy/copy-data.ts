// A copy of all that is kept of somebody. It is made while it is fetched and lies nowhere afterwards, so there is no link to it
// that could be forwarded or found; whoever it is about is told that it was taken.

import { Refused } from '../../contract/refusals.ts'
import type { NamedFile } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { OWN_COPY_FROM_AGE } from '../../rules/erasure.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { countAttempt, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { proveOneself, walletOf } from '../people/index.ts'
import { readersOf } from '../relations/index.ts'
import { pupilIdOfWallet } from '../relations/index.ts'
import type { Subject } from './find-rows.ts'
import { letterOfCopy } from './letters.ts'
import { pupilFactsOf, someoneBy } from './people-store.ts'
import { readCopy } from './read-copy.ts'
import { type PrivacyHappening, writeHappening } from './store.ts'
import { subjectOfPerson, subjectOfPupil } from './subjects.ts'
import { writeCopy } from './write-copy.ts'

/** Who asks, and shows that it is them. */
type Proof = { personId: string; sessionToken: string; password: string | null }
type OwnWish = Proof & { about: { schoolId: number; walletId: string } | null }

/** One's own, or that of a young child that one follows. @throws Refused password_wrong, sign_in_anew, not_found, copy_is_the_pupils, too_many_attempts */
export async function copyForPerson(house: House, { about, ...proof }: OwnWish): Promise<NamedFile> {
  const { personId } = proof
  await proveOneself(house, proof)
  await countAttempt(house, limits.dataCopyOfPerson, personId)
  if (about !== null) return copyForGuardian(house, { personId, ...about })
  const reader = await someoneBy(house.database, personId)
  const subject = await subjectOfPerson(house.database, personId)
  if (!reader || !subject) throw new Refused('not_found')
  await transaction(house.database, async (tx) => {
    await tell(tx, house, { personId, schoolId: null, pupilId: null, what: 'copied', side: 'own', byPersonId: personId })
    if (reader.email !== null) await queueMessage(tx, house, letterOfCopy(house, { ...reader, email: reader.email }, { side: 'own', childFirstName: null }))
  })
  return fileOf(house, { subject, readerId: personId, firstName: reader.firstName, language: reader.language, isForGuardian: false })
}

async function copyForGuardian(house: House, { personId, schoolId, walletId }: { personId: string; schoolId: number; walletId: string }): Promise<NamedFile> {
  const { database } = house
  const wallet = await walletOf(database, { personId, schoolId, walletId, now: house.clock.now() })
  const pupilId = await pupilIdOfWallet(database, { schoolId, walletId })
  const pupil = pupilId && (await pupilFactsOf(database, { schoolId, pupilId }))
  const reader = await someoneBy(database, personId)
  if (wallet?.relation !== 'guardian' || !pupil || !reader) throw new Refused('not_found')
  // Whoever is not shown what was eaten does not get it in a file either.
  if (wallet.sees !== 'items') throw new Refused('copy_is_the_pupils')
  const isOld = hasReached(OWN_COPY_FROM_AGE, { bornOn: pupil.bornOn, today: norwegianTime(house.clock.now()).date })
  // Where nobody knows the age, an account of one's own says that one can ask for oneself.
  if (isOld === true || (isOld === null && pupil.hasAccount)) throw new Refused('copy_is_the_pupils')
  const found = await subjectOfPupil(database, { schoolId, pupilId })
  if (!found) throw new Refused('not_found')
  await transaction(database, async (tx) => {
    await tell(tx, house, { personId: null, schoolId, pupilId, what: 'copied', side: 'guardian', byPersonId: personId })
    await tellReaders(tx, house, { schoolId, walletId, side: 'guardian' })
  })
  const { firstName } = pupil
  return fileOf(house, { subject: found, readerId: personId, firstName, language: reader.language, isForGuardian: true })
}

type OfficeWish = Proof & { schoolId: number; pupilId: string }

/** Of a pupil who has no account, for the office to hand over. @throws Refused password_wrong, sign_in_anew, not_found, copy_has_account, too_many_attempts */
export async function copyForOffice(house: House, { schoolId, pupilId, ...proof }: OfficeWish): Promise<NamedFile> {
  const { personId } = proof
  await proveOneself(house, proof)
  await countAttempt(house, limits.dataCopyAtOffice, personId)
  const pupil = await pupilFactsOf(house.database, { schoolId, pupilId })
  const subject = await subjectOfPupil(house.database, { schoolId, pupilId })
  const reader = await someoneBy(house.database, personId)
  if (!pupil || !subject || !reader) throw new Refused('not_found')
  if (pupil.hasAccount) throw new Refused('copy_has_account')
  await transaction(house.database, async (tx) => {
    await tell(tx, house, { personId: null, schoolId, pupilId, what: 'copied', side: 'office', byPersonId: personId })
    await tellReaders(tx, house, { schoolId, walletId: pupil.walletId, side: 'office' })
  })
  const { firstName } = pupil
  return fileOf(house, { subject, readerId: null, firstName, language: reader.language, isForGuardian: false })
}

type FileWish = { subject: Subject; readerId: string | null; firstName: string; language: 'nb' | 'nn' | 'en'; isForGuardian: boolean }

async function fileOf(house: House, { subject, readerId, firstName, language, isForGuardian }: FileWish): Promise<NamedFile> {
  const topics = await readCopy(house.database, { subject, readerId, isForGuardian })
  return writeCopy({ topics, firstName, madeAt: house.clock.now(), language })
}

const tell = (tx: Queryable, house: House, what: PrivacyHappening) => writeHappening(tx, { id: house.newId(), at: house.clock.now(), ...what })

async function tellReaders(tx: Queryable, house: House, { schoolId, walletId, side }: { schoolId: number; walletId: string; side: 'guardian' | 'office' }) {
  for (const { childFirstName, ...reader } of await readersOf(tx, { schoolId, walletId, now: house.clock.now(), tells: 'balance' })) {
    await queueMessage(tx, house, letterOfCopy(house, reader, { side, childFirstName }))
  }
}
