// People for tests: a school with its app, a registration that can be sent, and the letters that come.

import type { RouteBody } from '../contract/route-types.ts'
import { transaction } from '../database/transaction.ts'
import type { House } from '../server/house.ts'
import { messagesTo } from '../server/messages/index.ts'
import { makeOperator, makeSchool } from '../server/schools/index.ts'
import { OPERATOR, schoolWish } from './office.ts'

export const PASSWORD = 'Blåbærtur7'
export const OTHER_PASSWORD = 'Regnjakke på 8 hester'

export type Registering = RouteBody<'POST /api/registrations'>

export type TestSchool = { operatorId: string; schoolId: number; registration: (wish?: Partial<Registering>) => Registering }

let count = 0

/** A school whose pupils have addresses at `domain`, or any address when it is null. */
export async function makeSchoolToRegisterAt(house: House, { domain = 'elev.example' as string | null } = {}): Promise<TestSchool> {
  count += 1
  const { operatorId, schoolId } = await transaction(house.database, async (tx) => {
    const operatorId = await makeOperator(tx, house, OPERATOR)
    return { operatorId, schoolId: await makeSchool(tx, house, { operatorId, ...schoolWish(`Skole ${count}`), pupilEmailDomain: domain }) }
  })
  const usual: Registering = {
    email: 'nora@elev.example',
    schoolId,
    firstName: 'Nora',
    lastName: 'Å Ødegård',
    password: PASSWORD,
    mobile: '912 34 567',
    language: 'nb',
  }
  return { operatorId, schoolId, registration: (wish = {}) => ({ ...usual, ...wish }) }
}

/** The e-mails to an address, newest first. */
export async function lettersTo(house: House, email: string): Promise<{ subject: string; body: string }[]> {
  const all = await messagesTo(house, null, { limit: 1_000 })
  return all.filter((message) => message.channel === 'email' && message.recipient.toLowerCase() === email.toLowerCase())
}

/** The token in the newest letter to an address. */
export async function tokenFor(house: House, email: string, page: 'confirm' | 'new-password' = 'confirm'): Promise<string> {
  for (const { body } of await lettersTo(house, email)) {
    const token = new RegExp(`/${page}#token=([\\w-]+)`).exec(body)?.[1]
    if (token) return token
  }
  throw new Error(`no letter with a link to ${page}`)
}

/** How many rows a table has. */
export async function countRows(
  house: House,
  table: 'person' | 'pupil' | 'wallet' | 'session' | 'registration' | 'password_reset' | 'card' | 'attempt' | 'message',
): Promise<number> {
  const { rows } = await house.database.query<{ count: number }>({ text: `select count(*) as count from ${table}` })
  return rows[0]?.count ?? 0
}
