import { run, sql } from '../../database/transaction.ts'
import { keptFor } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'

const KEPT_MS = keptFor.giverDays * 86_400_000
const MOST_AT_A_TIME = 1_000

/** Who gave to a meal fund, and what they wrote, is forgotten when no bank can take the gift back any more. The sum and the payment's number stay. */
export function forgetGivers(house: House): Promise<number> {
  return run(
    house.database,
    sql`
      -- across schools: what is old everywhere
      update topup
      set giver_name = null, giver_email = null, giver_greeting = null
      where (school_id, id) in (
        select school_id, id
        from topup
        where wallet_id is null
        and coalesce(giver_name, giver_email, giver_greeting) is not null
        and made_at < ${new Date(house.clock.now().getTime() - KEPT_MS)}
        limit ${MOST_AT_A_TIME})`,
  )
}
