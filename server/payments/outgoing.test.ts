import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCircuit } from './circuit.ts'
import { makeOutgoing, type Outgoing } from './outgoing.ts'
import { operationReference } from './port.ts'

/** What the next calls are answered with: a status, silence, or a cut line. */
let answers: (number | 'silence' | 'cut')[]
let calls: number
let server: http.Server
let outgoing: Outgoing
let isDown: () => boolean
let url: string

beforeEach(async () => {
  answers = []
  calls = 0
  server = http.createServer((request, response) => {
    calls += 1
    const answer = answers.shift() ?? 200
    if (answer === 'cut') return request.socket.destroy()
    if (answer === 'silence') return
    response.writeHead(answer).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const circuit = makeCircuit({ now: () => new Date(), onChange: () => {} })
  isDown = () => circuit.state().isDown
  outgoing = makeOutgoing(circuit, LIMITS)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const LIMITS = { tries: 3, tryMayTakeMs: 20_000, firstWaitMs: 5, allMayTakeMs: 60_000 }
const get = { method: 'GET', headers: {}, mayRepeat: true } as const
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )

test('what may be repeated is repeated twice, and no more', async () => {
  answers = [500, 503, 200]
  expect(await codeOf(outgoing({ ...get, url }))).toBe('answered')
  answers = [500, 503, 502]
  expect(await codeOf(outgoing({ ...get, url }))).toBe('provider_error')
  expect(calls).toBe(6)
})

test('what must be done once is sent once when nobody knows whether it was done', async () => {
  answers = ['cut']
  expect(await codeOf(outgoing({ ...get, method: 'POST', mayRepeat: false, url }))).toBe('no_answer')
  answers = [500]
  expect(await codeOf(outgoing({ ...get, method: 'POST', mayRepeat: false, url }))).toBe('provider_error')
  expect(calls).toBe(2)
})

test('silence ends after the time a try may take', async () => {
  const impatient = makeOutgoing(makeCircuit({ now: () => new Date(), onChange: () => {} }), { ...LIMITS, tryMayTakeMs: 200 })
  answers = ['silence', 'silence', 'silence']
  const startedAt = performance.now()
  expect(await codeOf(impatient({ ...get, url }))).toBe('no_answer')
  // Three times 200, and timers may be a few milliseconds early. How many of them a slow machine got round to sending does not matter.
  expect(performance.now() - startedAt).toBeGreaterThan(580)
})

test('a server that is not there was not reached, which is another thing than no answer', async () => {
  await new Promise((resolve) => server.close(resolve))
  expect(await codeOf(outgoing({ ...get, method: 'POST', mayRepeat: false, url }))).toBe('unreachable')
})

test('a no is an answer, and is not repeated', async () => {
  answers = [422]
  expect(await outgoing({ ...get, url })).toMatchObject({ status: 422 })
  expect([calls, isDown()]).toEqual([1, false])
})

test('refused keys open the circuit at once, and then nothing is sent', async () => {
  answers = [401]
  expect(await codeOf(outgoing({ ...get, url }))).toBe('keys_refused')
  expect(await codeOf(outgoing({ ...get, url }))).toBe('circuit_open')
  expect([calls, isDown()]).toEqual([1, true])
})

test('too many questions do not make the provider count as down', async () => {
  for (let round = 0; round < 6; round += 1) {
    answers = [429, 429, 429]
    expect(await codeOf(outgoing({ ...get, url }))).toBe('too_many_requests')
  }
  expect(isDown()).toBe(false)
})

test('an operation’s reference follows from its id, fits every provider, and keeps the order of time', () => {
  const [one, other] = ['0193b0a0-0000-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff']
  expect(operationReference('ca', one)).toBe(operationReference('ca', one))
  expect(operationReference('ca', one)).not.toBe(operationReference('re', one))
  for (const id of [one, other]) expect(operationReference('pa', id)).toMatch(/^[0-9a-z]{27}$/)
  expect(operationReference('pa', one) < operationReference('pa', other)).toBe(true)
})
