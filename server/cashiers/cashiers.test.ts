import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type TestCashiers, cashiersAt, makeCashiers, PINS } from '../../test/cashiers.ts'
import type { TestTill } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { closeDueDays } from '../day-reports/index.ts'
import { checkSecondAdult } from './index.ts'

let world: DayWorld
let asked: AskableApp
let office: Asker
let cashiers: TestCashiers

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
  const { schoolId } = world.canteen
  const school = await firstRow<{ operatorId: string }>(world.made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  office = await asked.staff({ role: 'canteen', operatorId: (school as { operatorId: string }).operatorId, schoolId })
  cashiers = await makeCashiers(world.made.house, schoolId)
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})
// Each test on a day of its own: tries are counted by the quarter of an hour and by the day.
let day = 2
beforeEach(() => {
  day += 1
  world.made.clock.set(LUNCH.replace('-03T', `-${String(day).padStart(2, '0')}T`))
})

const at = (till: TestTill) => cashiersAt(asked, cashiers, till)
const params = (cashierId?: string) => ({ schoolId: world.canteen.schoolId, cashierId })
const make = (body: object) => office('POST /api/office/schools/:schoolId/cashiers', { params: params(), body })
const settings = (body: object) => office('PATCH /api/office/schools/:schoolId/cashier-settings', { params: params(), body })
const ask = (till: TestTill) => asked.till(till.token)
const operatorsOf = (till: TestTill) =>
  rows<{ is: string; cashierId: string | null }>(
    world.made.house.database,
    sql`
      select 'sale' as "is", cashier_id as "cashierId", journal_number from purchase where school_id = ${till.schoolId} and register_id = ${till.registerId}
      union all
      select 'return', cashier_id, journal_number from purchase_return where school_id = ${till.schoolId} and register_id = ${till.registerId}
      union all
      select 'training', cashier_id, journal_number from training_sale where school_id = ${till.schoolId} and register_id = ${till.registerId}
      order by journal_number`,
  )

describe('the office', () => {
  test('makes a cashier with a PIN that is told once and stored where nobody can read it', async () => {
    const { status, body } = await make({ name: 'Åse M.', kind: 'adult', pin: '8351' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ pin: '8351', cashier: { name: 'Åse M.', kind: 'adult', isInUse: true, signedInAt: null, pupil: null } })
    const { body: shown } = await office('GET /api/office/schools/:schoolId/cashiers', { params: params() })
    expect(shown.cashiers.map(({ name }) => name)).toContain('Åse M.')
    expect(Object.keys(shown.cashiers[0] as object).toSorted()).toEqual(['cashierId', 'isInUse', 'kind', 'name', 'number', 'pinSetAt', 'pupil', 'signedInAt'])
    const stored = await firstRow<{ pinHash: string }>(
      world.made.house.database,
      sql`select pin_hash as "pinHash" from cashier where school_id = ${world.canteen.schoolId} and id = ${body.cashier.cashierId}`,
    )
    expect(stored?.pinHash).toMatch(/^\$argon2id\$/)
  })

  test('is given a PIN that is worth something when it chooses none', async () => {
    const { body } = await make({ name: 'Valgfri', kind: 'adult' })
    expect(body.pin).toMatch(/^\d{4}$/)
    expect((await make({ name: 'Lett', kind: 'adult', pin: '1234' })).body.code).toBe('pin_not_usable')
    expect((await make({ name: 'Kort', kind: 'adult', pin: '123' })).status).toBe(400)
  })

  test('cannot make two of one name, nor one pupil twice, nor an adult who is a pupil', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Nils' })
    expect((await make({ name: 'kari', kind: 'adult' })).body.code).toBe('name_taken')
    expect((await make({ name: 'Nils', kind: 'pupil', pupilId: pupil.pupilId })).body.cashier).toMatchObject({
      pupil: { pupilId: pupil.pupilId, name: 'Nils Prøve', className: '8A' },
    })
    expect((await make({ name: 'Nils P.', kind: 'pupil', pupilId: pupil.pupilId })).body.code).toBe('pupil_is_cashier')
    expect((await make({ name: 'Nils V.', kind: 'adult', pupilId: pupil.pupilId })).body.code).toBe('not_well_formed')
    expect((await make({ name: 'Ingen', kind: 'pupil', pupilId: world.made.house.newId() })).body.code).toBe('not_found')
  })

  test('renames one, and what was sold keeps the number', async () => {
    const { body } = await make({ name: 'Siri', kind: 'adult' })
    const { cashierId, number } = body.cashier
    const renamed = await office('PATCH /api/office/schools/:schoolId/cashiers/:cashierId', { params: params(cashierId), body: { name: ' Siri  B. ' } })
    expect(renamed.body).toMatchObject({ cashierId, number, name: 'Siri B.' })
    const taken = await office('PATCH /api/office/schools/:schoolId/cashiers/:cashierId', { params: params(cashierId), body: { name: 'Ola' } })
    expect(taken.body.code).toBe('name_taken')
  })

  test('cannot have everybody sign in where no adult can, nor end the last one', async () => {
    const other = await openDayWorld()
    const { house } = other.made
    const { changeSettings, makeCashier } = await import('./index.ts')
    const { endCashier } = await import('./change-cashiers.ts')
    const { schoolId } = other.canteen
    await makeCashier(house, { schoolId, name: 'Elev', kind: 'pupil' })
    await expect(changeSettings(house, { schoolId, mustSignIn: true })).rejects.toMatchObject({ code: 'no_adult_cashier' })
    const { cashier } = await makeCashier(house, { schoolId, name: 'Voksen', kind: 'adult' })
    await changeSettings(house, { schoolId, mustSignIn: true })
    await expect(endCashier(house, { schoolId, cashierId: cashier.cashierId })).rejects.toMatchObject({ code: 'no_adult_cashier' })
    await makeCashier(house, { schoolId, name: 'En til', kind: 'adult' })
    await endCashier(house, { schoolId, cashierId: cashier.cashierId })
    await other.made.close()
  })

  test('lets only those decide who may', async () => {
    const school = await firstRow<{ operatorId: string }>(
      world.made.house.database,
      sql`select operator_id as "operatorId" from school where id = ${world.canteen.schoolId}`,
    )
    const desk = await asked.staff({ role: 'office', operatorId: (school as { operatorId: string }).operatorId, schoolId: world.canteen.schoolId })
    expect((await desk('GET /api/office/schools/:schoolId/cashiers', { params: params() })).status).toBe(200)
    expect((await desk('POST /api/office/schools/:schoolId/cashiers', { params: params(), body: { name: 'X', kind: 'adult' } })).body.code).toBe('not_allowed')
  })
})

