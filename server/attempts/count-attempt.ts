// Counts an attempt before it is made, so that a hundred at once cannot pass together, and refuses the one
// too many. The counts lie in the database: a restart forgives nothing, and several processes count as one.
// Always outside a transaction: an attempt is counted also when what follows fails.

import { isIP } from 'node:net'
import { Refused } from '../../contract/refusals.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Limit } from './limits.ts'

/** Answers how many are left. @throws Refused `too_many_attempts` with `waitSeconds` */
export async function countAttempt(house: House, limit: Limit, who: string): Promise<number> {
  const nowMs = house.clock.now().getTime()
  const windowStartsAtMs = nowMs - (nowMs % limit.windowMs)
  const counted = await firstRow<{ count: number }>(
    house.database,
    sql`
      insert into attempt (bucket, window_starts_at, count)
      values (${bucketOf(house, limit, who)}, ${new Date(windowStartsAtMs)}, 1)
      on conflict (bucket, window_starts_at) do update
      set count = attempt.count + 1
      returning count`,
  )
  const left = limit.most - (counted?.count ?? 0)
  if (left >= 0) return left
  house.log('too_many_attempts', { limit: limit.name })
  throw new Refused({ code: 'too_many_attempts', facts: { waitSeconds: Math.ceil((windowStartsAtMs + limit.windowMs - nowMs) / 1000) } })
}

/** Begins the count anew: whoever asked has shown to be who they say. */
export async function forgiveAttempts(house: House, limit: Limit, who: string): Promise<void> {
  await run(
    house.database,
    sql`
      delete from attempt
      where bucket = ${bucketOf(house, limit, who)}`,
  )
}

const bucketOf = (house: House, limit: Limit, who: string) => house.keys.bucketOf(`${limit.name}|${who.toLowerCase()}`)

/**
 * What counts as one address: an IPv4 address, or the half of an IPv6 address that a household is given,
 * for within it anyone may use as many as they like.
 */
export function networkOf(address: string): string {
  const version4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (version4) return version4
  const withoutZone = address.replace(/%.*$/, '')
  if (isIP(withoutZone) !== 6) return address
  const [head = '', tail] = withoutZone.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
