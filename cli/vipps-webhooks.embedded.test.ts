// How a webhook's secret reaches whoever runs the canteen: once, on the screen of whoever asked for it.

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import { simulatedSalesUnits, vipps } from '../simulator/vipps/index.ts'
import { command } from './commands/vipps-webhooks.ts'

let simulator: RunningSimulator
const [{ msn, clientId, clientSecret, subscriptionKeys }] = simulatedSalesUnits
const OURS = `https://kantine.example.no/api/payments/vipps/callback/${msn}`

beforeAll(async () => {
  simulator = await startSimulator(vipps, { port: 0 })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(() => simulator.stop())

/** What the command says. */
async function run(values: Record<string, string | boolean> = {}, secret: string = clientSecret): Promise<string> {
  const environment = {
    PUBLIC_URL: 'https://kantine.example.no',
    VIPPS_ENVIRONMENT: simulator.address,
    VIPPS_MERCHANT_SERIAL_NUMBER: msn,
    VIPPS_CLIENT_ID: clientId,
    VIPPS_CLIENT_SECRET: secret,
    VIPPS_SUBSCRIPTION_KEY: subscriptionKeys[0],
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  said.mockClear()
  expect(await command.run({ values, words: [] })).toBe(0)
  return said.mock.calls.flat().join('\n')
}

test('a webhook is registered at our address, its secret is shown once, and it is ended by its id', async () => {
  expect(await run()).toContain('None leads here')
  const registered = await run({ register: true })
  expect(registered).toContain(OURS)
  const [, secret = ''] = /never shown again: (\S{20,})/.exec(registered) ?? []
  const listed = await run()
  expect([listed.includes(OURS), listed.includes('None leads here'), listed.includes(secret)]).toEqual([true, false, false])
  const [id = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(listed) ?? []
  expect(await run({ remove: '00000000-0000-4000-8000-000000000000' })).toContain('There is no registration')
  expect(await run({ remove: id })).toContain(`${id}  ${OURS}  (removed)`)
  expect(await run()).toContain('None leads here')
})

test('keys that are wrong are told in a sentence, without the keys', async () => {
  await expect(run({}, 'a-secret-that-is-wrong')).rejects.toThrow(/^Vipps did not do it for sales unit 123456: keys_refused \(401\)\.$/)
})
