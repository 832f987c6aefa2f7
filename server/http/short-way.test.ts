// Purchases over a real connection go the short way, those given to Fastify directly go the long one:
// whoever asks must not be able to tell.

import type { FastifyInstance } from 'fastify'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type Canteen, makeCanteen } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeApp } from '../app.ts'

let made: TestHouse
let canteen: Canteen
let app: FastifyInstance
let agent: http.Agent
/** How many requests Fastify has seen. */
let seen = 0

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  app = await makeApp(made.house, { isHttps: false, proxies: 0 })
  app.addHook('onRequest', async () => {
    seen += 1
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
})
afterAll(async () => {
  agent.destroy()
  await app.close()
  await made.close()
})

type Reply = { status: number; headers: Record<string, unknown>; body: Record<string, unknown> }
type Headers = Record<string, string>

const tillHeaders = (): Headers => ({ authorization: `Bearer ${canteen.till.token}`, 'content-type': 'application/json' })

/** `pieces` are sent one after the other, with a pause between. */
function post(headers: Headers, ...pieces: (string | Buffer)[]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
    const { port } = app.server.address() as AddressInfo
    const request = http.request(
      { port, host: '127.0.0.1', agent, method: 'POST', path: '/api/purchases', headers: { 'content-length': length, ...headers } },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
      },
    )
    request.on('error', reject)
    const sendFrom = (index: number) => {
      if (index === pieces.length) return request.end()
      request.write(pieces[index] as string)
      setTimeout(() => sendFrom(index + 1), 5)
      return request
    }
    sendFrom(0)
  })
}

async function longWay(headers: Headers, payload: string): Promise<Reply> {
  const reply = await app.inject({ method: 'POST', url: '/api/purchases', headers, payload })
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() }
}

// What differs by nature: when it was answered, for how long the line stays open, and the number of a bug.
const alike = ({ status, headers, body }: Reply) => {
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, 'content-length': _length, ...kept } = headers
  return { status, headers: kept, body }
}

type Wish = Record<string, unknown>

async function wishOf(change: Wish = {}): Promise<Wish> {
  const pupil = await canteen.makePupil({ firstName: 'Åse', balanceOre: 4_000 })
  const { id, code, lines, totalOre } = canteen.wish(pupil)
  return { id, code, lines, totalOre, ...change }
}

describe('the short way of a purchase', () => {
  test('sells without Fastify, and answers as Fastify does', async () => {
    const text = JSON.stringify(await wishOf())
    const before = seen
    const short = await post(tillHeaders(), text)
    expect(seen).toBe(before)
    expect(short).toMatchObject({ status: 200, body: { firstName: 'Åse', balanceOre: 500, totalOre: 3500 } })
    expect(alike(await longWay(tillHeaders(), text))).toEqual(alike(short))
    expect(seen).toBe(before + 1)
  })

  test('sells once when a purchase is sent both ways at the same time', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 10_000 })
    const { id, code, lines, totalOre } = canteen.wish(pupil)
    const text = JSON.stringify({ id, code, lines, totalOre })
    const [short, long] = await Promise.all([post(tillHeaders(), text), longWay(tillHeaders(), text)])
    expect(alike(short)).toEqual(alike(long))
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(6_500)
  })

  test('takes a purchase that comes in pieces, even in the middle of a letter', async () => {
    const bytes = Buffer.from(JSON.stringify(await wishOf()))
    expect((await post(tillHeaders(), bytes.subarray(0, 1), bytes.subarray(1, 60), bytes.subarray(60))).status).toBe(200)
  })

  const refused: [what: string, wish: () => Promise<Wish>, status: number, code: string][] = [
    [
      'too little money',
      () => wishOf({ lines: [{ productId: canteen.baguette.productId, quantity: 2, unitPriceOre: 3500 }], totalOre: 7000 }),
      409,
      'balance_too_low',
    ],
    ['a code that is none', () => wishOf({ code: 'S1000000000000000' }), 422, 'card_unreadable'],
    [
      'a price that was changed',
      () => wishOf({ lines: [{ productId: canteen.baguette.productId, quantity: 1, unitPriceOre: 3400 }], totalOre: 3400 }),
      409,
      'price_changed',
    ],
    ['a field nobody knows', () => wishOf({ discountOre: 100 }), 400, 'not_well_formed'],
    ['a hidden prototype', async () => JSON.parse(JSON.stringify(await wishOf()).replace('{', '{"__proto__":{"totalOre":1},')), 400, 'not_well_formed'],
    ['a number as text', () => wishOf({ totalOre: '3500' }), 400, 'not_well_formed'],
    ['half a thing', () => wishOf({ lines: [{ productId: canteen.baguette.productId, quantity: 0.5, unitPriceOre: 3500 }] }), 400, 'not_well_formed'],
    ['no lines', () => wishOf({ lines: [] }), 400, 'not_well_formed'],
    ['an id in capitals', () => wishOf({ id: newId().toUpperCase() }), 400, 'not_well_formed'],
    ['a list', async () => [] as unknown as Wish, 400, 'not_well_formed'],
  ]
  test.each(refused)('refuses %s with the same words', async (_what, wish, status, code) => {
    const text = JSON.stringify(await wish())
    const short = await post(tillHeaders(), text)
    expect(short.status).toBe(status)
    expect(short.body.code).toBe(code)
    expect(alike(await longWay(tillHeaders(), text))).toEqual(alike(short))
  })

  const odd: [what: string, headers: () => Headers, change: (text: string) => string][] = [
    ['no token', () => ({ 'content-type': 'application/json' }), (text) => text],
    ['a token of nobody', () => ({ ...tillHeaders(), authorization: 'Bearer abc' }), (text) => text],
    ['another till’s secret', () => ({ ...tillHeaders(), authorization: `Bearer ${canteen.till.token}x` }), (text) => text],
    ['another site', () => ({ ...tillHeaders(), 'sec-fetch-site': 'cross-site' }), (text) => text],
    ['a cookie without our header', () => ({ ...tillHeaders(), cookie: 'kantinekort=abc' }), (text) => text],
    ['another kind of content', () => ({ ...tillHeaders(), 'content-type': 'text/plain' }), (text) => text],
    ['what is no JSON', tillHeaders, (text) => text.slice(1)],
    ['nothing', tillHeaders, () => ''],
    ['more than anybody buys', tillHeaders, (text) => text.replace('{', `{${' '.repeat(70_000)}`)],
  ]
  test.each(odd)('refuses %s with the same words', async (_what, headers, change) => {
    const text = change(JSON.stringify(await wishOf()))
    const short = await post(headers(), text)
    expect(short.status).toBeGreaterThanOrEqual(400)
    expect(alike(await longWay(headers(), text))).toEqual(alike(short))
  })

  test('leaves tills that are closed to be refused under lock, and says so', async () => {
    const till = await canteen.makeTill()
    const headers = { ...tillHeaders(), authorization: `Bearer ${till.token}` }
    expect((await post(headers, JSON.stringify(await wishOf()))).status).toBe(200)
    await made.house.database.query({ text: 'update till set closed_at = now() where school_id = $1 and id = $2', values: [till.schoolId, till.tillId] })
    expect((await post(headers, JSON.stringify(await wishOf()))).body.code).toBe('till_closed')
  })

  test('lets other requests on the same connection through', async () => {
    const { port } = app.server.address() as AddressInfo
    const live = await new Promise<number>((resolve, reject) => {
      http.get({ port, host: '127.0.0.1', agent, path: '/health/live' }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
    })
    expect(live).toBe(200)
    expect((await post(tillHeaders(), JSON.stringify(await wishOf()))).status).toBe(200)
  })
})
