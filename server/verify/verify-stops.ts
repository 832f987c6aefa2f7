// Hard stops: what the till stops for a pupil is exactly what is stored with a consent; each adult's word that a sale may go
// on is in the journal and used for one sale that it is about; and no sale went on against a stop without one.

import { rows, sql } from '../../database/transaction.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { readAllergies } from '../../rules/allergen-stops.ts'
import { OVERRIDE_MINUTES, type OverridableStop, type ProductStops, refuseStops } from '../../rules/hard-stops.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import { CLOCK_TOLERANCE_MS } from '../../rules/reserve-booking.ts'
import { areStopsOfThen, type Check } from './check.ts'

const A_SLICE = 500
const NOTHING_BEFORE = '00000000-0000-0000-0000-000000000000'

export async function verifyStops(check: Check): Promise<void> {
  await verifyStored(check)
  await verifyOverrides(check)
  await verifySales(check)
}

async function verifyStored({ db, schoolId, report }: Check): Promise<void> {
  const found = await rows<{ id: string; stoppedBy: string; stored: string }>(
    db,
    sql`
      select id, "stoppedBy", stored
      from (
        select pupil.id, coalesce(array_to_string(pupil.stopped_by, ' '), '') as "stoppedBy",
          coalesce((
            select string_agg(pupil_allergy.allergen || case when pupil_allergy.stops_on_traces then '~' else '' end, ' ' order by pupil_allergy.allergen)
            from pupil_allergy
            where pupil_allergy.school_id = ${schoolId}
            and pupil_allergy.pupil_id = pupil.id), '') as stored
        from pupil
        where pupil.school_id = ${schoolId}
      ) as held
      where "stoppedBy" <> stored
      order by id
      limit 1000`,
  )
  for (const { id } of found) {
    // Nobody's health stands in a report.
    report({ what: 'what the till stops is not what is stored', where: `pupil ${id}`, expected: 'the same', found: 'another' })
  }
}

type OverrideRow = {
  id: string
  walletId: string
  productIds: string[]
  events: number
  purchaseId: string | null
  paidBy: string | null
  lines: SoldLine[] | null
  isOfTill: boolean | null
  isInTime: boolean | null
}

async function verifyOverrides({ db, schoolId, report }: Check): Promise<void> {
  let after = NOTHING_BEFORE
  for (;;) {
    const slice = await rows<OverrideRow>(
      db,
      sql`
        select stop_override.id, stop_override.wallet_id as "walletId", stop_override.product_ids as "productIds",
          (
            select count(*)
            from journal_event
            where journal_event.school_id = ${schoolId}
            and journal_event.kind = 'stop_overridden'
            and journal_event.subject_id = stop_override.id
          ) as events,
          overridden_purchase.purchase_id as "purchaseId", purchase.wallet_id as "paidBy", purchase.lines,
          register.till_id = stop_override.till_id as "isOfTill",
          purchase.happened_at >= stop_override.given_at - case register.kind when 'reserve' then ${CLOCK_TOLERANCE_MS} else 0 end * interval '1 millisecond'
            and purchase.happened_at <= stop_override.given_at + ${OVERRIDE_MINUTES} * interval '1 minute' as "isInTime"
        from stop_override
        left join overridden_purchase on overridden_purchase.school_id = ${schoolId} and overridden_purchase.override_id = stop_override.id
        left join purchase on purchase.school_id = ${schoolId} and purchase.id = overridden_purchase.purchase_id
        left join register on register.school_id = ${schoolId} and register.id = purchase.register_id
        where stop_override.school_id = ${schoolId}
        and stop_override.id > ${after}
        order by stop_override.id
        limit ${A_SLICE}`,
    )
    for (const { id, walletId, productIds, events, purchaseId, paidBy, lines, isOfTill, isInTime } of slice) {
      const where = `override ${id}`
      if (events !== 1) report({ what: 'an adult’s word is not in the journal once', where, expected: '1', found: String(events) })
      if (purchaseId === null) continue
      const isAbout = lines?.some(({ productId }) => productIds.includes(productId)) === true
      if (paidBy !== walletId || isOfTill !== true || isInTime !== true || !isAbout) {
        report({ what: 'an adult’s word was used for another sale', where, expected: `wallet ${walletId}`, found: `purchase ${purchaseId}` })
      }
    }
    if (slice.length < A_SLICE) return
    after = (slice.at(-1) as OverrideRow).id
  }
}

