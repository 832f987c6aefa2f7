// How tests and curious people decide what goes wrong: faults of the API, the fate of callbacks, and what
// the company's own people do. It is for a simulator only, so it asks for no password.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { closed } from '../contract/shapes.ts'
import type { Callbacks, CallbackPolicy } from './delivery/callbacks.ts'
import { type Fault, faultKinds, type Faults } from './delivery/faults.ts'
import type { Deed } from './simulator.ts'

const FaultWish = closed({
  step: Type.String({ minLength: 1, maxLength: 40 }),
  kind: Type.Enum(faultKinds),
  times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  status: Type.Optional(Type.Integer({ minimum: 400, maximum: 599 })),
  waitMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 60_000 })),
})

const Percent = Type.Integer({ minimum: 0, maximum: 100 })
const PolicyWish = closed({
  delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
  shuffleMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  losePercent: Type.Optional(Percent),
  repeatPercent: Type.Optional(Percent),
  retryScale: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
})

type Parts = { faults: Faults; callbacks: Callbacks; deeds: Record<string, Deed>; forget: () => void }

export function registerAdmin(app: FastifyInstance, { faults, callbacks, deeds, forget }: Parts): void {
  app.post<{ Body: Fault }>('/simulator/faults', { schema: { body: FaultWish } }, async ({ body }) => {
    faults.add(body)
    return { done: true }
  })
  app.post<{ Body: Partial<CallbackPolicy> }>('/simulator/callbacks', { schema: { body: PolicyWish } }, async ({ body }) => {
    callbacks.setPolicy(body)
    return { done: true }
  })
  app.post('/simulator/reset', async () => {
    faults.clear()
    callbacks.setPolicy({})
    forget()
    return { done: true }
  })
  app.get('/simulator/callbacks', async () => callbacks.counts())
  for (const [name, deed] of Object.entries(deeds)) {
    app.post<{ Body: Record<string, unknown> | null }>(`/simulator/${name}`, async ({ body }, reply) => {
      const done = await deed(body ?? {})
      return done === null ? reply.status(404).send({ error: 'there is no such thing here' }) : reply.send(done)
    })
  }
}
