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
        (reference) => world.callBack(reference),
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

  test('that is not genuine is refused, takes no room from those that are, and is logged a few times only', async () => {
    const { wish } = await world.pending()
    const before = world.logged.length
    const answers = await Promise.all(Array.from({ length: 300 }, () => world.callBack('forged')))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
    expect(world.logged.slice(before).filter(({ event }) => event === 'payment callback not genuine')).toHaveLength(3)
    expect((await world.callBack(referenceOf(wish))).statusCode).toBe(200)
    await eventually(() => expect(world.provider.reads).toBe(1))
  })

  test('that tells what was told before is heard once, however often and late it comes', async () => {
    const { wish } = await world.pending()
    for (let times = 0; times < 3; times += 1) {
      expect((await world.callBack(referenceOf(wish), 'psp-1 AUTHORIZED true')).statusCode).toBe(200)
      await eventually(() => expect(world.provider.reads).toBe(1))
      world.clock.pass(2 * SECOND)
    }
    await world.callBack(referenceOf(wish), 'psp-2 CAPTURED true')
    await eventually(() => expect(world.provider.reads).toBe(2))
  })

  test('that could not be stored is heard when it comes again', async () => {
    const { wish } = await world.pending()
    const { query } = world.house.database
    world.house.database.query = () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }))
    expect((await world.callBack(referenceOf(wish), 'psp-1 AUTHORIZED true')).statusCode).toBeGreaterThanOrEqual(500)
    world.house.database.query = query
    expect((await world.callBack(referenceOf(wish), 'psp-1 AUTHORIZED true')).statusCode).toBe(200)
    await eventually(() => expect(world.provider.reads).toBe(1))
  })

  test('that comes in a flood is told to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 201 }, () => world.callBack('hei')))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(200)
    expect(answers.at(-1)?.statusCode).toBe(429)
    world.clock.pass(SECOND)
    expect((await world.callBack('hei')).statusCode).toBe(200)
  })
})