type SaleRow = {
  id: string
  happenedAt: Date
  localDate: string
  lines: SoldLine[]
  firstName: string
  stoppedBy: string[] | null
  bornOn: string | null
  stopsChangedAt: Date | null
  overrides: { stop: OverridableStop; productIds: string[] }[]
}
type StoppingProduct = ProductStops & { productId: string; stopsChangedAt: Date | null }

async function verifySales(check: Check): Promise<void> {
  const { db, schoolId } = check
  const products = await rows<StoppingProduct>(
    db,
    sql`
      select id as "productId", name, contains, traces, declared_at is not null as "isDeclared", age_limit as "ageLimit", age_reason as "ageReason",
        stops_changed_at as "stopsChangedAt"
      from product
      where school_id = ${schoolId}`,
  )
  const byId = new Map(products.map((product) => [product.productId, product]))
  const limited = products.filter(({ ageLimit }) => ageLimit !== null).map(({ productId }) => productId)
  let after = NOTHING_BEFORE
  for (;;) {
    const slice = await readSales(check, { after, limited })
    for (const sale of slice) verifySale(check, sale, byId)
    if (slice.length < A_SLICE) return
    after = (slice.at(-1) as SaleRow).id
  }
}

function verifySale({ report }: Check, sale: SaleRow, products: ReadonlyMap<string, StoppingProduct>): void {
  const { happenedAt, localDate: today, firstName, stoppedBy, bornOn, overrides } = sale
  const isOfThen = (changedAt: Date | null | undefined) => areStopsOfThen(changedAt, happenedAt)
  // What was changed since then says nothing of then.
  if (!isOfThen(sale.stopsChangedAt)) return
  const lines = sale.lines.filter(({ productId }) => isOfThen(products.get(productId)?.stopsChangedAt))
  const stop = refuseStops(lines, {
    product: (productId) => products.get(productId),
    buyer: { firstName, allergies: readAllergies(stoppedBy), hasReached: (limit) => hasReached(limit, { bornOn, today }) },
    isPermitted: ({ code, productIds }) => overrides.some((each) => each.stop === code && productIds.every((id) => each.productIds.includes(id))),
  })
  if (stop !== null) report({ what: 'a sale went on against a stop', where: `purchase ${sale.id}`, expected: 'an adult’s word', found: stop.code })
}

function readSales({ db, schoolId }: Check, { after, limited }: { after: string; limited: string[] }): Promise<SaleRow[]> {
  return rows(
    db,
    sql`
      select purchase.id, purchase.happened_at as "happenedAt", purchase.local_date as "localDate", purchase.lines, pupil.first_name as "firstName",
        pupil.stopped_by as "stoppedBy", pupil.born_on as "bornOn", pupil.stops_changed_at as "stopsChangedAt",
        coalesce((
          select json_agg(json_build_object('stop', stop_override.stop, 'productIds', stop_override.product_ids))
          from overridden_purchase
          join stop_override on stop_override.school_id = ${schoolId} and stop_override.id = overridden_purchase.override_id
          where overridden_purchase.school_id = ${schoolId}
          and overridden_purchase.purchase_id = purchase.id), '[]') as overrides
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id and register.kind = 'connected'
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = purchase.wallet_id
      where purchase.school_id = ${schoolId}
      and purchase.id > ${after}
      and (pupil.stopped_by is not null or exists (
        select 1
        from jsonb_array_elements(purchase.lines) as line
        where line ->> 'productId' = any (${limited}::text[])))
      order by purchase.id
      limit ${A_SLICE}`,
  )
}
