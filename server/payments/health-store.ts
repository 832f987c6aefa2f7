import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'
import type { ProviderDown } from './payments.ts'

type Health = { name: ProviderName; isDown: boolean; why: string | null; since: Date; now: Date }

export async function writeHealth(db: Queryable, { name, isDown, why, since, now }: Health): Promise<void> {
  await run(
    db,
    sql`
      insert into provider_health (provider, is_down, why, since, changed_at)
      values (${name}, ${isDown}, ${why}, ${since}, ${now})
      on conflict (provider) do update
      set is_down = excluded.is_down, why = excluded.why, since = excluded.since, changed_at = excluded.changed_at`,
  )
}

/** The providers that somebody has found to be down since then, the longest first. */
export async function readHealth(db: Queryable, { since }: { since: Date }): Promise<ProviderDown[]> {
  return rows(
    db,
    sql`
      select provider as name, since, why
      from provider_health
      where is_down
      and changed_at >= ${since}
      order by since`,
  )
}
