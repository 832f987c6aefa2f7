// Who sold over the network: a pupil never without an adult's supervision, and somebody under 18 nothing that has an age
// limit without one, or without an adult's word for that sale. When it began and ended is in the journal, sealed between the
// sales; what a cashier is never changes.

import { rows, sql } from '../../database/transaction.ts'
import type { CashierKind } from '../../contract/cashier-words.ts'
import { areStopsOfThen, type Check } from './check.ts'

const SALES_A_SLICE = 500
const EVENTS_A_SLICE = 2_000

type SaleRow = {
  id: string
  journalNumber: number
  localDate: string
  happenedAt: Date
  productIds: string[]
  kind: Exclude<CashierKind, 'adult'>
  /** What an adult let go on of it. */
  letGo: string[]
}
type Limited = { productId: string; stopsChangedAt: Date | null }

export async function verifySellers(check: Check): Promise<void> {
  const { db, schoolId } = check
  const registers = await rows<{ id: string }>(
    db,
    sql`
      select id
      from register
      where school_id = ${schoolId}
      and kind = 'connected'
      and exists (
        select 1
        from cashier
        where cashier.school_id = ${schoolId}
        and cashier.kind <> 'adult')
      order by id`,
  )
  if (registers.length === 0) return
  const limited = await rows<Limited>(
    db,
    sql`
      select id as "productId", stops_changed_at as "stopsChangedAt"
      from product
      where school_id = ${schoolId}
      and age_limit is not null`,
  )
  const byId = new Map(limited.map((product) => [product.productId, product]))
  for (const { id } of registers) await verifyRegisterSellers(check, id, byId)
}

async function verifyRegisterSellers(check: Check, registerId: string, limited: ReadonlyMap<string, Limited>): Promise<void> {
  const supervision = followSupervision(check, registerId)
  let after = 0
  for (;;) {
    const slice = await readSales(check, registerId, after)
    for (const sale of slice) {
      const isSupervised = (await supervision.dayAt(sale.journalNumber)) === sale.localDate
      if (!isSupervised) verifyAlone(check, sale, limited)
    }
    if (slice.length < SALES_A_SLICE) return
    after = (slice.at(-1) as SaleRow).journalNumber
  }
}

function verifyAlone({ report }: Check, { id, kind, productIds, happenedAt, letGo }: SaleRow, limited: ReadonlyMap<string, Limited>): void {
  const where = `purchase ${id}`
  if (kind === 'pupil') return report({ what: 'a pupil sold without an adult', where, expected: 'supervision', found: 'none' })
  // What was changed since then says nothing of then.
  const stopped = productIds.filter((productId) => {
    const product = limited.get(productId)
    return product !== undefined && areStopsOfThen(product.stopsChangedAt, happenedAt) && !letGo.includes(productId)
  })
  if (stopped.length > 0)
    report({ what: 'somebody too young sold what has an age limit', where, expected: 'supervision or an adult’s word', found: stopped.join(', ') })
}

// The supervisions of a register in the order of its journal, read on as its sales are.
function followSupervision({ db, schoolId }: Check, registerId: string) {
  let day: string | null = null
  let after = 0
  let isAllRead = false
  let ahead: { number: number; journalNumber: number; kind: string; localDate: string }[] = []

  async function readOn(): Promise<void> {
    ahead = await rows(
      db,
      sql`
        select number, journal_number as "journalNumber", kind, local_date as "localDate"
        from journal_event
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and number > ${after}
        and kind in ('supervision_began', 'supervision_ended')
        order by number
        limit ${EVENTS_A_SLICE}`,
    )
    isAllRead = ahead.length < EVENTS_A_SLICE
    after = ahead.at(-1)?.number ?? after
  }

  return {
    /** The day on which an adult began to supervise, where one still did when this sale was made. */
    dayAt: async (journalNumber: number): Promise<string | null> => {
      for (;;) {
        if (ahead.length === 0 && !isAllRead) await readOn()
        const [next] = ahead
        // An event stands after the sale whose number it names.
        if (next === undefined || next.journalNumber >= journalNumber) return day
        day = next.kind === 'supervision_began' ? next.localDate : null
        ahead.shift()
      }
    },
  }
}

function readSales({ db, schoolId }: Check, registerId: string, after: number): Promise<SaleRow[]> {
  return rows(
    db,
    sql`
      select purchase.id, purchase.journal_number as "journalNumber", purchase.local_date as "localDate", purchase.happened_at as "happenedAt",
        array(select line ->> 'productId' from jsonb_array_elements(purchase.lines) as line) as "productIds", cashier.kind,
        array(
          select unnest(stop_override.product_ids)::text
          from overridden_purchase
          join stop_override on stop_override.school_id = ${schoolId} and stop_override.id = overridden_purchase.override_id
          where overridden_purchase.school_id = ${schoolId}
          and overridden_purchase.purchase_id = purchase.id
          and stop_override.stop = 'seller_too_young'
        ) as "letGo"
      from purchase
      join cashier on cashier.school_id = ${schoolId} and cashier.id = purchase.cashier_id and cashier.kind <> 'adult'
      where purchase.school_id = ${schoolId}
      and purchase.register_id = ${registerId}
      and purchase.journal_number > ${after}
      order by purchase.journal_number
      limit ${SALES_A_SLICE}`,
  )
}
