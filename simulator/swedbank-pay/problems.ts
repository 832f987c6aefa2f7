// How Swedbank Pay says no: problem+json whose type's last segment is what one may branch on.

import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'

export type Problem = {
  type: string
  title: string
  status: number
  instance: string
  detail: string
  problems: { name: string; description: string }[]
}

/** `type` is the path after errordetail, as in 'creditcard/acquirerinsufficientfunds'. */
export function problem(type: string, status: number, detail: string, problems: Problem['problems'] = []): Problem {
  return {
    type: `https://api.payex.com/psp/errordetail/${type}`,
    title: status === 400 ? 'Error in input data' : 'Operation failed',
    status,
    instance: `https://api.payex.com/psp/probleminstance/00-${randomUUID().replaceAll('-', '')}-01`,
    detail,
    problems,
  }
}

export const inputError = (name: string, description: string) =>
  problem('paymentorders/inputerror', 400, 'Input validation failed, error description in problems node!', [{ name, description }])

export const sendProblem = (reply: FastifyReply, found: Problem) => reply.status(found.status).type('application/problem+json; charset=utf-8').send(found)
