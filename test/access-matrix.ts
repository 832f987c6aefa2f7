// Everybody who might ask for something, and a school full of words that nobody else may ever read: what the matrix of access
// (test/access-matrix.test.ts) asks with, and looks for.

import type { TSchema } from 'typebox'
import { sql, transaction } from '../database/transaction.ts'
import { usualTerms } from '../rules/relation-rights.ts'
import { decideRequest, insertRequest } from '../server/relations/index.ts'
import type { AskableApp } from './asking.ts'
import { type Canteen, fill, makeCanteen, type TestPupil } from './canteen.ts'
import type { TestHouse } from './house-for-test.ts'
import { makeHolder, makePersonNamed, makeRelation } from './relations.ts'

/** A pupil whose name, class, products and people are found in no other's answers. */
export type MarkedPupil = TestPupil & { canary: string; itemCanary: string; purchaseId: string; schoolKey: 'home' | 'away' }

/** The header of a request, for each who asks. */
export type Roles = Record<string, Record<string, string>>

const DAY_MS = 86_400_000

export const guardianRoles = [
  'guardian',
  'guardian who sees the balance',
  'guardian who does not pay',
  'guardian who does not decide',
  'guardian without refunds',
] as const
export const outsiders = [
  'nobody',
  'another pupil',
  'guardian of another',
  'guardian who was',
  'guardian who will be',
  'guardian who waits',
  'guardian who was refused',
] as const
export const homeStaff = ['office', 'canteen', 'administrator', 'operator'] as const
export const awayStaff = ['office elsewhere', 'canteen elsewhere', 'administrator elsewhere', 'operator elsewhere'] as const

export type World = {
  own: MarkedPupil
  neighbour: MarkedPupil
  away: MarkedPupil
  roles: Roles
  /** What each path names, for a pupil. */
  paramsOf: (pupil: MarkedPupil) => Record<string, string | number>
}

export async function makeMatrixWorld(made: TestHouse, asked: AskableApp): Promise<World> {
  const { house } = made
  const [home, elsewhere] = [await makeCanteen(house), await makeCanteen(house)]
  const own = await mark(made, asked, home, 'home', 'Zaphodine')
  const neighbour = await mark(made, asked, home, 'home', 'Quetzalia')
  const away = await mark(made, asked, elsewhere, 'away', 'Xylophonia')

  const cookie = async (personId: string) => ({ cookie: await sessionOf(made, personId) })
  const outsider = async () => (await makePersonNamed(house, 'Utenfor')).personId
  const [was, willBe, waits, refused] = [await outsider(), await outsider(), await outsider(), await outsider()]
  await makeRelation(house, own, { personId: willBe, startsAt: new Date(made.clock.now().getTime() + DAY_MS) })
  await makeRelation(house, own, { personId: was })
  await house.database.query(sql`
    update guardianship set starts_at = ${new Date(made.clock.now().getTime() - DAY_MS)}, ends_at = ${made.clock.now()}
    where school_id = ${own.schoolId} and pupil_id = ${own.pupilId} and person_id = ${was}`)
  for (const personId of [waits, refused]) {
    const requestId = house.newId()
    const request = { schoolId: own.schoolId, pupilId: own.pupilId, requestId, personId, way: 'code', waitsFor: 'pupil', terms: usualTerms } as const
    await insertRequest(house.database, { ...request, now: made.clock.now() })
    if (personId === refused) await decideRequest(house.database, { schoolId: own.schoolId, requestId, isYes: false, byPersonId: null, now: made.clock.now() })
  }
  const operatorOf = async (schoolId: number) =>
    (await house.database.query<{ id: string }>(sql`select operator_id as id from school where id = ${schoolId}`)).rows[0]?.id ?? ''
  const staff = async (role: 'office' | 'canteen' | 'administrator', { schoolId }: Canteen, isEverywhere = false) => ({
    cookie: await asked.cookieOf({ role, operatorId: await operatorOf(schoolId), schoolId: isEverywhere ? null : schoolId }),
  })
  const roles: Roles = {
    nobody: {},
    pupil: await cookie(await makeHolder(house, own)),
    'another pupil': await cookie(await makeHolder(house, neighbour)),
    guardian: await cookie(await makeRelation(house, own)),
    'guardian who sees the balance': await cookie(await makeRelation(house, own, { sees: 'balance', mayLimit: false })),
    'guardian who does not pay': await cookie(await makeRelation(house, own, { mayPay: false })),
    'guardian who does not decide': await cookie(await makeRelation(house, own, { mayLimit: false })),
    'guardian without refunds': await cookie(await makeRelation(house, own, { mayRefund: false })),
    'guardian of another': await cookie(await makeRelation(house, neighbour)),
    'guardian who was': await cookie(was),
    'guardian who will be': await cookie(willBe),
    'guardian who waits': await cookie(waits),
    'guardian who was refused': await cookie(refused),
    office: await staff('office', home),
    canteen: await staff('canteen', home),
    administrator: await staff('administrator', home),
    operator: await staff('administrator', home, true),
    'office elsewhere': await staff('office', elsewhere),
    'canteen elsewhere': await staff('canteen', elsewhere),
    'administrator elsewhere': await staff('administrator', elsewhere),
    'operator elsewhere': await staff('administrator', elsewhere, true),
    till: { authorization: `Bearer ${home.till.token}` },
    'till elsewhere': { authorization: `Bearer ${elsewhere.till.token}` },
  }
  const operators = { [home.schoolId]: await operatorOf(home.schoolId), [elsewhere.schoolId]: await operatorOf(elsewhere.schoolId) }
  const paramsOf = (pupil: MarkedPupil) => ({
    schoolId: pupil.schoolId,
    walletId: pupil.walletId,
    pupilId: pupil.pupilId,
    cardId: pupil.cardId,
    purchaseId: pupil.purchaseId,
    operatorId: operators[pupil.schoolId] as string,
    tillId: (pupil.schoolKey === 'home' ? home : elsewhere).till.tillId,
    registerId: (pupil.schoolKey === 'home' ? home : elsewhere).till.registerId,
    productId: (pupil.schoolKey === 'home' ? home : elsewhere).apple.productId,
  })
  return { own, neighbour, away, roles, paramsOf }
}

