import type { Queryable } from '../../database/connect.ts'
import type { Language } from '../../language/languages.ts'
import type { House } from '../house.ts'
import { makePerson } from './make-person.ts'
import { type Person, personByEmail, personById } from './store.ts'

export type Invited = { firstName: string; lastName: string; email: string; language: Language }

/** Who has the address, or a new person without a password. Whoever is known keeps the name they have. @throws Refused `email_not_valid`, `name_not_valid` */
export async function findOrMakePerson(tx: Queryable, house: House, invited: Invited): Promise<Person> {
  const known = await personByEmail(tx, invited.email.trim())
  if (known) return known
  const { personId } = await makePerson(tx, house, invited)
  return (await personById(tx, personId)) as Person
}