describe('a till', () => {
  test('tells who may sign in and who has, and nothing that a PIN could be found by', async () => {
    const till = await world.canteen.makeTill()
    const { body } = await ask(till)('GET /api/till')
    expect(body.cashiers).toMatchObject({ idleMinutes: 5, cashierId: null, supervisorId: null })
    expect(body.cashiers?.cashiers.map(({ name }) => name)).toEqual(expect.arrayContaining(['Emma', 'Kari', 'Ola']))
    expect(JSON.stringify(body.cashiers)).not.toContain('argon2')
    expect((await at(till).signIn('kari')).body).toMatchObject({ cashierId: cashiers.kari, supervisorId: null })
    expect((await ask(till)('GET /api/till')).body.cashiers?.cashierId).toBe(cashiers.kari)
  })

  test('sells for nobody who has not signed in, and says whose each sale, return and practised sale is', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 100_000 })]
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
    await at(till).signIn('kari')
    const { purchaseId } = await world.sell(pupil, { till })
    await world.sell(pupil, { till, cashierId: cashiers.kari })
    await expect(world.sell(pupil, { till, cashierId: cashiers.ola })).rejects.toThrow('another_cashier')
    await at(till).signIn('ola')
    await world.sell(pupil, { till, cashierId: cashiers.ola })
    const lines = [{ place: 0, quantity: 1 }]
    const wish = { purchaseId, lines, totalOre: 3500, reason: 'undone', note: null }
    expect((await ask(till)('POST /api/till/returns', { body: { id: world.made.house.newId(), ...wish } })).status).toBe(200)
    await ask(till)('POST /api/till/training', { body: { isOn: true } })
    const practised = [{ productId: world.canteen.baguette.productId, quantity: 1, unitPriceOre: 3500 }]
    await ask(till)('POST /api/till/training-sales', { body: { id: world.made.house.newId(), code: null, lines: practised, totalOre: 3500 } })
    await ask(till)('POST /api/till/training', { body: { isOn: false } })
    await at(till).signOut()
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
    expect((await operatorsOf(till)).map(({ is, cashierId }) => [is, cashierId])).toEqual([
      ['sale', cashiers.kari],
      ['sale', cashiers.kari],
      ['sale', cashiers.ola],
      ['return', cashiers.ola],
      ['training', cashiers.ola],
    ])
    expect(await world.discrepancies()).toEqual([])
  })

  test('answers a sale that is asked for again as it was, also after a change of cashier', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    await at(till).signIn('kari')
    const id = world.made.house.newId()
    const first = await world.sell(pupil, { till, id, cashierId: cashiers.kari })
    await at(till).signIn('ola')
    expect(await world.sell(pupil, { till, id, cashierId: cashiers.kari })).toEqual(first)
  })

  test('writes each sign-in and sign-out to its journal, once, with whose it is', async () => {
    const till = await world.canteen.makeTill()
    await at(till).signIn('kari')
    await at(till).signIn('kari')
    await at(till).signIn('ola')
    await at(till).signOut()
    await at(till).signOut()
    const events = await rows<{ kind: string; cashierId: string }>(
      world.made.house.database,
      sql`select kind, cashier_id as "cashierId" from journal_event where school_id = ${till.schoolId} and register_id = ${till.registerId} order by number`,
    )
    expect(events.map(({ kind, cashierId }) => [kind, cashierId])).toEqual([
      ['cashier_signed_in', cashiers.kari],
      ['cashier_signed_out', cashiers.kari],
      ['cashier_signed_in', cashiers.ola],
      ['cashier_signed_out', cashiers.ola],
    ])
  })

  test('begins every day without anybody, and signs out late whoever forgot', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    await at(till).supervise('ola')
    await at(till).signIn('kari')
    await world.sell(pupil, { till })
    world.made.clock.pass(24 * 3_600_000)
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
    expect((await ask(till)('GET /api/till')).body.cashiers).toMatchObject({ cashierId: null, supervisorId: null })
    await closeDueDays(world.made.house)
    await closeDueDays(world.made.house)
    expect((await world.eventsOf(till)).filter((kind) => /cashier|super/.test(kind))).toEqual([
      'supervision_began',
      'cashier_signed_in',
      'supervision_ended',
      'cashier_signed_out',
    ])
    await at(till).signIn('kari')
    await world.sell(pupil, { till })
    expect(await world.discrepancies()).toEqual([])
  })

  test('has nobody signed in any more when another device becomes it', async () => {
    const till = await world.canteen.makeTill()
    await at(till).signIn('kari')
    await ask(till)('DELETE /api/till')
    expect((await world.eventsOf(till)).slice(-2)).toEqual(['cashier_signed_out', 'till_signed_out'])
  })
})

