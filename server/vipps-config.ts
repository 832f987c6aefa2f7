// Vipps MobilePay's part of the configuration: one sales unit in variables, or several in a file. What is wrong is told
// by its name; no key is ever said.

import fs from 'node:fs'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { VippsSalesUnit, VippsSettings } from './payments/index.ts'
import { isOwnMachine, readProviderAddress } from './provider-address.ts'

/** Every variable that is read, with a line for people. */
export const vippsVariables = {
  VIPPS_MERCHANT_SERIAL_NUMBER: 'the sales unit’s number (MSN) from Vipps MobilePay’s portal; without it, nobody can pay by Vipps',
  VIPPS_CLIENT_ID: 'client_id of the sales unit',
  VIPPS_CLIENT_SECRET: 'client_secret of the sales unit',
  VIPPS_SUBSCRIPTION_KEY: 'Ocp-Apim-Subscription-Key of the sales unit',
  VIPPS_WEBHOOK_SECRET: 'what Vipps signs its webhooks with; "kantinekort vipps-webhooks --register" gets it',
  VIPPS_SALES_UNITS_FILE: 'several sales units in place of one: a file in JSON, readable by its owner only (docs/payments.md)',
  VIPPS_ENVIRONMENT: '"production" (usual), "test", or the address of a simulator on this machine',
} as const

type Environment = Readonly<Record<string, string | undefined>>
type Tell = (mistake: string) => void

const PLACE = { variable: 'VIPPS_ENVIRONMENT', production: 'https://api.vipps.no', test: 'https://apitest.vipps.no', simulatorPort: 3103 } as const

const OF_ONE = ['VIPPS_MERCHANT_SERIAL_NUMBER', 'VIPPS_CLIENT_ID', 'VIPPS_CLIENT_SECRET', 'VIPPS_SUBSCRIPTION_KEY'] as const
const PORTAL = 'They stand together in Vipps MobilePay’s portal, under Developer.'

/** The settings, or null when Vipps is not set up. */
export function readVipps(environment: Environment, tell: Tell): VippsSettings | null {
  const read = (name: keyof typeof vippsVariables) => environment[name]?.trim() ?? ''
  const given = [...OF_ONE, 'VIPPS_WEBHOOK_SECRET' as const].filter((name) => read(name) !== '')
  const file = read('VIPPS_SALES_UNITS_FILE')
  if (given.length === 0 && !file) return null
  if (given.length > 0 && file) {
    tell(`VIPPS_SALES_UNITS_FILE is set, and so ${given.length === 1 ? 'is' : 'are'} ${given.join(', ')}. Keep the file, or the variables of one sales unit.`)
    return null
  }
  const salesUnits = file ? readFile(file, tell) : readOne(read, tell)
  if (salesUnits === null) return null
  const apiUrl = readProviderAddress(environment, PLACE, tell)
  refuseInsecureReturn(environment, apiUrl, tell)
  return { apiUrl, salesUnits }
}

function readOne(read: (name: keyof typeof vippsVariables) => string, tell: Tell): VippsSalesUnit[] | null {
  const missing = OF_ONE.filter((name) => read(name) === '')
  if (missing.length > 0) {
    tell(`Vipps is set up by half: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. ${PORTAL}`)
    return null
  }
  const salesUnit = {
    merchantSerialNumber: read('VIPPS_MERCHANT_SERIAL_NUMBER'),
    clientId: read('VIPPS_CLIENT_ID'),
    clientSecret: read('VIPPS_CLIENT_SECRET'),
    subscriptionKey: read('VIPPS_SUBSCRIPTION_KEY'),
    organisationNumbers: null,
    webhookSecrets: secretsIn(read('VIPPS_WEBHOOK_SECRET')),
  }
  const names = {
    merchantSerialNumber: 'VIPPS_MERCHANT_SERIAL_NUMBER',
    clientId: 'VIPPS_CLIENT_ID',
    clientSecret: 'VIPPS_CLIENT_SECRET',
    subscriptionKey: 'VIPPS_SUBSCRIPTION_KEY',
    webhookSecret: 'VIPPS_WEBHOOK_SECRET',
  }
  refuseNonsense(salesUnit, names, tell)
  return [salesUnit]
}