async function mark(made: TestHouse, asked: AskableApp, canteen: Canteen, schoolKey: 'home' | 'away', canary: string): Promise<MarkedPupil> {
  const { house } = made
  const pupil = await canteen.makePupil({ firstName: canary, balanceOre: 20_000 })
  const itemCanary = `${canary.slice(0, 4)}ggsuppe`
  const { productId } = await canteen.makeProduct({ name: itemCanary, priceOre: 4_200 })
  const body = { id: house.newId(), code: pupil.code, lines: [{ productId, quantity: 1, unitPriceOre: 4_200 }], totalOre: 4_200 }
  const sold = await asked.till(canteen.till.token)('POST /api/purchases', { body })
  if (sold.status !== 200) throw new Error('the sale that the matrix looks for was not made')
  // The menu is the whole school's to see: only what was sold is still called so.
  await house.database.query(sql`update product set name = ${`Suppe ${house.newId()}`} where school_id = ${pupil.schoolId} and id = ${productId}`)
  await house.database.query(sql`
    update pupil set last_name = ${`${canary}sen`}, email = ${`${canary.toLowerCase()}@test.example`}, born_on = '2013-05-05'
    where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
  await transaction(house.database, (tx) => fill(tx, house, { ...pupil, amountOre: 1_234 }))
  return { ...pupil, canary, itemCanary, purchaseId: body.id, schoolKey }
}

async function sessionOf({ house }: TestHouse, personId: string): Promise<string> {
  const { openSession } = await import('../server/people/index.ts')
  return `kantinekort=${await openSession(house.database, house, personId)}`
}

type Shape = TSchema & {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minimum?: number
  minItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
}

/** Something that has a shape: the least of what must be there. */
export function sampleOf(schema: TSchema, name = ''): unknown {
  const shape = schema as Shape
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.anyOf) return shape.anyOf.some(({ type }) => type === 'null') ? null : sampleOf(shape.anyOf[0] as Shape, name)
  if (shape.type === 'object') {
    const required = shape.required ?? []
    return Object.fromEntries(Object.entries(shape.properties ?? {}).flatMap(([key, of]) => (required.includes(key) ? [[key, sampleOf(of, key)]] : [])))
  }
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => sampleOf(shape.items as Shape, name))
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 0
  if (shape.type === 'boolean') return false
  return textOf(shape)
}

const KNOWN_TEXTS = ['01890a5d-ac96-774b-bcce-b302099a8057', '2026-11-03', '08:15', '1', 'a', '12345678901', '1234', 'aa@b.no', 'x'.repeat(40), 'aaaaaaaa']

function textOf({ pattern, minLength = 0, maxLength = 10_000 }: Shape): string {
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text))
  return KNOWN_TEXTS.find(fits) ?? 'x'.repeat(minLength)
}
