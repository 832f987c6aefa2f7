// The till's hard stops with real wallets, real consents and the real batch.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import type { TestPupil, TestProduct } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { lettersTo } from '../../test/people.ts'
import { born, declare, limitAge, makeAllergic, makeGuardianOf, makeReader } from '../../test/stops.ts'
import { withdrawByFamily } from '../allergies/keep-allergies.ts'
import { changeSettings, makeCashier } from '../cashiers/index.ts'
import type { House } from '../house.ts'
import { recordOn } from '../journal/index.ts'
import { insertOverride } from './override-store.ts'
import { makePurchases } from './make-purchases.ts'

let world: DayWorld
let house: House
let pasta: TestProduct
let energy: TestProduct
let soup: TestProduct
let asked: AskableApp
let adultId: string
const PIN = '4711'
beforeAll(async () => {
  world = await openDayWorld()
  house = world.made.house
  const { canteen } = world
  pasta = await canteen.makeProduct({ name: 'Pasta', priceOre: 4500 })
  energy = await canteen.makeProduct({ name: 'Energidrikk', priceOre: 3000 })
  soup = await canteen.makeProduct({ name: 'Suppe', priceOre: 2000 })
  await declare(house, canteen.schoolId, pasta, { contains: ['milk', 'gluten.wheat'], traces: ['celery'] })
  await declare(house, canteen.schoolId, energy)
  await declare(house, canteen.schoolId, canteen.apple)
  await limitAge(house, canteen.schoolId, energy, 16)
  adultId = (await makeCashier(house, { schoolId: canteen.schoolId, name: 'Kari', kind: 'adult', pin: PIN })).cashier.cashierId
  asked = await askableApp(house)
})
beforeEach(() => world.made.clock.pass(90_000))
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

async function buy(pupil: TestPupil, ...products: TestProduct[]) {
  const lines = products.map(({ productId, priceOre }) => ({ productId, quantity: 1, unitPriceOre: priceOre }))
  const totalOre = products.reduce((sum, { priceOre }) => sum + priceOre, 0)
  const [outcome] = await makePurchases(house, world.signer, [world.canteen.wish(pupil, { lines, totalOre })])
  return outcome as NonNullable<typeof outcome>
}

/** An adult has let it go on, as the route keeps it. */
async function letGoOn(
  pupil: TestPupil,
  stop: 'contents_stopped' | 'contents_unknown' | 'age_unknown',
  products: TestProduct[],
  { tillId = world.canteen.till.tillId } = {},
) {
  const { schoolId, walletId } = pupil
  const overrideId = house.newId()
  const productIds = products.map(({ productId }) => productId)
  await transaction(house.database, async (tx) => {
    await insertOverride(tx, { schoolId, overrideId, tillId, walletId, stop, productIds, reason: 'checked_contents', adultId, now: house.clock.now() })
    await recordOn(tx, house, { schoolId, tillId }, { kind: 'stop_overridden', subjectId: overrideId })
  })
  return overrideId
}

describe('a pupil who cannot stand something', () => {
  test('is not sold it, is told what it is, and buys the rest of the basket', async () => {
    const ola = await world.canteen.makePupil({ firstName: 'Ola' })
    await makeAllergic(house, ola, 'milk')
    expect(await buy(ola, pasta, world.canteen.apple)).toEqual({
      refusal: {
        code: 'contents_stopped',
        facts: { productIds: [pasta.productId], products: ['Pasta'], contains: ['milk'], traces: [''], allergens: ['milk'], firstName: 'Ola' },
      },
    })
    expect((await balanceOf(house.database, ola))?.balanceOre).toBe(20_000)
    expect(await buy(ola, world.canteen.apple)).toHaveProperty('answer')
  })

  test('is stopped by traces only where that was asked for, and by what nobody has confirmed', async () => {
    const [careful, other] = [await world.canteen.makePupil(), await world.canteen.makePupil()]
    await makeAllergic(house, careful, 'celery~')
    await makeAllergic(house, other, 'celery')
    expect(await buy(careful, pasta)).toMatchObject({ refusal: { code: 'contents_stopped', facts: { contains: [''], traces: ['celery'] } } })
    expect(await buy(other, pasta)).toHaveProperty('answer')
    expect(await buy(other, soup)).toMatchObject({ refusal: { code: 'contents_unknown', facts: { products: ['Suppe'] } } })
    expect(await buy(await world.canteen.makePupil(), soup)).toHaveProperty('answer')
  })

  test('is stopped from the moment that it is stored, and not after the consent is withdrawn', async () => {
    const pupil = await world.canteen.makePupil()
    expect(await buy(pupil, pasta)).toHaveProperty('answer')
    const guardian = await makeAllergic(house, pupil, 'gluten')
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped', facts: { contains: ['gluten.wheat'], allergens: ['gluten'] } } })
    await withdrawByFamily(house, { ...pupil, isOwn: false, personId: guardian.personId })
    expect(await buy(pupil, pasta)).toHaveProperty('answer')
  })
})

