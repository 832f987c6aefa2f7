import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readVipps } from './vipps-config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-vipps-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const keys = {
  VIPPS_MERCHANT_SERIAL_NUMBER: '123456',
  VIPPS_CLIENT_ID: '8c2a6e1e-0000-4000-8000-000000000000',
  VIPPS_CLIENT_SECRET: 'a-client-secret-of-ours',
  VIPPS_SUBSCRIPTION_KEY: 'da7d5b0e18a84aeda961c0c31b75c2a9',
}
type Environment = Record<string, string | undefined>
function read(environment: Environment) {
  const mistakes: string[] = []
  return { settings: readVipps(environment, (mistake) => mistakes.push(mistake)), mistakes }
}
const mistakesOf = (environment: Environment) => read(environment).mistakes

describe('one sales unit', () => {
  test('needs four values that belong together; none at all means no Vipps', () => {
    expect(read({})).toEqual({ settings: null, mistakes: [] })
    expect(read(keys)).toMatchObject({
      mistakes: [],
      settings: { apiUrl: 'https://api.vipps.no', salesUnits: [{ merchantSerialNumber: '123456', organisationNumbers: null, webhookSecrets: [] }] },
    })
    for (const name of Object.keys(keys))
      expect(mistakesOf({ ...keys, [name]: ' ' })).toEqual([expect.stringMatching(new RegExp(`set up by half: ${name} is missing`))])
    expect(mistakesOf({ VIPPS_WEBHOOK_SECRET: 'a-webhook-secret-of-ours' })).toEqual([expect.stringContaining('are missing')])
  })

  test('is refused with what cannot be right, by its name and without saying what it was', () => {
    const wrong = {
      VIPPS_MERCHANT_SERIAL_NUMBER: '12 34 56',
      VIPPS_CLIENT_ID: 'not-an-id-1',
      VIPPS_CLIENT_SECRET: 'has a space in it',
      VIPPS_SUBSCRIPTION_KEY: 'short',
      VIPPS_WEBHOOK_SECRET: 'too-short',
    }
    const mistakes = mistakesOf({ ...keys, ...wrong })
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual(Object.keys(wrong))
    for (const value of Object.values(wrong)) expect(mistakes.join('\n')).not.toContain(value)
  })

  test('may have two secrets of webhooks, so that a new one can take over', () => {
    const { settings } = read({ ...keys, VIPPS_WEBHOOK_SECRET: ' the-first-secret-of-ours , the-second-secret/of+ours== ' })
    expect(settings?.salesUnits[0]?.webhookSecrets).toEqual(['the-first-secret-of-ours', 'the-second-secret/of+ours=='])
  })

  test('is in production unless something else is said, and payers come back by HTTPS', () => {
    expect(read({ ...keys, VIPPS_ENVIRONMENT: 'test' }).settings?.apiUrl).toBe('https://apitest.vipps.no')
    expect(read({ ...keys, VIPPS_ENVIRONMENT: 'http://127.0.0.1:3103' }).settings?.apiUrl).toBe('http://127.0.0.1:3103')
    expect(mistakesOf({ ...keys, VIPPS_ENVIRONMENT: 'http://elsewhere.example' })).toEqual([expect.stringContaining('as in http://127.0.0.1:3103')])
    expect(mistakesOf({ ...keys, PUBLIC_URL: 'http://kantine.example.no' })).toEqual([expect.stringContaining('Write https://kantine.example.no')])
    expect(mistakesOf({ ...keys, PUBLIC_URL: 'http://127.0.0.1:3000', VIPPS_ENVIRONMENT: 'http://localhost:3103' })).toEqual([])
  })
})

describe('several sales units', () => {
  const unit = {
    merchantSerialNumber: '123456',
    clientId: keys.VIPPS_CLIENT_ID,
    clientSecret: keys.VIPPS_CLIENT_SECRET,
    subscriptionKey: keys.VIPPS_SUBSCRIPTION_KEY,
  }
  let count = 0
  const inFile = (content: unknown, { mode = 0o600, more = {} as Environment } = {}) => {
    const file = path.join(folder, `units-${(count += 1)}.json`)
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    fs.chmodSync(file, mode)
    return read({ VIPPS_SALES_UNITS_FILE: file, ...more })
  }

  test('stand in a file that only its owner may read, each with its operators', () => {
    const { settings, mistakes } = inFile([
      { ...unit, organisationNumbers: ['314159268', '327182811'], webhookSecret: 'a-webhook-secret-of-ours' },
      { ...unit, merchantSerialNumber: '654321' },
    ])
    expect(mistakes).toEqual([])
    expect(settings?.salesUnits).toMatchObject([
      { merchantSerialNumber: '123456', organisationNumbers: ['314159268', '327182811'], webhookSecrets: ['a-webhook-secret-of-ours'] },
      { merchantSerialNumber: '654321', organisationNumbers: null, webhookSecrets: [] },
    ])
    expect(inFile([unit], { mode: 0o640 }).mistakes).toEqual([expect.stringContaining('chmod 600')])
  })

  test('are refused when the file is none, when variables stand beside it, and when money could go two ways', () => {
    expect(mistakesOf({ VIPPS_SALES_UNITS_FILE: path.join(folder, 'nowhere') })).toEqual([expect.stringContaining('ENOENT')])
    for (const content of ['', '{}', [], [{ ...unit, extra: 1 }], [{ ...unit, organisationNumbers: ['12'] }]])
      expect(inFile(content).mistakes).toEqual([expect.stringContaining('is not a list of sales units')])
    expect(inFile([unit], { more: keys }).mistakes).toEqual([expect.stringContaining('Keep the file, or the variables')])
    expect(inFile([unit, unit]).mistakes).toEqual([expect.stringContaining('123456 twice'), expect.stringContaining('only one can take')])
    const named = { ...unit, organisationNumbers: ['314159268'] }
    expect(inFile([named, { ...named, merchantSerialNumber: '654321' }]).mistakes).toEqual([expect.stringContaining('314159268 at two')])
    expect(inFile([{ ...unit, clientSecret: 'has a space' }]).mistakes).toEqual([
      expect.stringMatching(/^clientSecret of sales unit 1 in .* is not a client_secret/),
    ])
  })
})
