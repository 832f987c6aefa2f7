// Every route × everybody who might ask × every pupil: nobody is let in who should not be, and no answer holds a word of
// somebody whom the asker may not see. The table is test/let-in.ts; what is asked with comes from the contract's own shapes.

import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RouteDefinition, RouteKey } from '../contract/route-types.ts'
import { routes } from '../contract/routes.ts'
import { awayStaff, guardianRoles, homeStaff, makeMatrixWorld, type MarkedPupil, outsiders, sampleOf, type World } from './access-matrix.ts'
import { type AskableApp, askableApp } from './asking.ts'
import { houseForTest, type TestHouse } from './house-for-test.ts'
import { type LetIn, letIn } from './let-in.ts'

let made: TestHouse
let asked: AskableApp
let world: World

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  world = await makeMatrixWorld(made, asked)
}, 60_000)
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const keys = Object.keys(routes) as RouteKey[]
const everybody = () => Object.keys(world.roles)
const family = ['pupil', ...guardianRoles]
const without = (...less: string[]) => family.filter((role) => !less.includes(role))

/** Who is let in to what is the own pupil's, or the own school's. */
function expectedRoles(who: LetIn): readonly string[] {
  switch (who) {
    case 'anyone':
      return everybody()
    case 'signedIn':
      return everybody().filter((role) => role !== 'nobody' && !role.startsWith('till'))
    case 'phones':
      return []
    case 'tills':
      return ['till', 'till elsewhere']
    case 'family':
      return family
    case 'familyWhoSees':
      return without('guardian who sees the balance')
    case 'familyWhoPays':
      return without('guardian who does not pay')
    case 'familyWhoDecides':
      return without('guardian who sees the balance', 'guardian who does not decide')
    case 'familyWithRefunds':
      return without('guardian without refunds')
    case 'everybodyThere':
      return homeStaff
    case 'office':
      return homeStaff.filter((role) => role !== 'canteen')
    case 'counter':
      return homeStaff.filter((role) => role !== 'office')
    case 'administrators':
      return ['administrator', 'operator']
    case 'staffAnywhere':
      return [...homeStaff, ...awayStaff]
    case 'administratorsAnywhere':
      return ['administrator', 'operator', 'administrator elsewhere', 'operator elsewhere']
  }
}

/** The same for what is the neighbour's at the same school, or the pupil's at another school. */
function expectedElsewhere(who: LetIn, pupil: MarkedPupil): readonly string[] {
  if (pupil === world.own) return expectedRoles(who)
  if (!keyed.family.has(who))
    return pupil.schoolKey === 'home'
      ? expectedRoles(who)
      : expectedRoles(who).map((role) => (isStaff(role) && !keyed.anywhere.has(who) ? `${nameElsewhere(role)}` : role))
  return pupil === world.neighbour ? ['another pupil', 'guardian of another'] : []
}

const keyed = {
  family: new Set<LetIn>(['family', 'familyWhoSees', 'familyWhoPays', 'familyWhoDecides', 'familyWithRefunds']),
  anywhere: new Set<LetIn>(['anyone', 'signedIn', 'staffAnywhere', 'administratorsAnywhere']),
}
const isStaff = (role: string) => (homeStaff as readonly string[]).includes(role)
const nameElsewhere = (role: string) => `${role} elsewhere`

// What signs the asker out, or ends the till, would leave nobody to ask with.
const ENDS_THE_ASKER = new Set<RouteKey>(['DELETE /api/session', 'DELETE /api/sessions', 'DELETE /api/till'])
const SAYS_NO = new Set(['not_signed_in', 'not_allowed', 'not_found', 'relation_without_right', 'till_closed', 'phone_not_bound'])

/** The words that a role must never read, whatever it asks for. */
function secretsFrom(role: string): string[] {
  const { own, neighbour, away } = world
  const of = (...pupils: MarkedPupil[]) => pupils.flatMap(({ canary, itemCanary }) => [canary, canary.toLowerCase(), itemCanary])
  if (role === 'guardian who sees the balance') return [...of(neighbour, away), own.itemCanary]
  if (family.includes(role)) return of(neighbour, away)
  if (role === 'another pupil' || role === 'guardian of another') return of(own, away)
  if (isStaff(role) || role === 'till') return of(away)
  if ((awayStaff as readonly string[]).includes(role) || role === 'till elsewhere') return of(own, neighbour)
  return of(own, neighbour, away)
}

type Target = { name: string; pupil: MarkedPupil; params: Record<string, string | number> }

/** Whose it is, as far as the path says it; and an own path with what is another's at its end. */
function targetsOf(key: RouteKey): Target[] {
  const { own, neighbour, away, paramsOf } = world
  const names = [...key.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const whole = (pupil: MarkedPupil, name: string): Target => ({ name, pupil, params: paramsOf(pupil) })
  if (names.some((name) => name === 'walletId' || name === 'pupilId'))
    return [whole(own, 'own'), whole(neighbour, 'a neighbour’s'), whole(away, 'another school’s')]
  if (names.some((name) => name === 'schoolId' || name === 'operatorId')) return [whole(own, 'own school’s'), whole(away, 'another school’s')]
  return [whole(own, 'own')]
}

const definitionOf = (key: RouteKey): RouteDefinition => routes[key]

async function ask(
  key: RouteKey,
  { params }: Pick<Target, 'params'>,
  headers: Record<string, string>,
): Promise<{ status: number; text: string; code: string | null }> {
  const [method, pattern] = key.split(' ') as ['GET', string]
  const { params: paramShape, query, body } = definitionOf(key)
  const properties = ((paramShape as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {}) as Record<string, TSchema>
  const path = pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? sampleOf(properties[name] as TSchema, name))))
  const search = query
    ? new URLSearchParams(Object.entries(sampleOf(query) as Record<string, unknown>).map(([name, value]) => [name, String(value)])).toString()
    : ''
  const reply = await asked.app.inject({
    method,
    url: search === '' ? path : `${path}?${search}`,
    headers: { 'x-kantinekort': '1', ...headers },
    ...(body && { payload: sampleOf(body) as object }),
  })
  const isJson = String(reply.headers['content-type']).includes('json')
  return { status: reply.statusCode, text: reply.payload, code: isJson ? ((JSON.parse(reply.payload) as { code?: string }).code ?? null) : null }
}