describe('an age limit', () => {
  test('is held on the birthday by the Norwegian calendar, and not before midnight', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    await born(house, pupil, '2010-11-06')
    world.made.clock.set('2026-11-05T22:58:00Z')
    expect(await buy(pupil, energy)).toMatchObject({
      refusal: { code: 'age_too_low', facts: { ageLimit: 16, ageReason: 'Energidrikk', products: ['Energidrikk'] } },
    })
    world.made.clock.set('2026-11-05T23:00:00Z')
    expect(await buy(pupil, energy)).toHaveProperty('answer')
  })

  test('stops those whose age nobody knows, until the office or an adult does', async () => {
    const pupil = await world.canteen.makePupil()
    expect(await buy(pupil, energy)).toMatchObject({ refusal: { code: 'age_unknown' } })
    await letGoOn(pupil, 'age_unknown', [energy])
    expect(await buy(pupil, energy)).toHaveProperty('answer')
    expect(await buy(pupil, energy)).toMatchObject({ refusal: { code: 'age_unknown' } })
    await born(house, pupil, '2001-02-03')
    expect(await buy(pupil, energy)).toHaveProperty('answer')
  })

  test('that is known not to be reached goes on by nobody’s word', async () => {
    const pupil = await world.canteen.makePupil()
    await born(house, pupil, '2012-02-29')
    await letGoOn(pupil, 'age_unknown', [energy])
    expect(await buy(pupil, energy)).toMatchObject({ refusal: { code: 'age_too_low' } })
  })
})

