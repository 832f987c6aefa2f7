import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { movementsOf } from '../../ledger/ledger.ts'
import type { SoldLine } from '../../rules/purchase.ts'

type Entry = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId'>['latest'][number]
type PurchaseOfEntry = { purchaseId: string; receiptNumber: number; tillName: string; lines: SoldLine[] }

/** A wallet's newest movements, each purchase with what was bought and where. */
export async function latestEntries(db: Queryable, { schoolId, walletId, limit }: { schoolId: number; walletId: string; limit: number }): Promise<Entry[]> {
  const movements = await movementsOf(db, { schoolId, walletId, before: null, limit })
  const purchaseIds = movements.filter((movement) => movement.kind === 'purchase').map((movement) => movement.eventId)
  const purchases = new Map((await purchasesBehind(db, schoolId, purchaseIds)).map((purchase) => [purchase.purchaseId, purchase]))
  return movements.map(({ eventId, happenedAt, ...movement }) => {
    const purchase = purchases.get(eventId)
    return {
      ...movement,
      happenedAt: happenedAt.toISOString(),
      place: purchase?.tillName ?? null,
      receiptNumber: purchase?.receiptNumber ?? null,
      lines: purchase?.lines.map(({ name, quantity, unitPriceOre, amountOre }) => ({ name, quantity, unitPriceOre, amountOre })) ?? [],
    }
  })
}

function purchasesBehind(db: Queryable, schoolId: number, purchaseIds: string[]): Promise<PurchaseOfEntry[]> {
  return rows(
    db,
    sql`
      select purchase.id as "purchaseId", purchase.receipt_number as "receiptNumber", till.name as "tillName", purchase.lines
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      where purchase.school_id = ${schoolId}
      and purchase.id = any (${purchaseIds}::uuid[])`,
  )
}
