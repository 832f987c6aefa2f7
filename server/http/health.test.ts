import { afterAll, beforeAll, expect, test } from 'vitest'
import fastify from 'fastify'
import type { Database } from '../../database/connect.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { registerHealth } from './health.ts'

let made: TestHouse
let asked: AskableApp

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const readyWith = async (query: Database['query']) => {
  const app = fastify()
  registerHealth(app, { ...made.house, database: { ...made.house.database, query } })
  const reply = await app.inject('/health/ready')
  await app.close()
  return reply.statusCode
}

test('a server with its database is alive and ready', async () => {
  expect((await asked.app.inject('/health/live')).statusCode).toBe(200)
  const ready = await asked.app.inject('/health/ready')
  expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true }])
})

test('a server that reaches only a standby is not ready, for it could not sell', async () => {
  expect(await readyWith((async () => ({ rows: [{ isStandby: true }], rowCount: 1 })) as unknown as Database['query'])).toBe(503)
})

test('a server without its database is not ready', async () => {
  expect(await readyWith(() => Promise.reject(new Error('connection refused')))).toBe(503)
})

test('a database that never answers is not waited for', async () => {
  expect(await readyWith(() => new Promise(() => {}))).toBe(503)
})
