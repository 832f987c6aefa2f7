// The one translator from what went wrong to what is answered: a refusal keeps its code and facts,
// a database that does not answer is asked again, and anything else is a bug. Both get an incident id, and are logged
// without what the request held.

import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance } from 'fastify'
import { isOutOfReach, sqlState } from '../../database/transaction.ts'
import { type Problem, type RefusalCode, type RefusalFacts, Refused, refusals } from '../../contract/refusals.ts'
import type { Log } from '../house.ts'

export function problemOf(code: RefusalCode, facts: RefusalFacts = {}): Problem {
  return { ...facts, type: `urn:kantinekort:refusal:${code}`, title: code.replaceAll('_', ' '), status: refusals[code].status, code }
}

/** What is answered when something went wrong, whoever sends it. What nobody foresaw is logged under `route`. */
export function problemReplyOf(
  error: FastifyError | Error,
  { route, log }: { route: string; log: Log },
): { problem: Problem; headers: Record<string, string> } {
  const problem = translate(error as FastifyError, (event, incident) => {
    log(event, { incident, route, error: error.name, place: placeOf(error), sqlState: sqlState(error) })
  })
  const mayRetry = refusals[problem.code].retry && problem.status >= 429
  return { problem, headers: mayRetry ? { 'retry-after': String(problem.waitSeconds ?? 1) } : {} }
}

export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { problem, headers } = problemReplyOf(error, { route: request.routeOptions.url ?? '', log })
    return reply.headers(headers).status(problem.status).type('application/problem+json').send(problem)
  })
  app.setNotFoundHandler((_request, reply) => reply.status(404).type('application/problem+json').send(problemOf('not_found')))
}

function translate(error: FastifyError, logAs: (event: 'bug' | 'database out of reach', incident: string) => void): Problem {
  if (error instanceof Refused) return problemOf(error.code, error.facts)
  if (error.validation) {
    const first = error.validation[0]
    return problemOf('not_well_formed', { where: `${error.validationContext ?? 'request'}${first?.instancePath ?? ''}`, why: first?.keyword ?? '' })
  }
  if (typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500) return problemOf('not_well_formed', { why: error.code })
  // The one character that JSON can carry and the database cannot: somebody put U+0000 into a text.
  if (sqlState(error) === '22021') return problemOf('not_well_formed', { why: 'character' })
  const incident = randomUUID()
  const isDown = isOutOfReach(error)
  logAs(isDown ? 'database out of reach' : 'bug', incident)
  return { ...problemOf(isDown ? 'too_busy' : 'internal_error'), incident }
}

// Where in our own code it happened. The message is left out: it may hold what somebody typed.
function placeOf(error: Error): string {
  const line = (error.stack ?? '').split('\n').find((each) => each.includes('.ts:') && !each.includes('node_modules'))
  return (
    line
      ?.trim()
      .replace(/.*\/(?=(?:server|ledger|database|rules|contract|language)\/)/, '')
      .replace(')', '') ?? ''
  )
}
