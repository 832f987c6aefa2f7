// The demo provider's own books. They stand in the same database only so that a demo needs no second
// program; nothing outside this folder reads them.

import type { Queryable } from '../../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../../database/transaction.ts'
import type { Language } from '../../../language/languages.ts'
import type { ProviderWord } from './first-port.ts'

export type DemoPayment = {
  reference: string
  merchantReference: string
  amountOre: number
  state: ProviderWord
  description: string
  language: Language
  callbackUrl: string
  returnUrl: string
  approvesAt: Date | null
  notifiedAt: Date | null
}

const columns = sql`
  reference, merchant_reference as "merchantReference", amount_ore as "amountOre", state, description, language,
  callback_url as "callbackUrl", return_url as "returnUrl", approves_at as "approvesAt", notified_at as "notifiedAt"`

export type NewDemoPayment = Pick<DemoPayment, 'reference' | 'merchantReference' | 'amountOre' | 'description' | 'language' | 'callbackUrl' | 'returnUrl'>

/** Writes a payment, or finds the one that the merchant already made under this reference of theirs. */
export async function makeOrFind(db: Queryable, payment: NewDemoPayment, now: Date): Promise<DemoPayment> {
  await run(
    db,
    sql`
      insert into demo_payment (reference, merchant_reference, amount_ore, state, description, language, callback_url, return_url, made_at)
      values (${payment.reference}, ${payment.merchantReference}, ${payment.amountOre}, 'open', ${payment.description}, ${payment.language}, ${payment.callbackUrl}, ${payment.returnUrl}, ${now})
      on conflict (merchant_reference) do nothing`,
  )
  const found = await firstRow<DemoPayment>(
    db,
    sql`
      select ${columns}
      from demo_payment
      where merchant_reference = ${payment.merchantReference}`,
  )
  return found as DemoPayment
}

/** A payment as it stands now. One that is approved slowly is approved when its time has come. */
export async function findPayment(db: Queryable, reference: string, now: Date): Promise<DemoPayment | null> {
  await run(
    db,
    sql`
      update demo_payment
      set state = 'approved', decided_at = approves_at
      where reference = ${reference}
      and state = 'open'
      and approves_at <= ${now}`,
  )
  return firstRow(
    db,
    sql`
      select ${columns}
      from demo_payment
      where reference = ${reference}`,
  )
}

/** Decides an open payment, once. Answers whether this call did it. */
export async function decide(
  db: Queryable,
  { reference, state, now }: { reference: string; state: Exclude<ProviderWord, 'open'>; now: Date },
): Promise<boolean> {
  const decided = await run(
    db,
    sql`
      update demo_payment
      set state = ${state}, decided_at = ${now}
      where reference = ${reference}
      and state = 'open'
      and approves_at is null`,
  )
  return decided === 1
}

/** Lets an open payment be approved later. Answers whether this call did it. */
export async function decideLater(db: Queryable, { reference, approvesAt }: { reference: string; approvesAt: Date }): Promise<boolean> {
  const decided = await run(
    db,
    sql`
      update demo_payment
      set approves_at = ${approvesAt}
      where reference = ${reference}
      and state = 'open'
      and approves_at is null`,
  )
  return decided === 1
}

export async function markNotified(db: Queryable, reference: string, now: Date): Promise<void> {
  await run(
    db,
    sql`
      update demo_payment
      set notified_at = ${now}
      where reference = ${reference}`,
  )
}

/** What the merchant has not been told of: left behind by a process that ended. */
export async function untold(db: Queryable, { since }: { since: Date }): Promise<DemoPayment[]> {
  return rows(
    db,
    sql`
      select ${columns}
      from demo_payment
      where notified_at is null
      and (decided_at is not null or approves_at is not null)
      and made_at > ${since}
      order by made_at
      limit 200`,
  )
}
