// The sums that bookkeeping is made of. Days are Norwegian days of booking: a day that is over never changes.

import type { VatCode } from '../../contract/vat-codes.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { DaySum, DayVat } from './vouchers.ts'

export type Span = { schoolId: number; from: Date; until: Date }

export async function daySums(db: Queryable, { schoolId, from, until }: Span): Promise<DaySum[]> {
  return rows(
    db,
    sql`
      select transfer.school_id as "schoolId", to_char(transfer.booked_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "localDate",
        case when transfer.kind = 'purchase_on_debt' then 'purchase' else transfer.kind end as kind,
        coalesce(debited.number, prepaid.number) as debit, coalesce(credited.number, prepaid.number) as credit,
        sum(transfer.amount_ore) as "amountOre", count(*) as count
      from transfer
      join account as prepaid on prepaid.school_id = ${schoolId} and prepaid.kind = 'prepaid'
      left join account as debited on debited.school_id = ${schoolId} and debited.id = transfer.debit_account_id
      left join account as credited on credited.school_id = ${schoolId} and credited.id = transfer.credit_account_id
      where transfer.school_id = ${schoolId}
      and transfer.booked_at >= ${from}
      and transfer.booked_at < ${until}
      group by 1, 2, 3, 4, 5`,
  )
}

/** The VAT inside a day's purchases and returns, by the day they were booked. */
export async function dayVat(db: Queryable, { schoolId, from, until }: Span): Promise<DayVat[]> {
  return rows(
    db,
    sql`
      select purchase.school_id as "schoolId", to_char(purchase.booked_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "localDate", 'purchase' as kind,
        line ->> 'vatCode' as "vatCode", (line ->> 'vatRate')::int as "vatRate",
        sum((line ->> 'amountOre')::bigint) as "amountOre", sum((line ->> 'vatOre')::bigint) as "vatOre"
      from purchase
      cross join jsonb_array_elements(purchase.lines) as line
      where purchase.school_id = ${schoolId}
      and purchase.booked_at >= ${from}
      and purchase.booked_at < ${until}
      group by 1, 2, 4, 5
      union all
      select purchase_return.school_id, to_char(purchase_return.booked_at at time zone 'Europe/Oslo', 'YYYY-MM-DD'), 'return',
        line ->> 'vatCode', (line ->> 'vatRate')::int, sum((line ->> 'amountOre')::bigint), sum((line ->> 'vatOre')::bigint)
      from purchase_return
      cross join jsonb_array_elements(purchase_return.lines) as line
      where purchase_return.school_id = ${schoolId}
      and purchase_return.booked_at >= ${from}
      and purchase_return.booked_at < ${until}
      group by 1, 2, 4, 5`,
  )
}

/** What each account held at an instant, as debits minus credits, sales still with VAT in them. */
export async function balancesAt(db: Queryable, { schoolId, at }: { schoolId: number; at: Date }): Promise<{ number: string; amountOre: number }[]> {
  return rows(
    db,
    sql`
      select coalesce(account.number, prepaid.number) as number, sum(side."amountOre") as "amountOre"
      from (
        select school_id, debit_account_id as account_id, amount_ore as "amountOre" from transfer where school_id = ${schoolId} and booked_at < ${at}
        union all
        select school_id, credit_account_id, -amount_ore from transfer where school_id = ${schoolId} and booked_at < ${at}
      ) as side
      join account as prepaid on prepaid.school_id = ${schoolId} and prepaid.kind = 'prepaid'
      left join account on account.school_id = ${schoolId} and account.id = side.account_id
      where side.school_id = ${schoolId}
      group by 1`,
  )
}

/** The VAT that was sold before an instant and did not come back, by code. */
export async function vatBefore(db: Queryable, { schoolId, at }: { schoolId: number; at: Date }): Promise<{ vatCode: VatCode; vatOre: number }[]> {
  return rows(
    db,
    sql`
      select part."vatCode", sum(part."vatOre") as "vatOre"
      from (
        select line ->> 'vatCode' as "vatCode", (line ->> 'vatOre')::bigint as "vatOre"
        from purchase
        cross join jsonb_array_elements(purchase.lines) as line
        where purchase.school_id = ${schoolId}
        and purchase.booked_at < ${at}
        union all
        select line ->> 'vatCode', -(line ->> 'vatOre')::bigint
        from purchase_return
        cross join jsonb_array_elements(purchase_return.lines) as line
        where purchase_return.school_id = ${schoolId}
        and purchase_return.booked_at < ${at}
      ) as part
      group by 1`,
  )
}

export async function salesAccountsOf(db: Queryable, schoolId: number): Promise<{ number: string; vatCode: VatCode }[]> {
  return rows(
    db,
    sql`
      select number, vat_code as "vatCode"
      from account
      where school_id = ${schoolId}
      and vat_code is not null`,
  )
}

export type OperatorFacts = {
  operatorId: string
  name: string
  organisationNumber: string
  isVatRegistered: boolean
  address: string
  postalCode: string
  city: string
  email: string
  phone: string
}

export async function operatorsWith(db: Queryable, organisationNumber: string): Promise<OperatorFacts[]> {
  return rows(
    db,
    sql`
      select id as "operatorId", name, organisation_number as "organisationNumber", is_vat_registered as "isVatRegistered", address,
        postal_code as "postalCode", city, email, phone
      from operator
      where organisation_number = ${organisationNumber}
      order by id`,
  )
}

export async function schoolsOf(db: Queryable, operatorId: string): Promise<{ schoolId: number; name: string }[]> {
  return rows(
    db,
    sql`
      select id as "schoolId", name
      from school
      where operator_id = ${operatorId}
      order by id`,
  )
}
