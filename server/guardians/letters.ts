// What people are told of relations: the pupil who is asked, whoever has been refused, and those who follow a pupil when
// somebody new does. Where the address is protected nobody is named to another.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { relationLetters } from '../../language/relation-letters/texts.ts'
import type { House } from '../house.ts'
import { tellPerson, type Telling } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'
import type { Pupil } from './store.ts'

type Person = { personId: string; email: string | null; firstName: string; lastName: string; language: Language }

function personOf(db: Queryable, personId: string): Promise<Person | null> {
  return firstRow(
    db,
    sql`
      select id as "personId", case when email_confirmed_at is not null then email end as email, first_name as "firstName", last_name as "lastName", language
      from person
      where id = ${personId}`,
  )
}

export async function tellPupilOfRequest(tx: Queryable, house: House, { schoolId, walletId, personId, schoolName }: Pupil, guardianId: string): Promise<void> {
  const [pupil, guardian] = [personId && (await personOf(tx, personId)), await personOf(tx, guardianId)]
  if (!pupil || pupil.email === null || !guardian) return
  const texts = relationLetters[pupil.language].request
  await send(tx, house, { ...pupil, schoolId, walletId, child: null, path: '/profile' }, texts.subject(guardian.firstName), [
    texts.text(`${guardian.firstName} ${guardian.lastName}`, schoolName),
    `${house.publicUrl}/profile`,
    texts.choice,
  ])
}

export async function tellOfRefusal(tx: Queryable, house: House, { schoolId, walletId, firstName, schoolName }: Pupil, guardianId: string): Promise<void> {
  const guardian = await personOf(tx, guardianId)
  if (!guardian || guardian.email === null) return
  const texts = relationLetters[guardian.language].refused
  await send(tx, house, { ...guardian, schoolId, walletId, child: firstName, path: '/' }, texts.subject(firstName), [
    texts.text(firstName),
    texts.ask(schoolName),
  ])
}

/** To the pupil and to the other guardians: nobody follows anybody unseen. */
export async function tellOfGuardian(
  tx: Queryable,
  house: House,
  { schoolId, walletId, hasProtectedAddress, schoolName }: Pupil,
  guardianId: string,
): Promise<void> {
  const guardian = await personOf(tx, guardianId)
  if (!guardian) return
  for (const reader of await readersOf(tx, { schoolId, walletId, now: house.clock.now(), tells: 'balance' })) {
    if (reader.email === guardian.email || (hasProtectedAddress && !reader.isOwn)) continue
    const texts = relationLetters[reader.language].started
    const about = { schoolId, walletId, child: reader.isOwn ? null : reader.childFirstName, path: `/family/${schoolId}/${walletId}` }
    await send(tx, house, { ...reader, ...about }, texts.subject(reader.childFirstName), [
      texts.text(guardian.firstName, reader.childFirstName),
      texts.wrong(schoolName),
    ])
  }
}

async function send(
  tx: Queryable,
  house: House,
  { firstName, language, ...about }: Pick<Telling, 'personId' | 'schoolId' | 'walletId' | 'child' | 'path'> & { firstName: string; language: Language },
  subject: string,
  paragraphs: readonly string[],
): Promise<void> {
  const { greeting, regards } = messageTexts[language]
  const body = [greeting(firstName), ...paragraphs, regards].join('\n\n')
  await tellPerson(tx, house, { ...about, event: 'follower', subject, body })
}
