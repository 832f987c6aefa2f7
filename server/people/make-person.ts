import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import type { Language } from '../../language/languages.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { readName } from '../../rules/people-names.ts'
import type { House } from '../house.ts'
import { hashPassword } from './password-hash.ts'
import { insertPerson } from './store.ts'

export type PersonWish = {
  email: string
  firstName: string
  lastName: string
  language: Language
  mobile?: string | null
  /** Without one the person is known, but cannot sign in until they have chosen one by a link. */
  password?: string
  /** Instead of `password`, when many people get the same: made by `hashPassword`. */
  passwordHash?: string
}

/** Makes a person. The password is whoever calls's to check. @throws Refused `email_not_valid`, `name_not_valid`, `email_taken` */
export async function makePerson(
  tx: Queryable,
  house: House,
  { mobile = null, password, passwordHash = undefined, language, ...typed }: PersonWish,
): Promise<{ personId: string }> {
  const email = readEmail(typed.email)
  if (!email) throw new Refused('email_not_valid')
  const [firstName, lastName] = [readName(typed.firstName), readName(typed.lastName)]
  if (!firstName || !lastName) throw new Refused('name_not_valid')
  const hash = passwordHash ?? (password === undefined ? null : await hashPassword(password))
  const personId = house.newId()
  const person = { personId, email, firstName, lastName, mobile, passwordHash: hash, language, now: house.clock.now() }
  if (!(await insertPerson(tx, person))) throw new Refused('email_taken')
  return { personId }
}
