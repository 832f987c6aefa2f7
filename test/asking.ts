// Asks the whole server as a browser or a till would, without a network in between.

import type { FastifyInstance } from 'fastify'
import { sql } from '../database/transaction.ts'
import type { RouteKey, RouteReply, StaffRole } from '../contract/route-types.ts'
import { type AppOptions, makeApp } from '../server/app.ts'
import type { House } from '../server/house.ts'
import { hashOfToken, newToken } from '../server/keys.ts'
import { openSession } from '../server/people/index.ts'

type Query = Record<string, string | number | boolean>
/** Of `params` only what the path names is used, so a whole pupil or canteen may be given. */
type Sent = { params?: object; query?: Query; body?: object }

/** What came back: the status, and the reply's body or the problem's. */
export type Answer<K extends RouteKey> = { status: number; body: RouteReply<K> & { code?: string } & Record<string, unknown> }

export type Asker = <K extends RouteKey>(route: K, sent?: Sent) => Promise<Answer<K>>

export type AskableApp = {
  app: FastifyInstance
  /** Asks as nobody, from an address. */
  nobody: (address?: string) => Asker
  /** Asks with a till's token. */
  till: (token: string) => Asker
  /** Asks as somebody who is signed in. */
  person: (personId: string, address?: string) => Promise<Asker>
  /** Asks as a new member of staff: at one school, or at the whole operator when schoolId is null. */
  staff: (post: StaffPost) => Promise<Asker>
  /** The cookie of such a member of staff, for what is no JSON. */
  cookieOf: (post: StaffPost) => Promise<string>
}

export type StaffPost = { role: StaffRole; operatorId: string; schoolId: number | null; endsAt?: Date }

export async function askableApp(house: House, options: Partial<AppOptions> = {}): Promise<AskableApp> {
  const app = await makeApp(house, { isHttps: false, proxies: 0, ...options })
  const asker =
    (headers: Record<string, string>, remoteAddress = '192.0.2.1'): Asker =>
    async (route, { params = {}, query = {}, body } = {}) => {
      const [method, pattern] = route.split(' ') as ['GET' | 'POST' | 'PATCH' | 'DELETE', string]
      const path = pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])))
      const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
      const reply = await app.inject({
        method,
        url: search === '' ? path : `${path}?${search}`,
        remoteAddress,
        headers: { 'x-kantinekort': '1', ...headers },
        ...(body && { payload: body }),
      })
      return { status: reply.statusCode, body: reply.json() }
    }
  return {
    app,
    nobody: (address) => asker({}, address),
    till: (token) => asker({ authorization: `Bearer ${token}` }),
    person: async (personId, address) => asker({ cookie: `kantinekort=${await openSession(house.database, house, personId)}` }, address),
    staff: async (post) => asker({ cookie: await signInStaff(house, post) }),
    cookieOf: (post) => signInStaff(house, post),
  }
}

let count = 0

async function signInStaff(house: House, { role, operatorId, schoolId, endsAt }: StaffPost): Promise<string> {
  const { database, newId } = house
  const now = house.clock.now()
  const [personId, token] = [newId(), newToken()]
  count += 1
  await database.query(sql`
    insert into person (id, email, first_name, last_name, language, made_at)
    values (${personId}, ${`ansatt${count}@test.example`}, 'Ansatt', 'Prøve', 'nb', ${now})`)
  await database.query(sql`
    insert into staff_post (id, person_id, operator_id, school_id, role, starts_at, ends_at)
    values (${newId()}, ${personId}, ${operatorId}, ${schoolId}, ${role}, ${now}, ${endsAt ?? null})`)
  await database.query(sql`
    insert into session (token_hash, person_id, made_at, last_seen_at, expires_at)
    values (${hashOfToken(token)}, ${personId}, ${now}, ${now}, ${new Date('2100-01-01')})`)
  return `kantinekort=${token}`
}
