import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseForTest, type TestHouse } from '../test/house-for-test.ts'
import { bigints, byteas, instants, jsonbs, smallints, texts, uuids } from './binary-arrays.ts'

let made: TestHouse
beforeAll(async () => {
  made = await houseForTest()
})
afterAll(() => made.close())

/** What the database reads out of an array, written as text by the database itself. */
async function readBack(type: string, bytes: Buffer): Promise<(string | null)[]> {
  const { rows } = await made.house.database.query<{ value: string | null }>({
    text: `select value::text as value from unnest($1::${type}[]) with ordinality as row (value, place) order by place`,
    values: [bytes],
  })
  return rows.map(({ value }) => value)
}

test('numbers arrive as they are, up to the largest that is safe', async () => {
  const numbers = [0, 1, -1, 4_294_967_295, 4_294_967_296, -4_294_967_297, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  expect(await readBack('bigint', bigints([...numbers, null]))).toEqual([...numbers.map(String), null])
  expect(await readBack('smallint', smallints([1, -1, 32_767]))).toEqual(['1', '-1', '32767'])
})

test('a number that is not safe to count with is never sent', () => {
  for (const number of [Number.MAX_SAFE_INTEGER + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => bigints([number])).toThrow(RangeError)
})

test('ids arrive as they are, and what is no id is never sent', async () => {
  const id = '019a4931-cf40-7fff-bfff-0123456789ab'
  expect(await readBack('uuid', uuids([id, null, id]))).toEqual([id, null, id])
  for (const text of ['', 'not-an-id', id.slice(1), `${id}0`, id.replaceAll('-', ''), id.replace('a', 'g'), id.replace('a', 'ä'), id.replace('-', '0')]) {
    expect(() => uuids([text])).toThrow(RangeError)
  }
})

test('texts, bytes, JSON and instants arrive as they are', async () => {
  const words = ['', 'Bløt kake', '"quoted", \\ and {braced}', 'null', '漢字🍞']
  expect(await readBack('text', texts([...words, null]))).toEqual([...words, null])
  expect(await readBack('bytea', byteas([Buffer.from([0, 255, 16]), Buffer.alloc(0)]))).toEqual([String.raw`\x00ff10`, String.raw`\x`])
  expect(await readBack('jsonb', jsonbs(['{"name": "Blåbær"}', '[]']))).toEqual(['{"name": "Blåbær"}', '[]'])
  const days = ['2026-11-03T10:30:00.123Z', '1999-12-31T23:59:59.999Z']
  const { rows } = await made.house.database.query<{ at: Date }>({
    text: 'select at from unnest($1::timestamptz[]) with ordinality as row (at, place) order by place',
    values: [instants(days.map((day) => new Date(day)))],
  })
  expect(rows.map(({ at }) => at.toISOString())).toEqual(days)
})

test('an array of nothing is one', async () => {
  expect(await readBack('uuid', uuids([]))).toEqual([])
})
