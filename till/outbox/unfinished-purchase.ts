// A purchase that has been made on this till and whose answer is not known yet.
import { isId } from '../../contract/ids.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'

export type PurchaseBody = RouteBody<'POST /api/purchases'>
export type PurchaseAnswer = RouteReply<'POST /api/purchases'>

/** `body` is exactly what is sent, every time; only the till that made it can ask how it went. */
export type UnfinishedPurchase = { id: string; tillId: string; body: PurchaseBody; madeAt: string }

export function readUnfinishedPurchase(found: unknown): UnfinishedPurchase | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { id, tillId, body, madeAt } = found as Partial<UnfinishedPurchase>
  if (!isId(id) || !isId(tillId) || typeof body !== 'object' || body === null || body.id !== id || !Array.isArray(body.lines)) return undefined
  return { id, tillId, body, madeAt: typeof madeAt === 'string' ? madeAt : new Date(0).toISOString() }
}
