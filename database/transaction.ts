// One business step is one transaction. What the database asks to be tried again is tried again here,
// a bounded number of times, so that actions need not know of it.

import type pg from 'pg'
import sql, { join as joinSql, type Sql } from 'sql-template-tag'
import { Refused } from '../contract/refusals.ts'
import type { Database, Queryable } from './connect.ts'

const MOST_TRIES = 5

// serialization_failure, deadlock_detected: nothing was done, and the same again can succeed.
const RETRIED = new Set(['40001', '40P01'])

/** Runs `action` in a transaction and commits it; an error undoes all of it. The action may run more than once. */
export async function transaction<Result>(database: Database, action: (tx: Queryable) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transactOnce(database, action)
    } catch (error) {
      if (tries >= MOST_TRIES || !RETRIED.has(sqlState(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * tries + Math.random() * 10))
    }
  }
}

async function transactOnce<Result>(database: Database, action: (tx: Queryable) => Promise<Result>): Promise<Result> {
  const client = await database.connect()
  let isBroken = false
  try {
    await client.query('begin')
    const result = await action(client)
    await commit(client)
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away; its transaction ends with it.
    isBroken = !(await undo(client))
    throw error
  } finally {
    client.release(isBroken)
  }
}

/**
 * Commits, and tells a commit from a doubt: a server that stops waiting for its standby answers
 * success with a warning, and then nobody knows whether the commit survives.
 */
export async function commit(client: pg.ClientBase): Promise<void> {
  let isInDoubt = false
  const notice = ({ message }: { message?: string | undefined }) => {
    if (message?.includes('synchronous replication')) isInDoubt = true
  }
  client.on('notice', notice)
  try {
    const { command } = await client.query('commit')
    // A transaction with a failed statement answers its commit with a rollback.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
    if (isInDoubt) throw new Error('the commit may not have reached the standby')
  } finally {
    client.removeListener('notice', notice)
  }
}

/**
 * Commits right behind statements that leave together with it: one trip to the database. Whoever asks for a statement when the
 * commit has been sent would write outside the transaction, and is refused.
 */
export async function commitWith(client: pg.ClientBase, send: (tx: Queryable) => readonly Promise<unknown>[]): Promise<void> {
  let isSent = false
  const tx: Queryable = {
    query: (statement) => (isSent ? Promise.reject(new Error('a statement came after its commit had been sent')) : client.query(statement)),
  }
  const writing = send(tx)
  const committing = commit(client)
  isSent = true
  await Promise.all([...writing, committing])
}

/** Rolls back, and tells whether that worked. */
export async function undo(client: pg.ClientBase): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

/** All rows of a statement. */
export async function rows<Row extends object>(db: Queryable, statement: Sql): Promise<Row[]> {
  return (await db.query<Row>(statement)).rows
}

/** The first row of a statement, or null. */
export async function firstRow<Row extends object>(db: Queryable, statement: Sql): Promise<Row | null> {
  return (await db.query<Row>(statement)).rows[0] ?? null
}

/** Runs a statement and answers how many rows it changed. */
export async function run(db: Queryable, statement: Sql): Promise<number> {
  return (await db.query(statement)).rowCount ?? 0
}

export { joinSql, type Sql, sql }

/** The SQLSTATE of a database error, or '' when the error is something else, a lost connection for example. */
export function sqlState(error: unknown): string {
  // A lost connection has a code too, and "EPIPE" looks like one of PostgreSQL's: only those have a severity.
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown }
  return typeof code === 'string' && severity !== undefined ? code : ''
}

/** True when a unique rule was broken: somebody else was first. */
export const isUniqueViolation = (error: unknown) => sqlState(error) === '23505'

// What the client says of a connection that is gone, before, in the middle of and after a statement.
const IS_GONE = /ECONN|EPIPE|timeout|terminated|not queryable|client was closed/i

/** True when the database is known to be out of reach: its own word for it, or its client's. Of an error that says nothing it is false. */
export function isOutOfReach(error: unknown): boolean {
  if (sqlState(error) !== '') return isConnectionTrouble(error)
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return IS_GONE.test(`${code} ${message}`)
}

const PROGRAMMING_ERRORS = [TypeError, RangeError, ReferenceError, SyntaxError, EvalError]

/**
 * True when the error says nothing of the statement but of the connection or the server's state:
 * the same work can succeed on another connection, or later. An error without a code counts as one.
 */
export function isConnectionTrouble(error: unknown): boolean {
  if (error instanceof Refused || PROGRAMMING_ERRORS.some((kind) => error instanceof kind)) return false
  const state = sqlState(error)
  if (state === '') return true
  return state.startsWith('08') || ['57P01', '57P02', '57P03', '25006', '53300', '55P03', '40001', '40P01'].includes(state)
}