describe('an adult who lets a stopped sale go on', () => {
  test('lets one sale go on, and the family is told with the reason and the product, and nothing of it in the subject', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Liv' })
    const { email } = await makeAllergic(house, pupil, 'milk')
    const overrideId = await letGoOn(pupil, 'contents_stopped', [pasta])
    const sold = await buy(pupil, pasta, world.canteen.apple)
    expect(sold).toHaveProperty('answer')
    const purchaseId = 'answer' in sold ? sold.answer.purchaseId : ''
    expect(
      await rows(
        house.database,
        sql`select override_id as "overrideId", purchase_id as "purchaseId" from overridden_purchase where school_id = ${pupil.schoolId} and override_id = ${overrideId}`,
      ),
    ).toEqual([{ overrideId, purchaseId }])
    const [letter] = await lettersTo(house, email)
    expect(letter?.subject).toBe('En voksen i kantina slapp gjennom et kjøp for Liv')
    expect(letter?.body).toContain('Det gjelder: Pasta.')
    expect(letter?.body).toContain('53\u00a0kr')
    expect(letter?.body).toContain('Jeg har sjekket hva det inneholder.')
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    expect(await lettersTo(house, email)).toHaveLength(1)
  })

  test('shows it with a PIN at the till: what was on the screen, with a reason, told to the journal, and nothing else', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Siri' })
    await makeAllergic(house, pupil, 'milk')
    const till = asked.till(world.canteen.till.token)
    expect((await till('GET /api/till/adults')).body).toEqual({ adults: [{ cashierId: adultId, name: 'Kari' }] })
    const ask = (change: object = {}) =>
      till('POST /api/till/stop-overrides', {
        body: {
          id: house.newId(),
          code: pupil.code,
          lines: [{ productId: pasta.productId, quantity: 1, unitPriceOre: pasta.priceOre }],
          totalOre: pasta.priceOre,
          stop: 'contents_stopped',
          productIds: [pasta.productId],
          cashierId: adultId,
          pin: PIN,
          reason: 'guardian_said_yes',
          ...change,
        },
      })
    expect((await ask({ pin: '9876' })).body.code).toBe('pin_wrong')
    // What is stopped now is not what the adult has seen.
    expect((await ask({ productIds: [world.canteen.apple.productId] })).body.code).toBe('stop_not_open')
    expect((await ask({ stop: 'age_unknown' })).body.code).toBe('stop_not_open')
    const apple = { productId: world.canteen.apple.productId, quantity: 1, unitPriceOre: world.canteen.apple.priceOre }
    expect((await ask({ lines: [apple], totalOre: apple.unitPriceOre })).body.code).toBe('stop_not_open')
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    const id = house.newId()
    expect((await ask({ id })).body).toEqual({ done: true })
    // The answer was lost: the same again changes nothing.
    expect((await ask({ id })).body).toEqual({ done: true })
    expect((await world.eventsOf(world.canteen.till)).filter((kind) => kind === 'stop_overridden')).toHaveLength(
      (await rows(house.database, sql`select id from stop_override where school_id = ${pupil.schoolId} and till_id = ${world.canteen.till.tillId}`)).length,
    )
    expect(await buy(pupil, pasta)).toHaveProperty('answer')
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
  })

  test('lets nobody below a known age, and nothing while one practises', async () => {
    const pupil = await world.canteen.makePupil()
    await born(house, pupil, '2012-06-01')
    const till = asked.till(world.canteen.till.token)
    const body = {
      code: pupil.code,
      lines: [{ productId: energy.productId, quantity: 1, unitPriceOre: energy.priceOre }],
      totalOre: energy.priceOre,
      stop: 'age_unknown',
      productIds: [energy.productId],
      cashierId: adultId,
      pin: PIN,
      reason: 'saw_proof_of_age',
    }
    expect((await till('POST /api/till/stop-overrides', { body: { ...body, id: house.newId() } })).body.code).toBe('age_too_low')
    await till('POST /api/till/training', { body: { isOn: true } })
    expect((await till('POST /api/till/stop-overrides', { body: { ...body, id: house.newId() } })).body.code).toBe('override_not_in_training')
    await till('POST /api/till/training', { body: { isOn: false } })
  })

  test('speaks for that pupil, those products, that till and five minutes alone', async () => {
    const [pupil, other] = [await world.canteen.makePupil(), await world.canteen.makePupil()]
    await makeAllergic(house, pupil, 'milk')
    await makeAllergic(house, other, 'milk')
    const cheese = await world.canteen.makeProduct({ name: 'Ost', priceOre: 1000 })
    await declare(house, world.canteen.schoolId, cheese, { contains: ['milk'] })
    await letGoOn(pupil, 'contents_stopped', [pasta])
    expect(await buy(other, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    expect(await buy(pupil, pasta, cheese)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    world.made.clock.pass(5 * 60_000 + 1)
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    const elsewhere = await world.canteen.makeTill()
    await letGoOn(pupil, 'contents_stopped', [pasta], elsewhere)
    expect(await buy(pupil, pasta)).toMatchObject({ refusal: { code: 'contents_stopped' } })
    await letGoOn(pupil, 'contents_stopped', [pasta])
    world.made.clock.pass(5 * 60_000 - 1)
    expect(await buy(pupil, pasta)).toHaveProperty('answer')
  })

  test('lets go on once, also when the same batch asks twice', async () => {
    const pupil = await world.canteen.makePupil()
    await makeAllergic(house, pupil, 'milk')
    await letGoOn(pupil, 'contents_stopped', [pasta])
    const lines = [{ productId: pasta.productId, quantity: 1, unitPriceOre: pasta.priceOre }]
    const wishes = [1, 2].map(() => world.canteen.wish(pupil, { lines, totalOre: pasta.priceOre }))
    const outcomes = await makePurchases(house, world.signer, wishes)
    expect(outcomes[0]).toHaveProperty('answer')
    expect(outcomes[1]).toMatchObject({ refusal: { code: 'contents_stopped' } })
    // The answer that was lost is given again.
    expect((await makePurchases(house, world.signer, [wishes[0] as (typeof wishes)[0]]))[0]).toEqual(outcomes[0])
  })
})

describe('somebody who works there and is under 18', () => {
  test('sells what has an age limit under an adult’s eyes alone, or when an adult sells that one themselves', async () => {
    const { schoolId } = world.canteen
    const till = await world.canteen.makeTill()
    const ask = asked.till(till.token)
    const make = async (name: string, kind: 'adult' | 'young', pin: string) => (await makeCashier(house, { schoolId, name, kind, pin })).cashier.cashierId
    const [youngId, bossId] = [await make('Jonas', 'young', '9042'), await make('Berit', 'adult', '3186')]
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000, firstName: 'Ella' })
    const guardian = await makeGuardianOf(house, pupil)
    await born(house, pupil, '2000-01-01')
    const wish = () => ({
      id: house.newId(),
      code: pupil.code,
      lines: [{ productId: energy.productId, quantity: 1, unitPriceOre: energy.priceOre }],
      totalOre: energy.priceOre,
    })
    const sell = () => ask('POST /api/purchases', { body: wish() })
    await changeSettings(house, { schoolId, mustSignIn: true })
    try {
      expect((await ask('POST /api/till/cashier', { body: { cashierId: youngId, pin: '9042' } })).status).toBe(200)
      const stopped = { status: 409, body: { code: 'seller_too_young', products: ['Energidrikk'], productIds: [energy.productId], ageLimit: 16 } }
      expect(await sell()).toMatchObject(stopped)
      const apple = { ...wish(), lines: [{ productId: world.canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 }
      expect((await ask('POST /api/purchases', { body: apple })).status).toBe(200)
      // Not their own word, not another reason, and none that is not of age.
      const letGo = (change: object) =>
        ask('POST /api/till/stop-overrides', {
          body: { ...wish(), stop: 'seller_too_young', productIds: [energy.productId], cashierId: bossId, pin: '3186', reason: 'adult_sells', ...change },
        })
      expect((await letGo({ cashierId: youngId, pin: '9042' })).body.code).toBe('second_adult_needed')
      expect((await letGo({ reason: 'checked_contents' })).body.code).toBe('not_well_formed')
      expect((await letGo({})).status).toBe(200)
      expect((await sell()).status).toBe(200)
      expect(await sell()).toMatchObject(stopped)
      expect(await lettersTo(house, guardian.email)).toEqual([])
      expect((await ask('POST /api/till/supervisor', { body: { cashierId: youngId, pin: '9042' } })).body.code).toBe('adult_needed')
      expect((await ask('POST /api/till/supervisor', { body: { cashierId: bossId, pin: '3186' } })).status).toBe(200)
      expect((await sell()).status).toBe(200)
      // When the adult goes, whoever is no pupil stays, and is stopped again.
      expect((await ask('DELETE /api/till/supervisor')).body).toMatchObject({ cashierId: youngId, supervisorId: null })
      expect(await sell()).toMatchObject(stopped)
      expect((await ask('POST /api/till/cashier', { body: { cashierId: bossId, pin: '3186' } })).status).toBe(200)
      expect((await sell()).status).toBe(200)
    } finally {
      await changeSettings(house, { schoolId, mustSignIn: false })
    }
  })
})

describe('verify', () => {
  test('finds a sale against a stop, a word that was used elsewhere, and what the till stops without a consent', async () => {
    world.made.clock.set(LUNCH)
    const broken = await openDayWorld()
    const { canteen, made, signer } = broken
    const milk = await canteen.makeProduct({ name: 'Melk', priceOre: 1000 })
    await declare(made.house, canteen.schoolId, milk, { contains: ['milk'] })
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    const reader = await makeReader(made.house)
    const { cashier } = await makeCashier(made.house, { schoolId: canteen.schoolId, name: 'Kari', kind: 'adult', pin: PIN })
    const sell = () =>
      makePurchases(made.house, signer, [canteen.wish(pupil, { lines: [{ productId: milk.productId, quantity: 1, unitPriceOre: 1000 }], totalOre: 1000 })])
    made.clock.pass(120_000)
    await sell()
    expect(await broken.discrepancies()).toEqual([])
    const { database } = made.house
    const key = { schoolId: canteen.schoolId, pupilId: pupil.pupilId }
    await database.query(sql`update pupil set stopped_by = ${['milk']} where school_id = ${key.schoolId} and id = ${key.pupilId}`)
    expect((await broken.discrepancies()).map((text) => text.split(':')[0])).toEqual([
      'what the till stops is not what is stored',
      'a sale went on against a stop',
    ])
    await database.query(sql`
      insert into allergy_consent (school_id, pupil_id, given_by, way, given_by_person_id, recorded_by_person_id, given_at)
      values (${key.schoolId}, ${key.pupilId}, 'guardian', 'portal', ${reader.personId}, ${reader.personId}, now())`)
    await database.query(sql`
      insert into pupil_allergy (school_id, pupil_id, allergen, stops_on_traces, source, set_by_person_id, set_at)
      values (${key.schoolId}, ${key.pupilId}, 'milk', false, 'guardian', ${reader.personId}, now())`)
    expect((await broken.discrepancies()).map((text) => text.split(':')[0])).toEqual(['a sale went on against a stop'])
    const overrideId = made.house.newId()
    await database.query(sql`
      insert into stop_override (school_id, id, till_id, wallet_id, stop, product_ids, reason, adult_id, given_at)
      values (${key.schoolId}, ${overrideId}, ${canteen.till.tillId}, ${other.walletId}, 'contents_stopped', ${[milk.productId]}, 'checked_contents', ${cashier.cashierId}, ${made.clock.now()})`)
    await database.query(sql`
      insert into overridden_purchase (school_id, override_id, purchase_id)
      select ${key.schoolId}, ${overrideId}, id from purchase where school_id = ${key.schoolId}`)
    expect((await broken.discrepancies()).map((text) => text.split(':')[0])).toEqual([
      'an adult’s word is not in the journal once',
      'an adult’s word was used for another sale',
    ])
    await made.close()
  })
})