describe('a pupil', () => {
  test('sells only while an adult supervises, and not a moment longer', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    expect((await at(till).signIn('emma')).body.code).toBe('supervisor_needed')
    expect((await at(till).supervise('emma')).body.code).toBe('adult_needed')
    expect((await at(till).supervise('kari')).body).toMatchObject({ cashierId: null, supervisorId: cashiers.kari })
    expect((await at(till).signIn('emma')).body).toMatchObject({ cashierId: cashiers.emma, supervisorId: cashiers.kari })
    await world.sell(pupil, { till })
    expect((await at(till).withdraw()).body).toMatchObject({ cashierId: null, supervisorId: null })
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
  })

  test('is not supervised at another till by an adult at this one, and an adult who sells goes on when supervision ends', async () => {
    const [till, other] = [await world.canteen.makeTill(), await world.canteen.makeTill()]
    await at(till).supervise('kari')
    expect((await at(other).signIn('emma')).body.code).toBe('supervisor_needed')
    await at(till).signIn('ola')
    expect((await at(till).withdraw()).body).toMatchObject({ cashierId: cashiers.ola, supervisorId: null })
  })

  test('who has left the school signs in no more', async () => {
    const till = await world.canteen.makeTill()
    const leaver = await world.canteen.makePupil({ firstName: 'Liv' })
    const { body } = await make({ name: 'Liv', kind: 'pupil', pupilId: leaver.pupilId, pin: '7402' })
    await at(till).supervise('kari')
    const signIn = () => ask(till)('POST /api/till/cashier', { body: { cashierId: body.cashier.cashierId, pin: '7402' } })
    expect((await signIn()).status).toBe(200)
    await world.made.house.database.query(
      sql`update pupil set enrolled_until = '2026-11-02' where school_id = ${world.canteen.schoolId} and id = ${leaver.pupilId}`,
    )
    expect((await signIn()).body.code).toBe('cashier_not_here')
  })
})

