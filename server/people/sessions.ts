// Who is signed in. A session is a token of 256 random bits in a cookie; only its hash is stored, so the
// database lets nobody in. It lasts as long as it is used, and never longer than a school year.

import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { SESSION_DAYS } from '../http/session-cookie.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { deleteSession, deleteSessionsOf, endOldestSessions, insertSession, prolongSession, sessionOf } from './session-store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LONGEST_DAYS = 365
const MOST_SESSIONS = 20

/** Signs a person in with a new token, whatever token the browser had before. */
export async function openSession(tx: Queryable, house: House, personId: string): Promise<string> {
  const token = newToken()
  const now = house.clock.now()
  await insertSession(tx, { tokenHash: hashOfToken(token), personId, now, expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS) })
  await endOldestSessions(tx, { personId, most: MOST_SESSIONS })
  return token
}

/** Whose session this is, or null. Being seen prolongs it, written at most once an hour. */
export async function personOfSession(house: House, token: string): Promise<string | null> {
  const tokenHash = hashOfToken(token)
  const now = house.clock.now()
  const session = await sessionOf(house.database, { tokenHash, now })
  if (!session) return null
  if (now.getTime() - session.lastSeenAt.getTime() >= HOUR_MS) {
    const latestMs = session.madeAt.getTime() + LONGEST_DAYS * DAY_MS
    await prolongSession(house.database, { tokenHash, now, expiresAt: new Date(Math.min(now.getTime() + SESSION_DAYS * DAY_MS, latestMs)) })
  }
  return session.personId
}

/** Signs out here. */
export async function endSession(house: House, token: string): Promise<void> {
  await deleteSession(house.database, hashOfToken(token))
}

/** Signs out everywhere. */
export async function endAllSessions(db: Queryable, personId: string): Promise<void> {
  await deleteSessionsOf(db, personId)
}
