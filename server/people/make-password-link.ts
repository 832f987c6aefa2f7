import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { newPasswordPage } from './letters.ts'
import { insertPasswordLink, personByEmail } from './store.ts'

const LINK_LASTS_MS = 24 * 3_600_000

/** A link by which a person chooses a password, for whoever sets the house up to hand over. Null when nobody has the address. */
export async function makePasswordLink(tx: Queryable, house: House, { email }: { email: string }): Promise<{ link: string; expiresAt: Date } | null> {
  const person = await personByEmail(tx, email)
  if (!person) return null
  const now = house.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_LASTS_MS)
  const token = newToken()
  await insertPasswordLink(tx, { tokenHash: hashOfToken(token), personId: person.personId, now, expiresAt })
  return { link: newPasswordPage(house, token), expiresAt }
}
