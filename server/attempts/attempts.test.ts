import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refused } from '../../contract/refusals.ts'
import { rows, sql } from '../../database/transaction.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { countRows } from '../../test/people.ts'
import { type House, makeHouse } from '../house.ts'
import { countAttempt, forgetOldAttempts, forgiveAttempts, type Limit, networkOf } from './index.ts'

const MINUTE_MS = 60_000
const three: Limit = { name: 'three in a quarter', most: 3, windowMs: 15 * MINUTE_MS }

let made: TestHouse
let house: House
beforeAll(async () => {
  made = await houseForTest()
  house = made.house
})
afterAll(() => made.close())
beforeEach(async () => {
  made.clock.set(LUNCH)
  await house.database.query(sql`delete from attempt`)
})

const attempt = (who = 'nora@elev.example', { limit = three, on = house } = {}) =>
  countAttempt(on, limit, who).then(
    () => 'let through' as const,
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      return { code: error.code, ...error.facts }
    },
  )

describe('a limit of three', () => {
  test('lets three through and refuses the fourth, with the time to wait', async () => {
    made.clock.set('2026-11-03T10:32:30.000Z')
    expect([await attempt(), await attempt(), await attempt()]).toEqual(['let through', 'let through', 'let through'])
    expect(await attempt()).toEqual({ code: 'too_many_attempts', waitSeconds: 12.5 * 60 })
  })

  test('lets three through also when ten come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => attempt()))
    expect(outcomes.filter((outcome) => outcome === 'let through')).toHaveLength(3)
  })

  test('is over when the time is', async () => {
    for (let count = 0; count < 4; count += 1) await attempt()
    made.clock.pass(15 * MINUTE_MS - 1)
    expect(await attempt()).toMatchObject({ waitSeconds: 1 })
    made.clock.pass(1)
    expect(await attempt()).toBe('let through')
  })

  test('counts each by themselves, whatever the capitals', async () => {
    for (let count = 0; count < 4; count += 1) await attempt()
    expect(await attempt('emil@elev.example')).toBe('let through')
    expect(await attempt('NORA@Elev.example')).toMatchObject({ code: 'too_many_attempts' })
  })

  test('shares no count with another limit', async () => {
    for (let count = 0; count < 4; count += 1) await attempt()
    expect(await attempt('nora@elev.example', { limit: { ...three, name: 'another' } })).toBe('let through')
  })

  test('begins anew when forgiven', async () => {
    for (let count = 0; count < 4; count += 1) await attempt()
    await forgiveAttempts(house, three, 'Nora@elev.example')
    expect(await attempt()).toBe('let through')
  })

  test('survives a restart, and counts across processes', async () => {
    for (let count = 0; count < 3; count += 1) await attempt()
    const restarted = makeHouse({ ...house })
    expect(await attempt('nora@elev.example', { on: restarted })).toMatchObject({ code: 'too_many_attempts' })
  })
})

test('what is stored tells neither address nor e-mail', async () => {
  await attempt('nora@elev.example')
  const stored = await rows<{ bucket: Buffer }>(house.database, sql`select bucket from attempt`)
  expect(stored[0]?.bucket).toHaveLength(16)
  expect(stored[0]?.bucket.toString('latin1')).not.toContain('nora')
})

test('old counts are forgotten, and those that still limit are kept', async () => {
  await attempt('old')
  made.clock.pass(49 * 60 * MINUTE_MS)
  await attempt('new')
  expect(await forgetOldAttempts(house)).toBe(1)
  expect(await countRows(house, 'attempt')).toBe(1)
})

test('an IPv4 address counts by itself, and an IPv6 address by its household', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:0db8:0001:0002::9')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0')
  expect(networkOf('2001:db8:0:0:ffff::')).toBe('2001:db8:0:0')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
})
