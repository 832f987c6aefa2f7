// What is kept of a pupil's allergies and age: by whose consent, seen by whom, and gone when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { CONSENT_TEXT_VERSION } from '../../rules/allergen-stops.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeAllergic, makeGuardianOf, makeReader } from '../../test/stops.ts'
import { forgetLeavers } from './index.ts'

let made: TestHouse
let canteen: Canteen
let asked: AskableApp
let operatorId: string
beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
  const school = await firstRow<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  operatorId = school?.operatorId as string
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const see = 'GET /api/wallets/:schoolId/:walletId/allergies'
const keep = 'PUT /api/wallets/:schoolId/:walletId/allergies'
const withdraw = 'DELETE /api/wallets/:schoolId/:walletId/allergies'
const milk = { allergies: [{ allergen: 'milk', stopsOnTraces: false }], isConsent: true }
const office = () => asked.staff({ role: 'office', operatorId, schoolId: canteen.schoolId })

/** The pupil's own profile. */
async function profileOf(pupil: TestPupil): Promise<Asker> {
  const { personId } = await makeReader(made.house, 'Ola')
  await made.house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
  return asked.person(personId)
}

async function keptOf({ schoolId, pupilId }: TestPupil) {
  const pupil = await firstRow<{ stoppedBy: string[] | null }>(
    made.house.database,
    sql`select stopped_by as "stoppedBy" from pupil where school_id = ${schoolId} and id = ${pupilId}`,
  )
  const allergies = await rows(made.house.database, sql`select allergen from pupil_allergy where school_id = ${schoolId} and pupil_id = ${pupilId}`)
  const consents = await rows(made.house.database, sql`select given_by from allergy_consent where school_id = ${schoolId} and pupil_id = ${pupilId}`)
  return { stoppedBy: pupil?.stoppedBy, allergies: allergies.length, consents: consents.length }
}

