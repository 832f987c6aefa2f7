// The payment providers' part of the configuration. Half of one is a mistake; none at all is said at start.

import type { PaymentSettings } from './payments/index.ts'
import { readProviderAddress } from './provider-address.ts'
import { readVipps, vippsVariables } from './vipps-config.ts'

const SWEDBANK_PAY_PLACE = {
  variable: 'SWEDBANK_PAY_ENVIRONMENT',
  production: 'https://api.payex.com',
  test: 'https://api.externalintegration.payex.com',
  simulatorPort: 3101,
} as const

/** Every variable that is read, with a line for people. */
export const paymentVariables = {
  SWEDBANK_PAY_ACCESS_TOKEN: 'the access token from Swedbank Pay’s merchant portal; without it, nobody can pay by card',
  SWEDBANK_PAY_PAYEE_ID: 'the payee id that belongs to it',
  SWEDBANK_PAY_ENVIRONMENT: '"production" (usual), "test", or the address of a simulator on this machine',
  SWEDBANK_PAY_SUBSITES: 'where operators’ money is settled, as in 314159268:SITE1,327182811:SITE2',
  ...vippsVariables,
} as const

type Environment = Readonly<Record<string, string | undefined>>
type Tell = (mistake: string) => void

export function readPaymentSettings(environment: Environment, tell: Tell): PaymentSettings {
  return { swedbankPay: readSwedbankPay(environment, tell), vipps: readVipps(environment, tell) }
}

function readSwedbankPay(environment: Environment, tell: Tell): PaymentSettings['swedbankPay'] {
  const accessToken = environment.SWEDBANK_PAY_ACCESS_TOKEN?.trim()
  const payeeId = environment.SWEDBANK_PAY_PAYEE_ID?.trim()
  if (!accessToken && !payeeId) return null
  if (!accessToken || !payeeId) {
    const [there, missing] = accessToken ? ['SWEDBANK_PAY_ACCESS_TOKEN', 'SWEDBANK_PAY_PAYEE_ID'] : ['SWEDBANK_PAY_PAYEE_ID', 'SWEDBANK_PAY_ACCESS_TOKEN']
    tell(`${there} is set and ${missing} is not. Both stand in Swedbank Pay’s merchant portal, and belong together.`)
    return null
  }
  if (!/^[\x21-\x7e]{8,500}$/.test(accessToken)) tell('SWEDBANK_PAY_ACCESS_TOKEN is not an access token. Copy it whole from the merchant portal.')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(payeeId))
    tell('SWEDBANK_PAY_PAYEE_ID is not a payee id. It is written as in 5cabf558-5283-482f-b252-4d58e06f6f3b.')
  return { accessToken, payeeId, apiUrl: readProviderAddress(environment, SWEDBANK_PAY_PLACE, tell), subsites: readSubsites(environment, tell) }
}

function readSubsites(environment: Environment, tell: Tell): Record<string, string> {
  const text = environment.SWEDBANK_PAY_SUBSITES?.trim()
  if (!text) return {}
  const pairs = text.split(',').map((pair) => /^\s*(\d{9}):([A-Za-z0-9]{1,40})\s*$/.exec(pair))
  if (pairs.some((pair) => pair === null))
    tell(`SWEDBANK_PAY_SUBSITES is "${text}". Write organisation numbers and subsites, as in 314159268:SITE1,327182811:SITE2.`)
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
}
