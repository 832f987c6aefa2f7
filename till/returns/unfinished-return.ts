// A return that was made on this till and whose answer is not known yet.
import { isId } from '../../contract/ids.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'

export type ReturnBody = RouteBody<'POST /api/till/returns'>
export type ReturnAnswer = RouteReply<'POST /api/till/returns'>

/** `body` is exactly what is sent, every time; only the till that made it can ask how it went. */
export type UnfinishedReturn = { id: string; tillId: string; body: ReturnBody; madeAt: string }

export function readUnfinishedReturn(found: unknown): UnfinishedReturn | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { id, tillId, body, madeAt } = found as Partial<UnfinishedReturn>
  if (!isId(id) || !isId(tillId) || typeof body !== 'object' || body === null || body.id !== id || !Array.isArray(body.lines)) return undefined
  return { id, tillId, body, madeAt: typeof madeAt === 'string' ? madeAt : new Date(0).toISOString() }
}
