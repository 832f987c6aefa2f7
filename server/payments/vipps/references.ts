// What a payment is called at Vipps: school, top-up and try in one, for a webhook names a payment by nothing else.
// At most 45 of [0-9a-z-], where 8 to 50 are allowed.

import { isId } from '../../../contract/ids.ts'
import { type OperationReference, type OrderName, ProviderTrouble } from '../port.ts'

const ID_LENGTH = 25
/** Of the operation's reference, its random end: each try has its own. */
const TRY_LENGTH = 12

/** @throws ProviderTrouble request_refused when the order has no name of ours */
export function referenceFor(order: OrderName, operation: OperationReference): string {
  const [, school, id] = /^([1-9]\d{0,9})-(.{36})$/.exec(order) ?? []
  if (!school || !isId(id)) throw new ProviderTrouble('request_refused', { theirCode: 'no order' })
  const topup = BigInt(`0x${id.replaceAll('-', '')}`)
    .toString(36)
    .padStart(ID_LENGTH, '0')
  return `${Number(school).toString(36)}-${topup}-${operation.slice(-TRY_LENGTH).padStart(TRY_LENGTH, '0')}`
}

/** The order that a reference was made for, or null when it is none of ours. */
export function orderOf(reference: string): OrderName | null {
  const [, school, topup] = /^([1-9a-z][0-9a-z]{0,6})-([0-9a-z]{25})-[0-9a-z]{12}$/.exec(reference) ?? []
  if (!school || !topup) return null
  const hex = [...topup]
    .reduce((number, digit) => number * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    .toString(16)
    .padStart(32, '0')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) ? `${Number.parseInt(school, 36)}-${id}` : null
}

/** The port's name of a payment: which sales unit made it, and its reference there. */
export const paymentName = (merchantSerialNumber: string, reference: string) => `${merchantSerialNumber}/${reference}`

/** @throws ProviderTrouble payment_not_found when it is no such name */
export function readPaymentName(name: string): { merchantSerialNumber: string; reference: string } {
  const [, merchantSerialNumber, reference] = /^(\d{4,10})\/([a-zA-Z0-9-]{8,64})$/.exec(name) ?? []
  if (!merchantSerialNumber || !reference) throw new ProviderTrouble('payment_not_found')
  return { merchantSerialNumber, reference }
}
