import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { enrolTill, makeTill } from '../tills/index.ts'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let canteen: Asker
let stranger: Asker
let till: Asker
let categoryId: string

const addCategory = 'POST /api/office/schools/:schoolId/categories'
const addProduct = 'POST /api/office/schools/:schoolId/products'
const changeProduct = 'PATCH /api/office/schools/:schoolId/products/:productId'
const product = (name: string) => ({ categoryId, name, priceOre: 2500, vatCode: '31' as const, articleGroup: '04006' as const, picture: null, position: 1 })

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
  stranger = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
  const token = await transaction(made.house.database, async (tx) => {
    const tillId = await makeTill(tx, made.house, { schoolId: operator.schoolId, name: 'Kasse 1' })
    return enrolTill(tx, made.house, { schoolId: operator.schoolId, tillId })
  })
  till = asked.till(token)
  categoryId = (await canteen(addCategory, { params: operator, body: { name: 'Mat', colour: 'leaf', position: 2 } })).body.categoryId
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const version = async () => (await till('GET /api/till')).body.catalogueVersion
const names = async () => (await till('GET /api/till')).body.products.map(({ name }) => name)

describe('the menu', () => {
  test('shows categories and products by position, and then as Norwegians sort', async () => {
    await canteen(addCategory, { params: operator, body: { name: 'Drikke', colour: 'sky', position: 1 } })
    for (const name of ['Ål', 'Zalo-kake', 'Ørret', 'Ærfugl', 'Agurk'])
      expect((await canteen(addProduct, { params: operator, body: product(name) })).status).toBe(200)
    const { body } = await canteen('GET /api/office/schools/:schoolId/menu', { params: operator })
    expect(body.categories.map(({ name }) => name)).toEqual(['Drikke', 'Mat'])
    expect(body.products.map(({ name }) => name)).toEqual(['Agurk', 'Zalo-kake', 'Ærfugl', 'Ørret', 'Ål'])
    expect(body.products[0]).toMatchObject({ priceOre: 2500, vatCode: '31', articleGroup: '04006', isActive: true })
  })

  test('has a version that grows with every change, so that tills notice', async () => {
    const versions = [await version()]
    await canteen(addCategory, { params: operator, body: { name: 'Frukt', colour: 'berry', position: 3 } })
    versions.push(await version())
    const { body } = await canteen(addProduct, { params: operator, body: product('Pære') })
    versions.push(await version())
    await canteen(changeProduct, { params: { ...operator, productId: body.productId }, body: { priceOre: 900 } })
    versions.push(await version())
    expect(versions.map((each) => each - (versions[0] as number))).toEqual([0, 1, 2, 3])
  })

  test('keeps its version when a change is refused', async () => {
    const before = await version()
    await canteen(addCategory, { params: operator, body: { name: 'Mat', colour: 'sun', position: 4 } })
    await canteen(addProduct, { params: operator, body: product('Agurk') })
    await canteen(changeProduct, { params: { ...operator, productId: made.house.newId() }, body: { priceOre: 100 } })
    expect(await version()).toBe(before)
  })

  test('is another school’s own: the same names may be used there, and its version stands still', async () => {
    const before = await version()
    const theirs = await stranger(addCategory, { params: { schoolId: operator.otherSchoolId }, body: { name: 'Mat', colour: 'leaf', position: 1 } })
    expect(theirs.status).toBe(200)
    expect(await version()).toBe(before)
    const { body } = await stranger('GET /api/office/schools/:schoolId/menu', { params: { schoolId: operator.otherSchoolId } })
    expect(body).toEqual({ categories: [theirs.body], products: [] })
  })
})

