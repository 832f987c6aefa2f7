import { afterAll, beforeAll, expect, test } from 'vitest'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'

const add = 'POST /api/office/schools/:schoolId/categories'
const change = 'PATCH /api/office/schools/:schoolId/categories/:categoryId'
const remove = 'DELETE /api/office/schools/:schoolId/categories/:categoryId'

let made: TestHouse
let asked: AskableApp
let operator: TestOperator
let canteen: Asker
let count = 0

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  operator = await makeOperatorWithTwoSchools(made.house)
  canteen = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const category = async (name?: string) => {
  count += 1
  const { body } = await canteen(add, { params: operator, body: { name: name ?? `Kategori ${count}`, colour: 'leaf', position: count * 10 } })
  return { ...body, schoolId: operator.schoolId }
}
const menu = async () => (await canteen('GET /api/office/schools/:schoolId/menu', { params: operator })).body

test('a category gets another name, colour or place, one at a time or all together', async () => {
  const params = await category()
  expect((await canteen(change, { params, body: { colour: 'berry' } })).body).toMatchObject({ name: params.name, colour: 'berry', position: params.position })
  expect((await canteen(change, { params, body: { name: ' Varmt ', position: 1 } })).body).toMatchObject({ name: 'Varmt', colour: 'berry', position: 1 })
  expect((await menu()).categories[0]).toMatchObject({ categoryId: params.categoryId, name: 'Varmt' })
})

test('it may keep its own name, but not take another’s or none', async () => {
  const [one, other] = [await category('Drikke'), await category()]
  expect((await canteen(change, { params: one, body: { name: 'Drikke', colour: 'sky' } })).status).toBe(200)
  expect((await canteen(change, { params: other, body: { name: 'Drikke' } })).body.code).toBe('name_taken')
  expect((await canteen(change, { params: other, body: { name: '  ' } })).status).toBe(400)
})

test('an empty one may be taken away; one with a product stays, also when the product is not sold now', async () => {
  const [empty, full] = [await category(), await category()]
  expect((await canteen(remove, { params: empty })).body).toEqual({ done: true })
  expect((await canteen(remove, { params: empty })).body.code).toBe('not_found')
  const { body: product } = await canteen('POST /api/office/schools/:schoolId/products', {
    params: operator,
    body: { categoryId: full.categoryId, name: 'Suppe', priceOre: 4000, vatCode: '6', articleGroup: '04006', picture: null, position: 1 },
  })
  await canteen('PATCH /api/office/schools/:schoolId/products/:productId', { params: { ...operator, productId: product.productId }, body: { isActive: false } })
  expect((await canteen(remove, { params: full })).body.code).toBe('category_not_empty')
  expect((await menu()).categories.map(({ categoryId }) => categoryId)).toContain(full.categoryId)
})

test('is for those who run the canteen there, and only of categories there', async () => {
  const params = await category()
  const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
  const elsewhere = await asked.staff({ role: 'canteen', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
  for (const asker of [office, elsewhere]) {
    expect((await asker(change, { params, body: { colour: 'sun' } })).status).toBe(403)
    expect((await asker(remove, { params })).status).toBe(403)
  }
  const there = { ...params, schoolId: operator.otherSchoolId }
  expect((await elsewhere(change, { params: there, body: { colour: 'sun' } })).body.code).toBe('not_found')
  expect((await elsewhere(remove, { params: there })).body.code).toBe('not_found')
})