const Text = Type.String({ minLength: 1, maxLength: 500 })
const FileShape = Type.Array(
  Type.Object(
    {
      merchantSerialNumber: Text,
      clientId: Text,
      clientSecret: Text,
      subscriptionKey: Text,
      webhookSecret: Type.Optional(Type.String({ maxLength: 500 })),
      organisationNumbers: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{9}$' }), { minItems: 1, maxItems: 1_000 })),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 200 },
)
const HOW_IT_LOOKS =
  'It holds [{"merchantSerialNumber": "123456", "clientId": "…", "clientSecret": "…", "subscriptionKey": "…", "webhookSecret": "…", "organisationNumbers": ["314159268"]}].'

function readFile(file: string, tell: Tell): VippsSalesUnit[] | null {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
    if ((fs.statSync(file).mode & 0o077) !== 0) tell(`${file} holds the keys of Vipps and others may read it. Run: chmod 600 ${file}`)
  } catch (error) {
    tell(`VIPPS_SALES_UNITS_FILE is ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`)
    return null
  }
  const found = parsed(text)
  if (!Check(FileShape, found)) {
    tell(`${file} is not a list of sales units. ${HOW_IT_LOOKS}`)
    return null
  }
  const salesUnits = found.map(({ webhookSecret = '', organisationNumbers = null, ...salesUnit }) => ({
    ...salesUnit,
    organisationNumbers,
    webhookSecrets: secretsIn(webhookSecret),
  }))
  for (const [index, salesUnit] of salesUnits.entries()) {
    const where = (name: string) => `${name} of sales unit ${index + 1} in ${file}`
    const names = {
      merchantSerialNumber: where('merchantSerialNumber'),
      clientId: where('clientId'),
      clientSecret: where('clientSecret'),
      subscriptionKey: where('subscriptionKey'),
      webhookSecret: where('webhookSecret'),
    }
    refuseNonsense(salesUnit, names, tell)
  }
  refuseTwice(salesUnits, file, tell)
  return salesUnits
}

function refuseTwice(salesUnits: readonly VippsSalesUnit[], file: string, tell: Tell): void {
  const numbers = salesUnits.map(({ merchantSerialNumber }) => merchantSerialNumber)
  const operators = salesUnits.flatMap(({ organisationNumbers }) => organisationNumbers ?? [])
  for (const twice of repeated(numbers)) tell(`${file} has sales unit ${twice} twice.`)
  for (const twice of repeated(operators)) tell(`${file} names organisation number ${twice} at two sales units: its money can go to one only.`)
  if (salesUnits.filter(({ organisationNumbers }) => organisationNumbers === null).length > 1)
    tell(`${file} has several sales units without organisationNumbers: only one can take the money of all others.`)
}

const repeated = (values: readonly string[]) => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]

type Names = Record<'merchantSerialNumber' | 'clientId' | 'clientSecret' | 'subscriptionKey' | 'webhookSecret', string>

function refuseNonsense({ merchantSerialNumber, clientId, clientSecret, subscriptionKey, webhookSecrets }: VippsSalesUnit, names: Names, tell: Tell): void {
  if (!/^\d{4,10}$/.test(merchantSerialNumber)) tell(`${names.merchantSerialNumber} is not a sales unit’s number. It is 4 to 10 digits, as in 123456.`)
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId))
    tell(`${names.clientId} is not a client_id. It is written as in 8c2a6e1e-0000-4000-8000-000000000000.`)
  if (!/^[\x21-\x7e]{8,200}$/.test(clientSecret)) tell(`${names.clientSecret} is not a client_secret. Copy it whole.`)
  if (!/^[\x21-\x7e]{8,200}$/.test(subscriptionKey)) tell(`${names.subscriptionKey} is not a subscription key. Copy it whole.`)
  if (webhookSecrets.length > 3 || !webhookSecrets.every((secret) => /^[\x21-\x7e]{16,200}$/.test(secret)))
    tell(`${names.webhookSecret} is not what signs webhooks. "kantinekort vipps-webhooks --register" shows it once; two may stand with a comma between.`)
}

/** While a new registration takes over, the old one's secret holds too. */
const secretsIn = (text: string) =>
  text
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '')

// Payers come back to us in their browser: Vipps takes HTTPS only. A simulator takes this machine as it is.
function refuseInsecureReturn({ PUBLIC_URL: publicUrl }: Environment, apiUrl: string, tell: Tell): void {
  const url = publicUrl ? URL.parse(publicUrl.trim()) : null
  if (url?.protocol === 'http:' && !isOwnMachine(new URL(apiUrl)))
    tell(`PUBLIC_URL is ${publicUrl}, and Vipps sends payers back to HTTPS only. Write https://${url.host} and see docs/running.md.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is no list either.
    return null
  }
}