describe('a product', () => {
  test('that is taken off the menu is not shown at the till, and can come back', async () => {
    const { body } = await canteen(addProduct, { params: operator, body: product('Vaffel') })
    const params = { ...operator, productId: body.productId }
    expect((await canteen(changeProduct, { params, body: { isActive: false } })).body).toEqual({ ...body, isActive: false })
    expect(await names()).not.toContain('Vaffel')
    await canteen(changeProduct, { params, body: { isActive: true } })
    expect(await names()).toContain('Vaffel')
  })

  test('changes what is named and keeps the rest', async () => {
    const { body } = await canteen(addProduct, { params: operator, body: { ...product('Bolle'), picture: 'bun' } })
    const params = { ...operator, productId: body.productId }
    expect((await canteen(changeProduct, { params, body: { name: ' Hvetebolle ', priceOre: 1900 } })).body).toEqual({
      ...body,
      name: 'Hvetebolle',
      priceOre: 1900,
    })
    expect((await canteen(changeProduct, { params, body: { picture: null } })).body).toMatchObject({ name: 'Hvetebolle', picture: null })
  })

  test('cannot take the name of another, when it is made or later', async () => {
    const { body } = await canteen(addProduct, { params: operator, body: product('Suppe') })
    const taken = { status: 409, body: { code: 'name_taken' } }
    expect(await canteen(addProduct, { params: operator, body: product(' Suppe') })).toMatchObject(taken)
    const other = await canteen(addProduct, { params: operator, body: product('Gryte') })
    expect(await canteen(changeProduct, { params: { ...operator, productId: other.body.productId }, body: { name: 'Suppe' } })).toMatchObject(taken)
    expect((await canteen(changeProduct, { params: { ...operator, productId: body.productId }, body: { name: 'Suppe' } })).status).toBe(200)
  })

  test('may have an open price, whose lowest is its own and whose highest is not below', async () => {
    const bar = { ...product('Salatbar'), priceOre: 1000 }
    const refused = { status: 400, body: { code: 'not_well_formed' } }
    expect(await canteen(addProduct, { params: operator, body: { ...bar, openPrice: { leastOre: 1000, mostOre: 999 } } })).toMatchObject(refused)
    expect(await canteen(addProduct, { params: operator, body: { ...bar, openPrice: { leastOre: 900, mostOre: 6000 } } })).toMatchObject(refused)
    const { body } = await canteen(addProduct, { params: operator, body: { ...bar, openPrice: { leastOre: 1000, mostOre: 1000 } } })
    expect(body.openPrice).toEqual({ leastOre: 1000, mostOre: 1000 })
    const params = { ...operator, productId: body.productId }
    expect(await canteen(changeProduct, { params, body: { priceOre: 2000 } })).toMatchObject(refused)
    const openPrice = { leastOre: 2000, mostOre: 6000 }
    expect((await canteen(changeProduct, { params, body: { priceOre: 2000, openPrice } })).body).toMatchObject({ openPrice })
    expect((await till('GET /api/till')).body.products.find(({ productId }) => productId === body.productId)?.openPrice).toEqual(openPrice)
    expect((await canteen(changeProduct, { params, body: { name: 'Salatbaren', openPrice: null } })).body).toMatchObject({ openPrice: null, priceOre: 2000 })
  })

  test('belongs to a category of its own school', async () => {
    const theirs = await stranger(addCategory, { params: { schoolId: operator.otherSchoolId }, body: { name: 'Deres', colour: 'sand', position: 9 } })
    expect(await canteen(addProduct, { params: operator, body: { ...product('Vandrer'), categoryId: theirs.body.categoryId } })).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    })
  })

  test('costs more than nothing, and has a name that can be read', async () => {
    for (const wrong of [{ priceOre: 0 }, { priceOre: 25.5 }, { name: '  ' }, { name: 'Ka\u0000ke' }, { vatCode: '7' }, { colour: 'leaf' }]) {
      expect(await canteen(addProduct, { params: operator, body: { ...product('Feil'), ...wrong } })).toMatchObject({
        status: 400,
        body: { code: 'not_well_formed' },
      })
    }
  })
})

test('staff of another school neither see nor change the menu', async () => {
  const { body } = await canteen(addProduct, { params: operator, body: product('Hemmelig rett') })
  const refused = { status: 403, body: { code: 'not_allowed' } }
  expect(await stranger('GET /api/office/schools/:schoolId/menu', { params: operator })).toMatchObject(refused)
  expect(await stranger(addCategory, { params: operator, body: { name: 'X', colour: 'sun', position: 1 } })).toMatchObject(refused)
  expect(await stranger(addProduct, { params: operator, body: product('X') })).toMatchObject(refused)
  const through = { schoolId: operator.otherSchoolId, productId: body.productId }
  expect(await stranger(changeProduct, { params: through, body: { priceOre: 1 } })).toMatchObject({ status: 404 })
})

test('the office looks at the menu, and the canteen decides it', async () => {
  const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
  expect((await office('GET /api/office/schools/:schoolId/menu', { params: operator })).status).toBe(200)
  expect(await office(addProduct, { params: operator, body: product('Kontorkake') })).toMatchObject({ status: 403 })
})
