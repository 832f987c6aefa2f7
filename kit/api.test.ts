import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { insideRefusalTexts } from '../language/refusals/inside-texts.ts'
import { ApiRefusal, ApiUnreachable, call } from './api.ts'
import { alsoKnow, refusalText } from './refusal-text.ts'

type Asked = { method: string; address: string; headers: IncomingMessage['headers']; body: string }
let server: Server
let asked: Asked[] = []
let answer: (response: ServerResponse) => void = (response) => response.end('{}')

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({ method: request.method ?? '', address: request.url ?? '', headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A browser knows which server it came from; here it has to be said.
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const realFetch = fetch
  vi.stubGlobal('fetch', (path: string, request: RequestInit) => realFetch(here + path, request))
})

afterEach(() => {
  asked = []
  answer = (response) => response.end('{}')
})

afterAll(() => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  server.close()
})

const historyRoute = 'GET /api/wallets/:schoolId/:walletId/history'

function refuse(status: number, problem: Record<string, unknown>): void {
  answer = (response) => {
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(problem))
  }
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

test('a call fills in the path and the query, and proves that it comes from our pages', async () => {
  await call(historyRoute, { params: { schoolId: 7, walletId: 'a/b' }, query: { limit: 20 } })
  expect(asked[0]).toMatchObject({ method: 'GET', address: '/api/wallets/7/a%2Fb/history?limit=20', body: '' })
  expect(asked[0]?.headers).toMatchObject({ 'x-kantinekort': '1', accept: 'application/json' })
  expect(asked[0]?.headers['content-type']).toBeUndefined()
})

test('what is not asked for is not in the address', async () => {
  await call(historyRoute, { params: { schoolId: 7, walletId: 'w' }, query: {} })
  expect(asked[0]?.address).toBe('/api/wallets/7/w/history')
})

test('a body is sent as JSON, and the answer is read as JSON', async () => {
  answer = (response) => response.end(JSON.stringify({ firstName: 'Åse' }))
  const session = await call('POST /api/sessions', { body: { email: 'ase@skolen.no', password: 'Hemmelig1' } })
  expect(session.firstName).toBe('Åse')
  expect(asked[0]?.headers['content-type']).toBe('application/json')
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ email: 'ase@skolen.no', password: 'Hemmelig1' })
})

test('a refusal carries its code and its facts, and reads as a sentence', async () => {
  refuse(409, { type: 'about:blank', title: 'balance_too_low', status: 409, code: 'balance_too_low', missingOre: 1_250 })
  const failure = await failureOf(call('GET /api/session'))
  expect(failure).toBeInstanceOf(ApiRefusal)
  expect(failure).toMatchObject({ code: 'balance_too_low', status: 409, facts: { missingOre: 1_250 } })
  alsoKnow(insideRefusalTexts)
  expect(refusalText(failure, 'nb')).toBe('Det er ikke nok på kortet: det mangler 12,50\u00a0kr. Ta bort noe, eller fyll på først.')
})

test('a fault of ours is told with the code that finds it in the log', async () => {
  refuse(500, { type: 'about:blank', title: 'internal_error', status: 500, code: 'internal_error', incident: 'K7-42' })
  expect(refusalText(await failureOf(call('GET /api/session')), 'nb')).toContain('Oppgi koden K7-42')
})

test('an error page from something between us and the server is silence, not a refusal', async () => {
  answer = (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
  expect(await failureOf(call('GET /api/session'))).toBeInstanceOf(ApiUnreachable)
})

test('an answer that breaks off is silence', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"firstName":')
    setTimeout(() => response.destroy(), 20)
  }
  expect(await failureOf(call('GET /api/session'))).toBeInstanceOf(ApiUnreachable)
})

test('an answer that takes too long is silence', async () => {
  answer = () => undefined
  const failure = await failureOf(call('GET /api/session', { timeoutMs: 50 }))
  expect(failure).toBeInstanceOf(ApiUnreachable)
  expect(refusalText(failure, 'nb')).toMatch(/får ikke kontakt/)
})

test('a call that the screen no longer wants is neither refused nor unreachable', async () => {
  answer = () => undefined
  const left = new AbortController()
  const failure = failureOf(call('GET /api/session', { signal: left.signal }))
  left.abort()
  expect(await failure).toMatchObject({ name: 'AbortError' })
})
