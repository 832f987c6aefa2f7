// Vipps forgets a registration whose address has been dead for two weeks, and says nothing: so somebody looks, at start
// and each day. Payments come without webhooks too, some seconds later, so nothing is stopped: it is told.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type Payments, ProviderTrouble, type WebhookTrouble } from '../payments/index.ts'
import { nameOf, repeat, type Repeating } from '../repeat.ts'

const LOOK_EVERY_MS = 24 * 3_600_000
/** What somebody saw longer ago is no longer believed. */
const WORD_HOLDS_MS = 2 * LOOK_EVERY_MS

export type WebhookWatch = Repeating & { lookOnce: () => Promise<void> }

export function watchWebhooks(house: House, payments: Payments): WebhookWatch {
  const lookOnce = async () => {
    for (const provider of payments.all) if (provider.webhookTroubles) await lookAt(house, provider.name, provider.webhookTroubles)
  }
  const onTrouble = (error: unknown) => house.log('webhooks not looked at', { error: nameOf(error) })
  return { lookOnce, ...repeat(lookOnce, { everyMs: LOOK_EVERY_MS, onTrouble, isFirstAtOnce: true }) }
}

async function lookAt(house: House, provider: ProviderName, ask: () => Promise<WebhookTrouble[]>): Promise<void> {
  try {
    const troubles = await ask()
    const now = house.clock.now()
    // What was wrong before and is not named now has been put right.
    await run(house.database, sql`update webhook_check set trouble = null, checked_at = ${now} where provider = ${provider}`)
    for (const { salesUnit, what } of troubles) {
      await write(house.database, { provider, salesUnit, trouble: what, now })
      house.log('webhook registration is not right: run "kantinekort vipps-webhooks"', { provider, salesUnit, what })
    }
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    // That it does not answer is told by its circuit.
    house.log('webhook registration could not be looked at', { provider, code: error.code })
  }
}

async function write(
  db: Queryable,
  { provider, salesUnit, trouble, now }: { provider: ProviderName; salesUnit: string; trouble: string; now: Date },
): Promise<void> {
  await run(
    db,
    sql`
      insert into webhook_check (provider, sales_unit, trouble, checked_at)
      values (${provider}, ${salesUnit}, ${trouble}, ${now})
      on conflict (provider, sales_unit) do update
      set trouble = excluded.trouble, checked_at = excluded.checked_at`,
  )
}

/** What is wrong with how providers call us, as somebody has seen lately. */
export async function webhookTroubles(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ provider: ProviderName; salesUnit: string; what: WebhookTrouble['what'] }[]> {
  return rows(
    db,
    sql`
      select provider, sales_unit as "salesUnit", trouble as what
      from webhook_check
      where trouble is not null
      and checked_at >= ${new Date(now.getTime() - WORD_HOLDS_MS)}
      order by provider, sales_unit
      limit 100`,
  )
}