const leaksIn = (role: string, text: string) => secretsFrom(role).filter((word) => text.includes(word))

test('every route stands in the table of who is let in, and nothing else does', () => {
  expect(Object.keys(letIn).toSorted()).toEqual(keys.toSorted())
})

test('the words that are looked for are really told to those who may see them', async () => {
  const { own, roles } = world
  const target = targetsOf('GET /api/wallets/:schoolId/:walletId/history')[0] as Target
  expect((await ask('GET /api/wallets/:schoolId/:walletId/history', target, roles.guardian ?? {})).text).toContain(own.itemCanary)
  expect((await ask('GET /api/office/schools/:schoolId/pupils/:pupilId', target, roles.office ?? {})).text).toContain(own.canary)
  expect((await ask('GET /api/session', target, roles.pupil ?? {})).text).toContain(own.canary)
})

describe('nobody is let in who should not be, and no answer tells of anybody whom the asker may not see', () => {
  const tryAll = async (of: readonly RouteKey[]): Promise<string[]> => {
    const faults: string[] = []
    for (const key of of) {
      const who = letIn[key]
      for (const target of targetsOf(key)) {
        const inside = new Set(expectedElsewhere(who, target.pupil))
        for (const role of everybody()) {
          const mayAsk = inside.has(role)
          // What changes something is tried by those alone who must not get through.
          if (mayAsk && (!key.startsWith('GET ') || ENDS_THE_ASKER.has(key))) continue
          const { status, text, code } = await ask(key, target, world.roles[role] ?? {})
          const shown = `${key} of ${target.name}, by ${role}: ${status} ${code ?? ''}`
          const leaks = leaksIn(role, text)
          if (leaks.length > 0) faults.push(`${shown} tells ${leaks.join(', ')}`)
          if (!mayAsk && !(status >= 401 && status <= 404 && SAYS_NO.has(code ?? ''))) faults.push(`${shown} is no refusal at the door`)
          // Beyond the door a route may still say what there is not; but nobody of the house is sent away at it.
          if (mayAsk && (status === 401 || status === 400 || status >= 500 || code === 'till_closed' || code === 'relation_without_right'))
            faults.push(`${shown} is let in nowhere`)
        }
      }
    }
    return faults
  }

  test('where something is read', async () => {
    expect(await tryAll(keys.filter((key) => key.startsWith('GET ')))).toEqual([])
  }, 120_000)

  test('where something is changed', async () => {
    expect(await tryAll(keys.filter((key) => !key.startsWith('GET ')))).toEqual([])
  }, 120_000)

  test('with one’s own school or wallet in the path, and another’s card, purchase or pupil behind it', async () => {
    const { own, neighbour, away, paramsOf, roles } = world
    const faults: string[] = []
    const behind = ['cardId', 'purchaseId', 'pupilId', 'tillId', 'registerId', 'productId'] as const
    for (const key of keys) {
      const names = [...key.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
      if (!names.includes('schoolId')) continue
      for (const name of behind) {
        if (!names.includes(name)) continue
        const isFamily = keyed.family.has(letIn[key])
        const other = isFamily ? neighbour : away
        const params = { ...paramsOf(own), [name]: paramsOf(other)[name] as string }
        for (const role of expectedRoles(letIn[key])) {
          const { status, text, code } = await ask(key, { params }, roles[role] ?? {})
          const shown = `${key} with another’s ${name}, by ${role}: ${status} ${code ?? ''}`
          if (leaksIn(role, text).length > 0) faults.push(`${shown} tells ${leaksIn(role, text).join(', ')}`)
          if (status < 400 || status >= 500) faults.push(`${shown} is no refusal`)
        }
      }
    }
    expect(faults).toEqual([])
  }, 120_000)
})

test('with no credentials but a stranger’s, nobody asks for anything', async () => {
  const forged: Record<string, string>[] = [
    { authorization: 'Bearer 1.01890a5d-ac96-774b-bcce-b302099a8057.x' },
    { authorization: `Phone ${'x'.repeat(40)}` },
    { cookie: `kantinekort=${'x'.repeat(43)}` },
  ]
  const faults: string[] = []
  for (const key of keys.filter((each) => letIn[each] !== 'anyone')) {
    for (const headers of forged) {
      const { status, code } = await ask(key, targetsOf(key)[0] as Target, headers)
      if (!SAYS_NO.has(code ?? '')) faults.push(`${key}: ${status} ${code ?? ''}`)
    }
  }
  expect(faults).toEqual([])
})

test('nobody who waits, or has been, is asked about in vain', () => {
  // Roles that nobody asks as would prove nothing.
  for (const role of [...outsiders, ...guardianRoles, ...homeStaff, ...awayStaff]) expect(everybody()).toContain(role)
})
