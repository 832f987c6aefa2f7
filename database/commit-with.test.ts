import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseForTest, type TestHouse } from '../test/house-for-test.ts'
import { commitWith, firstRow, sql, undo } from './transaction.ts'

let made: TestHouse

beforeAll(async () => {
  made = await houseForTest()
})
afterAll(() => made.close())

const personId = () => made.house.newId()
const insert = (id: string) => sql`
  insert into person (id, email, first_name, last_name, language, made_at)
  values (${id}, ${`${id}@test.example`}, 'Kari', 'Prøve', 'nb', ${made.clock.now()})`
const isThere = async (id: string) => (await firstRow(made.house.database, sql`select from person where id = ${id}`)) !== null

test('what leaves together with the commit is committed', async () => {
  const [one, other] = [personId(), personId()]
  const client = await made.house.database.connect()
  await client.query('begin')
  await commitWith(client, (tx) => [tx.query(insert(one)), tx.query(insert(other))])
  client.release()
  expect([await isThere(one), await isThere(other)]).toEqual([true, true])
})

test('a statement that is asked for behind the commit is refused, and never stands alone', async () => {
  const [first, late] = [personId(), personId()]
  const client = await made.house.database.connect()
  await client.query('begin')
  const twoInARow = commitWith(client, (tx) => [tx.query(insert(first)).then(() => tx.query(insert(late)))])
  await expect(twoInARow).rejects.toThrow('after its commit')
  await undo(client)
  client.release()
  expect(await isThere(late)).toBe(false)
})
