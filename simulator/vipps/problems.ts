// How Vipps MobilePay says no: RFC 7807, with a code of four digits, or with the name of the field that is wrong.

import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'

export type Problem = {
  type: string
  title: string
  detail: string
  instance: string
  status: number
  extraDetails: { name: string; reason: string }[]
  traceId: string
}

const CODES = {
  '4010': [409, 'Capture idempotency conflict'],
  '4020': [409, 'The idempotency key exists'],
  '4040': [400, 'Invalid amount'],
  '4050': [400, 'Invalid customer'],
  '4070': [400, 'Invalid phone number'],
  '4090': [400, 'Invalid URL'],
  '4100': [400, 'Too many metadata entries'],
  '4110': [400, 'Metadata key too long'],
  '4120': [400, 'Metadata value too long'],
  '4140': [400, 'Missing parameter'],
  '4150': [409, 'Reference exists, or refund idempotency conflict'],
  '4160': [400, 'Invalid payment method'],
  '5030': [400, 'Scope not permitted'],
  '5040': [400, 'Currency not permitted'],
  '5050': [400, 'Long-living payments not permitted'],
  '5080': [400, 'Push messages not permitted'],
  '5090': [404, 'Reference not found'],
  '5100': [400, 'Refund not possible'],
  '6010': [400, 'Amount too small'],
  '6020': [400, 'Cannot refund before reservation'],
  '6040': [400, 'Cannot cancel captured payment'],
  '6060': [400, 'Cannot cancel authorized payment'],
  '6070': [400, 'Cannot capture cancelled payment'],
  '6080': [400, 'Cannot capture before reservation'],
  '6090': [400, 'Capture amount too high'],
  '6150': [400, 'Not enough funds to refund'],
  '6160': [400, 'The order is being processed'],
  '6170': [400, 'Already captured'],
  '6180': [400, 'Already refunded'],
  '6190': [400, 'Wrong state for cancel'],
  '6200': [400, 'Wrong state for capture'],
  '6210': [400, 'Wrong state for refund'],
  '6220': [400, 'Refund period expired'],
  '6260': [400, 'Funds unavailable'],
  '6280': [400, 'Capture failed, try again later'],
} as const
export type ProblemCode = keyof typeof CODES
export const isProblemCode = (text: unknown): text is ProblemCode => typeof text === 'string' && Object.hasOwn(CODES, text)

const trace = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`

/** `instance` is the path that was asked for, as they know it. */
export function problem(code: ProblemCode, instance = ''): Problem {
  const [status, title] = CODES[code]
  return {
    type: `https://httpstatuses.io/${status}`,
    title,
    detail: `${title}.`,
    instance,
    status,
    extraDetails: [{ name: 'ErrorCode', reason: code }],
    traceId: trace(),
  }
}

/** What is wrong with a field is told in words, without a code. */
export function fieldProblem(name: string, reason: string): Problem {
  return {
    type: 'https://httpstatuses.io/400',
    title: 'Bad Request',
    detail: 'One or more validation errors occurred.',
    instance: '',
    status: 400,
    extraDetails: [{ name, reason }],
    traceId: trace(),
  }
}

export const sendProblem = (reply: FastifyReply, found: Problem, instance: string) =>
  reply
    .status(found.status)
    .type('application/problem+json; charset=utf-8')
    .send({ ...found, instance })

/** The gateway in front of everything speaks in another way. */
export const sendGatewayProblem = (reply: FastifyReply, status: 401 | 403 | 429, message: string) => reply.status(status).send({ statusCode: status, message })
