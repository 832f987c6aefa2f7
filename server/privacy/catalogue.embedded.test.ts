// The catalogue against the database itself: nothing in it is made up, and no text in a table of people goes without a word.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { catalogue, heldTables } from './catalogue.ts'

type Column = { table: string; column: string; type: string }

let made: TestHouse
let columns: Column[]
beforeAll(async () => {
  made = await houseForTest()
  columns = await rows<Column>(
    made.house.database,
    sql`
      select class.relname as "table", attribute.attname as "column", format_type(attribute.atttypid, attribute.atttypmod) as type
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
      where class.relnamespace = 'public'::regnamespace
      and class.relkind in ('r', 'p')
      and not class.relispartition`,
  )
})
afterAll(() => made.close())

const columnsOf = (table: string) => columns.filter((each) => each.table === table)

test('every table of the database is answered for, and none that is not there', () => {
  expect(Object.keys(catalogue).toSorted()).toEqual([...new Set(columns.map(({ table }) => table))].toSorted())
})

test('every column that is named is there', () => {
  const wrong = heldTables.flatMap(({ table, whose, shown, who = [], withheld = {}, erase, lawful = [] }) => {
    const known = new Set(columnsOf(table).map(({ column }) => column))
    const cut = typeof erase === 'string' ? [] : Object.keys(erase)
    const named = [...Object.keys(whose), ...shown, ...who, ...Object.keys(withheld), ...cut, ...lawful]
    return named.filter((column) => !known.has(column)).map((column) => `${table}.${column}`)
  })
  expect(wrong).toEqual([])
})

test('every text of a table of people is shown to its owner, or the catalogue says why not', () => {
  const silent = heldTables.flatMap(({ table, shown, withheld = {} }) =>
    columnsOf(table)
      .filter(({ type, column }) => (type.startsWith('text') || type === 'jsonb') && !shown.includes(column) && !(column in withheld))
      .map(({ column }) => `${table}.${column}`),
  )
  expect(silent).toEqual([])
})

test('every owner that a column points at is a person, a pupil, a wallet, an address, or a table in which one is found', () => {
  const ends = new Set(['person', 'pupil', 'wallet', 'address'])
  const lost = heldTables.flatMap(({ table, whose }) =>
    Object.entries(whose)
      .filter(([, owner]) => !ends.has(owner) && !heldTables.some((other) => other.table === owner && columnsOf(owner).some(({ column }) => column === 'id')))
      .map(([column, owner]) => `${table}.${column} → ${owner}`),
  )
  expect(lost).toEqual([])
})
