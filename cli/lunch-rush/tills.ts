// The tills of a lunch rush: made and enrolled as the canteen's manager does it, and kept from one rush to the
// next, because devices may not be enrolled without end.

import fs from 'node:fs'
import path from 'node:path'
import type { RouteReply } from '../../contract/route-types.ts'
import { DEMO_PASSWORD, signIns } from '../demo/schools.ts'
import { type Ask, mustAnswer } from './ask-demo.ts'

export type RushTill = { token: string; schoolId: number; products: RouteReply<'GET /api/till'>['products'] }

/** As many tills as are wanted, spread over the schools of the manager. */
export async function openTills(ask: Ask, { count, dataFolder }: { count: number; dataFolder: string }): Promise<RushTill[]> {
  const file = path.join(dataFolder, 'lunch-rush.json')
  const tokens = readTokens(file)
  const tills: RushTill[] = []
  const manager = await signIn(ask)
  for (let number = 1; number <= count; number += 1) {
    const token = tokens[number]
    const known = token ? await openTill(ask, token) : null
    const schoolId = manager.schoolIds[(number - 1) % manager.schoolIds.length] as number
    const till = known ?? (await enrol(ask, { schoolId, name: `Lunsjrush ${number}`, cookie: manager.cookie }))
    tokens[number] = till.token
    tills.push(till)
  }
  fs.writeFileSync(file, JSON.stringify(tokens), { mode: 0o600 })
  return tills
}

function readTokens(file: string): Record<number, string> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

async function signIn(ask: Ask): Promise<{ cookie: string; schoolIds: number[] }> {
  const answer = await ask('POST /api/sessions', { body: { email: signIns.manager.email, password: DEMO_PASSWORD } })
  const { staffPosts } = mustAnswer(answer, 'the canteen manager could not sign in')
  return { cookie: answer.cookie ?? '', schoolIds: [...new Set(staffPosts.map(({ schoolId }) => schoolId))] }
}

async function openTill(ask: Ask, token: string): Promise<RushTill | null> {
  const answer = await ask('GET /api/till', { token })
  return answer.ok ? { token, schoolId: answer.body.schoolId, products: answer.body.products } : null
}

async function enrol(ask: Ask, { schoolId, name, cookie }: { schoolId: number; name: string; cookie: string }): Promise<RushTill> {
  const { tills } = mustAnswer(await ask('GET /api/office/schools/:schoolId/tills', { params: { schoolId }, cookie }), 'the tills could not be read')
  const till =
    tills.find((each) => each.name === name) ??
    mustAnswer(await ask('POST /api/office/schools/:schoolId/tills', { params: { schoolId }, body: { name }, cookie }), 'no till could be made')
  const { code } = mustAnswer(
    await ask('POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes', { params: { schoolId, tillId: till.tillId }, cookie }),
    'no code could be made',
  )
  const { token } = mustAnswer(await ask('POST /api/till/enrolments', { body: { code } }), 'no till could be enrolled')
  const opened = await openTill(ask, token)
  if (!opened) throw new Error('a till that was enrolled a moment ago may not sell')
  return opened
}
