import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import { postsOf } from './staff-store.ts'
import { personById } from './store.ts'
import { walletsOf } from './wallets-of.ts'

const MOST_POSTS = 500

/** Who a person is, with the wallets and the posts that follow. @throws Refused `not_signed_in` when there is no such person */
export async function showSession(house: House, personId: string): Promise<RouteReply<'GET /api/session'>> {
  const { database } = house
  const now = house.clock.now()
  const person = await personById(database, personId)
  if (!person) throw new Refused('not_signed_in')
  const { email, firstName, lastName, mobile, language } = person
  const wallets = await walletsOf(database, { personId, now })
  const staffPosts = await postsOf(database, { personId, now, limit: MOST_POSTS })
  return { personId, email, firstName, lastName, mobile, language, wallets, staffPosts }
}
