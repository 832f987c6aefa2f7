// What tills must learn: written with the change itself, in order, without a gap.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { makeCanteen } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { announceChange, forgetOldChanges } from './index.ts'
import { changesAfter, versionsOf } from './store.ts'

let made: TestHouse

beforeAll(async () => {
  made = await houseForTest()
})
afterAll(() => made.close())

const newSchool = async () => (await makeCanteen(made.house)).schoolId
const announce = (schoolId: number, subjectId: string | null = null) =>
  transaction(made.house.database, (tx) => announceChange(tx, made.house, { schoolId, kind: 'card', subjectId }))
const logOf = (schoolId: number) => changesAfter(made.house.database, { schoolId, version: 0, most: 1000 })

describe('a change that is announced', () => {
  test('is told with its place in the school’s log', async () => {
    const schoolId = await newSchool()
    const cardId = made.house.newId()
    await announce(schoolId, cardId)
    await announce(schoolId)
    expect(await logOf(schoolId)).toEqual([
      { version: 1, kind: 'card', subjectId: cardId },
      { version: 2, kind: 'card', subjectId: null },
    ])
    expect((await versionsOf(made.house.database, [schoolId])).get(schoolId)).toBe(2)
  })

  test('is never told when what it tells of was undone', async () => {
    const schoolId = await newSchool()
    const undone = transaction(made.house.database, async (tx) => {
      await announceChange(tx, made.house, { schoolId, kind: 'card', subjectId: null })
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await logOf(schoolId)).toEqual([])
    await announce(schoolId)
    expect((await logOf(schoolId)).map(({ version }) => version)).toEqual([1])
  })

  test('keeps its place among others that are made at the same moment, and those of other schools', async () => {
    const [one, other] = [await newSchool(), await newSchool()]
    await Promise.all(Array.from({ length: 30 }, (_, index) => announce(index % 3 === 0 ? other : one)))
    expect((await logOf(one)).map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect((await logOf(other)).map(({ version }) => version)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1))
  })

  test('is forgotten after a day and not a moment before', async () => {
    const schoolId = await newSchool()
    await announce(schoolId)
    made.clock.pass(24 * 3_600_000)
    await forgetOldChanges(made.house)
    expect(await logOf(schoolId)).toHaveLength(1)
    made.clock.pass(1)
    expect(await forgetOldChanges(made.house)).toBeGreaterThan(0)
    expect(await logOf(schoolId)).toEqual([])
    const left = await rows<{ version: number }>(made.house.database, sql`select version from school_version where school_id = ${schoolId}`)
    expect(left).toEqual([{ version: 1 }])
  })
})
