// The SQL of a family's limits: whose they are, how they changed, what they stopped.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { SpendingTerms } from '../../rules/spending-limits.ts'
import { lastsAt } from '../relations/index.ts'

export type PupilKey = { schoolId: number; pupilId: string }
export type Holder = PupilKey & { walletId: string; firstName: string; bornOn: string | null; hasProtectedAddress: boolean; schoolName: string }

const selectHolders = sql`
  select pupil.school_id as "schoolId", pupil.id as "pupilId", pupil.wallet_id as "walletId", pupil.first_name as "firstName", pupil.born_on as "bornOn",
    pupil.has_protected_address as "hasProtectedAddress", school.name as "schoolName"
  from pupil
  join school on school.id = pupil.school_id`

export function holderOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      ${selectHolders}
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

/** Locks a pupil, so that what changes of their limits changes one at a time. */
export function lockHolder(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<Holder | null> {
  return firstRow(
    tx,
    sql`
      ${selectHolders}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}
      for no key update of pupil`,
  )
}

export type LimitRow = { personId: string; firstName: string; terms: SpendingTerms; setAt: Date }

/** The limits that hold now: of guardians of now, set while they were guardians. */
export function limitsOf(db: Queryable, { schoolId, pupilId }: PupilKey, now: Date): Promise<LimitRow[]> {
  return rows(
    db,
    sql`
      select spending_limit.person_id as "personId", person.first_name as "firstName", spending_limit.terms, spending_limit.set_at as "setAt"
      from spending_limit
      join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = spending_limit.pupil_id
        and guardianship.person_id = spending_limit.person_id
      join person on person.id = spending_limit.person_id
      where spending_limit.school_id = ${schoolId}
      and spending_limit.pupil_id = ${pupilId}
      and guardianship.starts_at <= spending_limit.set_at
      and guardianship.may_limit
      and ${lastsAt(now)}
      order by spending_limit.set_at, spending_limit.person_id
      limit 20`,
  )
}

export async function writeLimit(
  tx: Queryable,
  { schoolId, pupilId }: PupilKey,
  { personId, terms, now }: { personId: string; terms: SpendingTerms; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into spending_limit (school_id, pupil_id, person_id, terms, set_at)
      values (${schoolId}, ${pupilId}, ${personId}, ${JSON.stringify(terms)}::jsonb, ${now})
      on conflict (school_id, pupil_id, person_id) do update
      set terms = excluded.terms, set_at = excluded.set_at`,
  )
}

export async function deleteLimit(tx: Queryable, { schoolId, pupilId }: PupilKey, personId: string): Promise<boolean> {
  const gone = await run(
    tx,
    sql`
      delete from spending_limit
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}`,
  )
  return gone === 1
}

/** What a sale reads with the card: whether it has to ask at all. */
export async function markPupil(tx: Queryable, { schoolId, pupilId }: PupilKey, now: Date): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set limits_changed_at = ${now}, has_limits = exists (
        select 1
        from spending_limit
        where spending_limit.school_id = ${schoolId}
        and spending_limit.pupil_id = pupil.id)
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

type LimitChange = RouteReply<'GET /api/wallets/:schoolId/:walletId/limits'>['history'][number]['what']
export type LimitEvent = { eventId: string; personId: string; what: LimitChange; terms: SpendingTerms | null; byPersonId: string | null; now: Date }

export async function insertEvent(tx: Queryable, { schoolId, pupilId }: PupilKey, event: LimitEvent): Promise<void> {
  const terms = event.terms === null ? null : JSON.stringify(event.terms)
  await run(
    tx,
    sql`
      insert into spending_limit_event (school_id, id, pupil_id, person_id, what, terms, by_person_id, made_at)
      values (${schoolId}, ${event.eventId}, ${pupilId}, ${event.personId}, ${event.what}, ${terms}::jsonb, ${event.byPersonId}, ${event.now})`,
  )
}

const MOST_SHOWN = 30

export type EventRow = { eventId: string; personId: string; firstName: string; what: LimitChange; terms: SpendingTerms | null; madeAt: Date }

export function eventsOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<EventRow[]> {
  return rows(
    db,
    sql`
      select spending_limit_event.id as "eventId", spending_limit_event.person_id as "personId", person.first_name as "firstName",
        spending_limit_event.what, spending_limit_event.terms, spending_limit_event.made_at as "madeAt"
      from spending_limit_event
      join person on person.id = spending_limit_event.person_id
      where spending_limit_event.school_id = ${schoolId}
      and spending_limit_event.pupil_id = ${pupilId}
      order by spending_limit_event.made_at desc, spending_limit_event.id desc
      limit ${MOST_SHOWN}`,
  )
}

export type StoppedRow = {
  purchaseId: string
  why: 'limit_hours' | 'limit_products' | 'limit_amount'
  productIds: string[]
  productNames: string[]
  totalOre: number
  stoppedAt: Date
}

export function stoppedOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<StoppedRow[]> {
  return rows(
    db,
    sql`
      select id as "purchaseId", why, product_ids as "productIds", product_names as "productNames", total_ore as "totalOre", stopped_at as "stoppedAt"
      from stopped_purchase
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      order by stopped_at desc, id desc
      limit ${MOST_SHOWN}`,
  )
}

type MenuForLimits = RouteReply<'GET /api/wallets/:schoolId/:walletId/limits'>['menu']

/** What is sold, in the menu's order: what can be blocked or allowed. */
export async function menuOf(db: Queryable, schoolId: number): Promise<MenuForLimits> {
  const categories = await rows<MenuForLimits['categories'][number]>(
    db,
    sql`
      select id as "categoryId", name
      from category
      where school_id = ${schoolId}
      order by position, name collate nb, id
      limit 200`,
  )
  const products = await rows<MenuForLimits['products'][number]>(
    db,
    sql`
      select id as "productId", category_id as "categoryId", name, price_ore as "priceOre", is_energy_drink as "isEnergyDrink",
        has_added_sugar as "hasAddedSugar"
      from product
      where school_id = ${schoolId}
      and is_active
      order by position, name collate nb, id
      limit 500`,
  )
  return { categories, products }
}

/** Whoever is no guardian any more, or may set none, has no limits: a bounded number of those that are still written down. */
export function orphanedLimits(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<(PupilKey & { personId: string })[]> {
  return rows(
    db,
    sql`
      -- across schools: housekeeping
      select spending_limit.school_id as "schoolId", spending_limit.pupil_id as "pupilId", spending_limit.person_id as "personId"
      from spending_limit
      join guardianship on guardianship.school_id = spending_limit.school_id and guardianship.pupil_id = spending_limit.pupil_id
        and guardianship.person_id = spending_limit.person_id
      where guardianship.ends_at <= ${now}
      or guardianship.starts_at > spending_limit.set_at
      or not guardianship.may_limit
      order by spending_limit.school_id, spending_limit.pupil_id, spending_limit.person_id
      limit ${limit}`,
  )
}