describe('a guardian', () => {
  test('stores what a child cannot stand with an explicit consent, and the child sees it and who said it', async () => {
    const pupil = await canteen.makePupil({ firstName: 'Ola' })
    const guardian = await asked.person((await makeGuardianOf(made.house, pupil, 'Kari')).personId)
    expect((await guardian(see, { params: pupil })).body).toEqual({ allergies: [], consent: null, firstName: 'Ola', mayChange: true })
    const wish = { allergies: [{ allergen: 'nuts', stopsOnTraces: true }, ...milk.allergies], isConsent: true }
    expect((await guardian(keep, { params: pupil, body: wish })).status).toBe(200)
    expect(await keptOf(pupil)).toEqual({ stoppedBy: ['milk', 'nuts~'], allergies: 2, consents: 1 })
    // To which words somebody said yes is kept with the consent.
    const given = await firstRow(made.house.database, sql`select text_version as version from allergy_consent where pupil_id = ${pupil.pupilId}`)
    expect(given).toEqual({ version: CONSENT_TEXT_VERSION })
    const { body } = await (await profileOf(pupil))(see, { params: pupil })
    expect(body).toMatchObject({
      mayChange: false,
      consent: { givenBy: 'guardian', way: 'portal', by: 'Kari', isYours: false },
      allergies: [
        { allergen: 'milk', source: 'guardian', setBy: 'Kari', isYours: false, setAt: made.clock.now().toISOString() },
        { allergen: 'nuts', stopsOnTraces: true },
      ],
    })
  })

  test('stores nothing without the consent, and nothing that is not on the list', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await asked.person((await makeGuardianOf(made.house, pupil)).personId)
    for (const body of [
      { allergies: milk.allergies },
      { ...milk, isConsent: false },
      { ...milk, allergies: [] },
      { ...milk, allergies: [{ allergen: 'water', stopsOnTraces: false }] },
    ]) {
      expect((await guardian(keep, { params: pupil, body })).body.code).toBe('not_well_formed')
    }
    expect(await keptOf(pupil)).toEqual({ stoppedBy: null, allergies: 0, consents: 0 })
  })

  test('changes one, and what stands as it stood is still whoever’s word it was', async () => {
    const pupil = await canteen.makePupil()
    await makeAllergic(made.house, pupil, 'milk', 'egg')
    made.clock.pass(60_000)
    const other = await makeGuardianOf(made.house, pupil, 'Per')
    const body = {
      allergies: [
        { allergen: 'milk', stopsOnTraces: false },
        { allergen: 'fish', stopsOnTraces: false },
      ],
      isConsent: true,
    }
    const answer = await (await asked.person(other.personId))(keep, { params: pupil, body })
    expect(answer.body.allergies).toMatchObject([
      { allergen: 'fish', setBy: null, isYours: true },
      { allergen: 'milk', setBy: 'Kari', isYours: false },
    ])
    expect(await keptOf(pupil)).toEqual({ stoppedBy: ['fish', 'milk'], allergies: 2, consents: 1 })
  })

  test('withdraws, and everything is gone at once, also that there was anything', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await asked.person((await makeAllergic(made.house, pupil, 'milk')).personId)
    expect((await guardian(withdraw, { params: pupil })).status).toBe(200)
    expect(await keptOf(pupil)).toEqual({ stoppedBy: null, allergies: 0, consents: 0 })
  })

  test('of a pupil with a protected address is not named to anybody', async () => {
    const pupil = await canteen.makePupil()
    await makeAllergic(made.house, pupil, 'milk')
    await made.house.database.query(sql`update pupil set has_protected_address = true where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    const other = await asked.person((await makeGuardianOf(made.house, pupil, 'Per')).personId)
    expect((await other(see, { params: pupil })).body).toMatchObject({ allergies: [{ setBy: null, source: 'guardian' }], consent: { by: null } })
  })

  test('of another child is told of nothing', async () => {
    const pupil = await canteen.makePupil()
    await makeAllergic(made.house, pupil, 'milk')
    const stranger = await asked.person((await makeGuardianOf(made.house, await canteen.makePupil())).personId)
    expect((await stranger(see, { params: pupil })).body.code).toBe('not_found')
    expect((await stranger(keep, { params: pupil, body: milk })).body.code).toBe('not_found')
    expect((await stranger(withdraw, { params: pupil })).body.code).toBe('not_found')
  })
})

describe('a pupil', () => {
  test('decides from the day of 18 years, and not the day before, nor while the age is unknown', async () => {
    const pupil = await canteen.makePupil()
    const own = await profileOf(pupil)
    const born = 'PUT /api/office/schools/:schoolId/pupils/:pupilId/born-on'
    const staff = await office()
    expect((await own(keep, { params: pupil, body: milk })).body.code).toBe('consent_not_yours')
    await staff(born, { params: pupil, body: { bornOn: '2008-11-04' } })
    expect((await own(keep, { params: pupil, body: milk })).body.code).toBe('consent_not_yours')
    expect((await own(withdraw, { params: pupil })).body.code).toBe('consent_not_yours')
    await staff(born, { params: pupil, body: { bornOn: '2008-11-03' } })
    expect((await own(keep, { params: pupil, body: milk })).body).toMatchObject({
      consent: { givenBy: 'self', isYours: true },
      allergies: [{ source: 'pupil' }],
    })
    expect((await own(withdraw, { params: pupil })).status).toBe(200)
    for (const bornOn of ['2026-11-04', '2011-02-29', '1900-01-01'])
      expect((await staff(born, { params: pupil, body: { bornOn } })).body.code).toBe('born_on_not_valid')
  })

  test('who has left, and every pupil of a canteen that has ended, is forgotten', async () => {
    const [leaver, stays] = [await canteen.makePupil({ enrolledUntil: '2026-11-02' }), await canteen.makePupil({ enrolledUntil: '2026-11-03' })]
    for (const pupil of [leaver, stays]) await makeAllergic(made.house, pupil, 'milk')
    expect(await forgetLeavers(made.house)).toBe(1)
    expect(await keptOf(leaver)).toEqual({ stoppedBy: null, allergies: 0, consents: 0 })
    expect(await keptOf(stays)).toMatchObject({ allergies: 1, consents: 1 })
  })
})

describe('the office', () => {
  test('stores what the school was told, by a consent that it names, and the canteen’s staff sees none of it', async () => {
    const pupil = await canteen.makePupil()
    const staff = await office()
    const key = { params: pupil }
    const wish = { allergies: milk.allergies, source: 'office', consent: { givenBy: 'guardian', way: 'written' } }
    const path = 'PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies'
    expect((await staff(path, { ...key, body: { ...wish, consent: { givenBy: 'self', way: 'written' } } })).body.code).toBe('consent_not_yours')
    expect((await staff(path, { ...key, body: wish })).status).toBe(200)
    const stops = 'GET /api/office/schools/:schoolId/pupils/:pupilId/stops'
    expect((await staff(stops, key)).body).toMatchObject({
      bornOn: null,
      allergies: [{ allergen: 'milk', source: 'office' }],
      consent: { givenBy: 'guardian', way: 'written', by: null },
    })
    const cook = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
    expect((await cook(stops, key)).body.code).toBe('not_allowed')
    expect((await staff('DELETE /api/office/schools/:schoolId/pupils/:pupilId/allergies', key)).status).toBe(200)
    expect(await keptOf(pupil)).toEqual({ stoppedBy: null, allergies: 0, consents: 0 })
  })
})

describe('what a product holds', () => {
  const at = (productId: string) => ({ params: { schoolId: canteen.schoolId, productId } })
  const show = 'GET /api/office/schools/:schoolId/products/:productId/declaration'
  const confirm = 'PUT /api/office/schools/:schoolId/products/:productId/declaration'

  test('is unknown until somebody confirms it, by name and time, and unknown again when the recipe is new', async () => {
    const cook = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
    const till = asked.till(canteen.till.token)
    const { productId } = await canteen.makeProduct({ name: 'Lasagne' })
    const onTill = async () => (await till('GET /api/till')).body.products.find((each) => each.productId === productId)?.stops
    expect(await onTill()).toEqual({ contains: [], traces: [], isDeclared: false, ageLimit: null, ageReason: null })
    const body = { contains: ['milk', 'gluten.wheat'], traces: ['milk', 'celery'], ingredients: ' Pasta, ost ' }
    const confirmed = await cook(confirm, { ...at(productId), body })
    expect(confirmed.body).toMatchObject({
      declaredAt: made.clock.now().toISOString(),
      traces: ['celery'],
      ingredients: 'Pasta, ost',
      history: [{ what: 'confirmed', byName: 'Ansatt Prøve' }],
    })
    expect(await onTill()).toMatchObject({ contains: ['gluten.wheat', 'milk'], traces: ['celery'], isDeclared: true })
    await cook('POST /api/office/schools/:schoolId/products/:productId/recipe-change', at(productId))
    expect(await onTill()).toMatchObject({ isDeclared: false })
    const { body: shown } = await cook(show, at(productId))
    expect(shown).toMatchObject({ declaredAt: null, contains: ['gluten.wheat', 'milk'] })
    expect(shown.history.map(({ what }) => what)).toEqual(['recipe_changed', 'confirmed'])
  })

  test('is confirmed by those who run the canteen, and whole groups are not enough where the law wants the species', async () => {
    const staff = await office()
    const cook = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
    const { productId } = canteen.apple
    expect((await staff(confirm, { ...at(productId), body: { contains: [], traces: [], ingredients: '' } })).body.code).toBe('not_allowed')
    expect((await staff(show, at(productId))).status).toBe(200)
    for (const contains of [['gluten'], ['nuts'], ['milk', 'milk']])
      expect((await cook(confirm, { ...at(productId), body: { contains, traces: [], ingredients: '' } })).body.code).toBe('not_well_formed')
  })

  test('has an age limit with a reason, or none', async () => {
    const cook = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
    const path = 'PUT /api/office/schools/:schoolId/products/:productId/age-limit'
    const { productId } = await canteen.makeProduct({ name: 'Energidrikk' })
    for (const body of [
      { ageLimit: 9, ageReason: 'Energidrikk' },
      { ageLimit: 26, ageReason: 'Energidrikk' },
      { ageLimit: 16, ageReason: null },
      { ageLimit: null, ageReason: 'Energidrikk' },
    ]) {
      expect((await cook(path, { ...at(productId), body })).body.code).toBe('not_well_formed')
    }
    expect((await cook(path, { ...at(productId), body: { ageLimit: 16, ageReason: 'Energidrikk' } })).body).toMatchObject({
      ageLimit: 16,
      history: [{ what: 'age_limit' }],
    })
    expect((await cook(path, { ...at(productId), body: { ageLimit: null, ageReason: null } })).body).toMatchObject({ ageLimit: null, ageReason: null })
  })
})