describe('a PIN', () => {
  test('may be wrong four times, is told how many tries are left, and holds for the fifth', async () => {
    const till = await world.canteen.makeTill()
    const left = []
    for (let tries = 0; tries < 4; tries += 1) left.push((await at(till).signIn('kari', '5555')).body['triesLeft'])
    expect(left).toEqual([4, 3, 2, 1])
    expect((await at(till).signIn('kari')).status).toBe(200)
    expect((await at(till).signIn('kari', '5555')).body['triesLeft']).toBe(4)
  })

  test('that was wrong five times is not even looked at for a while, at any till, and others still sign in', async () => {
    const [till, other] = [await world.canteen.makeTill(), await world.canteen.makeTill()]
    for (let tries = 0; tries < 5; tries += 1) expect((await at(till).signIn('kari', '5555')).body.code).toBe('pin_wrong')
    expect((await at(till).signIn('kari')).body.code).toBe('pin_tried_too_often')
    expect((await at(other).signIn('kari')).body).toMatchObject({ code: 'pin_tried_too_often', waitSeconds: expect.any(Number) })
    expect((await at(till).signIn('ola')).status).toBe(200)
    world.made.clock.pass(16 * 60_000)
    expect((await at(till).signIn('kari')).status).toBe(200)
  })

  test('cannot be found by trying all day, and a new one from the office opens at once', async () => {
    const till = await world.canteen.makeTill()
    for (let round = 0; round < 4; round += 1) {
      for (let tries = 0; tries < 5; tries += 1) await at(till).signIn('ola', '5555')
      world.made.clock.pass(16 * 60_000)
    }
    expect((await at(till).signIn('ola')).body.code).toBe('pin_tried_too_often')
    const { body } = await office('POST /api/office/schools/:schoolId/cashiers/:cashierId/pin', { params: params(cashiers.ola), body: { pin: PINS.ola } })
    expect(body.pin).toBe(PINS.ola)
    expect((await at(till).signIn('ola')).status).toBe(200)
  })

  test('that is replaced stops working at once, and whoever signed in by it is signed out', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    await at(till).signIn('kari')
    await office('POST /api/office/schools/:schoolId/cashiers/:cashierId/pin', { params: params(cashiers.kari), body: { pin: '6924' } })
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
    expect((await at(till).signIn('kari')).body.code).toBe('pin_wrong')
    expect((await at(till).signIn('kari', '6924')).status).toBe(200)
    await office('POST /api/office/schools/:schoolId/cashiers/:cashierId/pin', { params: params(cashiers.kari), body: { pin: PINS.kari } })
  })

  test('of one who has ended is worth nothing, and the till where they were signed in sells no more', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    const { body } = await make({ name: 'Vikar', kind: 'adult', pin: '8250' })
    const signIn = () => ask(till)('POST /api/till/cashier', { body: { cashierId: body.cashier.cashierId, pin: '8250' } })
    await signIn()
    const { cashierId } = body.cashier
    expect((await office('POST /api/office/schools/:schoolId/cashiers/:cashierId/end', { params: params(cashierId) })).body).toEqual({ done: true })
    await expect(world.sell(pupil, { till })).rejects.toThrow('cashier_not_signed_in')
    expect((await signIn()).body.code).toBe('cashier_not_here')
    expect((await make({ name: 'Vikar', kind: 'adult' })).status).toBe(200)
  })

  test('is no PIN at another school', async () => {
    const till = await world.canteen.makeTill()
    expect((await ask(till)('POST /api/till/cashier', { body: { cashierId: world.made.house.newId(), pin: PINS.kari } })).body.code).toBe('cashier_not_here')
  })
})

describe('a second adult', () => {
  test('says yes with their own PIN: not whoever is signed in, and no pupil', async () => {
    const till = await world.canteen.makeTill()
    await at(till).signIn('kari')
    const check = (who: keyof typeof PINS, pin: string = PINS[who]) => checkSecondAdult(world.made.house, { ...till, cashierId: cashiers[who], pin })
    expect(await check('ola')).toEqual({ cashierId: cashiers.ola, name: 'Ola', number: 2 })
    await expect(check('kari')).rejects.toMatchObject({ code: 'second_adult_needed' })
    await expect(check('emma')).rejects.toMatchObject({ code: 'adult_needed' })
    await expect(check('ola', '5555')).rejects.toMatchObject({ code: 'pin_wrong', facts: { triesLeft: 4 } })
    for (let tries = 0; tries < 4; tries += 1) await expect(check('ola', '5555')).rejects.toMatchObject({ code: 'pin_wrong' })
    await expect(check('ola')).rejects.toMatchObject({ code: 'pin_tried_too_often' })
  })
})

// Last: it changes the school that the others stand on.
test('where the school switches it off, everybody is signed out and the till sells as before', async () => {
  const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
  await at(till).signIn('kari')
  expect((await settings({ mustSignIn: false, idleMinutes: 12 })).body).toEqual({ mustSignIn: false, idleMinutes: 12 })
  expect((await world.eventsOf(till)).at(-1)).toBe('cashier_signed_out')
  await world.sell(pupil, { till, cashierId: cashiers.kari })
  expect((await ask(till)('GET /api/till')).body.cashiers).toBeNull()
  expect((await at(till).signIn('kari')).body.code).toBe('cashiers_not_in_use')
  expect((await operatorsOf(till)).map(({ cashierId }) => cashierId)).toEqual([null])
  expect((await settings({ idleMinutes: 61 })).status).toBe(400)
  expect(await world.discrepancies()).toEqual([])
})
