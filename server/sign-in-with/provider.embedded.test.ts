// What a provider may do wrong: played by the simulator, which can be made to lie, to be silent and to be down.

import { createHash, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Refused } from '../../contract/refusals.ts'
import { feide, simulatedClient } from '../../simulator/openid/index.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { claimsIn } from './claims.ts'
import { makeRelyingParty, type SignInProvider } from './provider.ts'

const REDIRECT = 'http://127.0.0.1:3000/signed-in/feide'
const bindings = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }

let company: RunningSimulator
let logged: string[] = []
let nowMs = 0
beforeAll(async () => {
  company = await startSimulator(feide, { port: 0 })
})
afterAll(() => company.stop())
afterEach(() => {
  company.faults.clear()
  logged = []
})

const provider = (more: Partial<SignInProvider> = {}): SignInProvider => ({
  key: 'feide',
  kind: 'feide',
  name: 'Feide',
  issuer: company.address,
  clientId: simulatedClient.clientId,
  secret: { clientSecret: simulatedClient.clientSecret, isPosted: false },
  audiences: ['pupils'],
  scope: 'openid',
  acr: null,
  orgsOfSchools: new Map(),
  ...more,
})
const party = (more: Partial<SignInProvider> = {}) =>
  makeRelyingParty(provider(more), { redirectUri: REDIRECT, log: (event, facts) => logged.push(JSON.stringify([event, facts])), now: () => nowMs })

const deed = async (name: string, wish: object) =>
  expect(
    (await fetch(`${company.address}/simulator/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) })).ok,
  ).toBe(true)
const chosen = async (address: string, form: Record<string, string>) => {
  const reply = await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
  return new URL(reply.headers.get('location') ?? '').search.slice(1)
}
const answer = async (asked = party()) => chosen(await asked.addressFor(bindings), { who: '0' })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'believed',
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      return error.code
    },
  )

test('who a provider vouches for is known by issuer and subject, and what it tells of them', async () => {
  const asked = party()
  expect(await asked.vouch(await answer(asked), bindings)).toEqual({
    issuer: company.address,
    subject: expect.stringMatching(/^[\w-]{27}$/),
    claims: { firstName: 'Jonas', lastName: 'Nguyễn-Haugerud', email: expect.stringContaining('@'), feideNames: ['jonas@havbratt.example'] },
  })
})

test.each(['nonce', 'issuer', 'audience', 'expired', 'from_the_future', 'signature', 'subject'])('a token whose %s is a lie is not believed', async (what) => {
  const asked = party()
  const query = await answer(asked)
  await deed('tokens/lie', { what })
  expect(await codeOf(asked.vouch(query, bindings))).toBe('sign_in_answer_not_valid')
  expect(logged.join()).not.toContain('Jonas')
})

test('an answer is believed with the bindings of its own question alone', async () => {
  for (const part of ['state', 'nonce', 'verifier'] as const) {
    const asked = party()
    expect(await codeOf(asked.vouch(await answer(asked), { ...bindings, [part]: 'x'.repeat(43) })), part).toBe('sign_in_answer_not_valid')
  }
})

test('a provider that is down, hangs up or answers nonsense is down, and is asked again the next time', async () => {
  const asked = party()
  for (const kind of ['answers', 'hangs_up', 'garbled'] as const) {
    company.faults.add({ step: 'discovery', kind })
    expect(await codeOf(asked.addressFor(bindings)), kind).toBe('sign_in_provider_down')
  }
  expect(await codeOf(asked.addressFor(bindings))).toBe('believed')
  for (const step of ['token', 'userinfo']) {
    const query = await answer(asked)
    company.faults.add({ step, kind: 'answers', status: 503 })
    expect(await codeOf(asked.vouch(query, bindings)), step).toBe('sign_in_provider_down')
  }
})

test('a provider that does not know us is down for us, whoever asks', async () => {
  const asked = party({ secret: { clientSecret: 'another-secret', isPosted: false } })
  expect(await codeOf(asked.vouch(await answer(asked), bindings))).toBe('sign_in_provider_down')
  expect(logged.join()).toContain('invalid_client')
  expect(logged.join()).not.toContain('another-secret')
})

test('a provider is asked where everything is once an hour', async () => {
  nowMs = 0
  const asked = party()
  await asked.addressFor(bindings)
  company.faults.add({ step: 'discovery', kind: 'answers' })
  nowMs = 3_600_000 - 1
  expect(await codeOf(asked.addressFor(bindings))).toBe('believed')
  nowMs = 3_600_000
  expect(await codeOf(asked.addressFor(bindings))).toBe('sign_in_provider_down')
})

test('an answer without end is given up', async () => {
  const endless = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  })
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`
  expect(await codeOf(party({ issuer }).addressFor(bindings))).toBe('sign_in_provider_down')
  endless.closeAllConnections()
  await new Promise((resolve) => endless.close(resolve))
})

test('a provider that calls itself something else than it was set up as is not used', async () => {
  expect(await codeOf(party({ issuer: company.address.replace('127.0.0.1', 'localhost') }).addressFor(bindings))).toBe('sign_in_provider_down')
})

test('with a private key we sign who we are, in place of a secret', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let sent = new URLSearchParams()
  const server = createServer(async (request, response) => {
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    if (request.url === '/token') {
      let body = ''
      for await (const piece of request) body += String(piece)
      sent = new URLSearchParams(body)
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}')
      return
    }
    const metadata = { issuer: at, authorization_endpoint: `${at}/authorize`, token_endpoint: `${at}/token`, jwks_uri: `${at}/jwks` }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(metadata))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const secret = { privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm: 'ES256', keyId: 'our-key' } as const
  expect(await codeOf(party({ issuer, secret }).vouch(`code=abc&state=${bindings.state}`, bindings))).toBe('sign_in_answer_not_valid')
  const [header] = (sent.get('client_assertion') ?? '').split('.')
  expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString('utf8'))).toMatchObject({ alg: 'ES256', kid: 'our-key' })
  expect(
    createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url'),
  ).toHaveLength(43)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('of what is told, only names and addresses that could be are taken, and Feide names from Feide alone', () => {
  const ids = { 'https://n.feide.no/claims/userid_sec': ['feide:nora@skole.no'] }
  expect(claimsIn('feide', { name: 'Bartholomeus-Emmanuel van der Berg', email: 'no address', ...ids })).toEqual({
    firstName: 'Bartholomeus-Emmanuel van der',
    lastName: 'Berg',
    email: '',
    feideNames: ['nora@skole.no'],
  })
  expect(claimsIn('other', { given_name: '<b>Nora</b>', family_name: 7, ...ids })).toEqual({ firstName: '', lastName: '', email: '', feideNames: [] })
})
