import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { referenceOf } from './payment-reference.ts'

const SECOND = 1_000

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

describe('the callback', () => {
  test('answers the same to a reference that is unknown, of another school, or nonsense', async () => {
    const { wish } = await world.pending()
    const answers = await Promise.all(
      [referenceOf(wish), referenceOf({ ...wish, topupId: world.house.newId() }), referenceOf({ ...wish, schoolId: 999_999 }), '99999999999-x', 'hei'].map(
        world.callBack,
      ),
    )
    for (const answer of answers) expect([answer.statusCode, answer.json()]).toEqual([200, { done: true }])
  })

  test('makes us ask at most once a second, however often it comes', async () => {
    const { wish } = await world.pending()
    for (let count = 0; count < 20; count += 1) await world.callBack(referenceOf(wish))
    await eventually(() => expect(world.provider.reads).toBe(1))
    for (let count = 0; count < 5; count += 1) await world.watcher.look()
    expect(world.provider.reads).toBe(1)
    world.clock.pass(SECOND)
    await world.watcher.look()
    expect(world.provider.reads).toBe(2)
  })

  test('that comes in a flood is told to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 201 }, () => world.callBack('hei')))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(200)
    expect(answers.at(-1)?.statusCode).toBe(429)
    world.clock.pass(SECOND)
    expect((await world.callBack('hei')).statusCode).toBe(200)
  })
})
