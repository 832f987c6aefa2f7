// Two questions of whoever watches over the process: does it live, and can it sell?

import type { FastifyInstance } from 'fastify'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'

const LONGEST_WAIT_MS = 3_000

export function registerHealth(app: FastifyInstance, house: House): void {
  app.get('/health/live', { schema: { hide: true } }, async () => ({ alive: true }))
  app.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const isReady = await inTime(canWrite(house.database))
    return reply.status(isReady ? 200 : 503).send({ ready: isReady })
  })
}

// A standby answers questions but takes no sale; the embedded database always answers that it is none.
async function canWrite(db: Queryable): Promise<boolean> {
  const answer = await firstRow<{ isStandby: boolean }>(db, sql`select pg_is_in_recovery() as "isStandby"`)
  return answer?.isStandby === false
}

// A database that does not answer is as good as none: the watcher must not have to wait for it.
async function inTime(question: Promise<boolean>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, LONGEST_WAIT_MS, false)
  try {
    return await Promise.race([question, tooLate])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
