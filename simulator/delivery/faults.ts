// What goes wrong on purpose. A fault is meant for one step of the API and happens so many times.

import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'

export const faultKinds = ['answers', 'answers_after', 'silent', 'silent_after', 'hangs_up', 'hangs_up_after', 'slow', 'garbled', 'asynchronous'] as const
/**
 * answers: an error status, and nothing is done. silent: no answer for a long time. hangs_up: the connection is cut.
 * The three with _after do what was asked first. slow: waits, then does it. garbled: does it, and answers nonsense.
 * asynchronous: done later, where the protocol knows that.
 */
export type FaultKind = (typeof faultKinds)[number]
export type Fault = { step: string; kind: FaultKind; times?: number; status?: number; waitMs?: number }

export type Faults = {
  add: (fault: Fault) => void
  clear: () => void
  /** True when the next call of this step is to be done later; counts as having happened. */
  takesLater: (step: string) => boolean
  /** Runs a step's work with what is to go wrong with it. */
  around: (step: string, reply: FastifyReply, work: () => Promise<FastifyReply> | FastifyReply) => Promise<FastifyReply>
  /** Ends all silent waits. */
  letGo: () => void
}

const SILENT_MS = 30_000
const MOST_FAULTS = 1_000

export function makeFaults(): Faults {
  let faults: Fault[] = []
  let waits = new AbortController()

  const take = (step: string, isWanted: (kind: FaultKind) => boolean): Fault | null => {
    const fault = faults.find((each) => (each.step === step || each.step === '*') && isWanted(each.kind))
    if (!fault) return null
    fault.times = (fault.times ?? 1) - 1
    if (fault.times <= 0) faults = faults.filter((each) => each !== fault)
    return fault
  }
  // Nobody listens any more when it ends; until then the caller waits.
  const pause = (ms: number) => wait(ms, undefined, { signal: waits.signal, ref: false }).catch(() => {})
  const hangUp = (reply: FastifyReply) => {
    reply.hijack()
    reply.raw.destroy()
    return reply
  }

  return {
    add: (fault) => {
      if (faults.length < MOST_FAULTS) faults.push({ ...fault })
    },
    clear: () => {
      faults = []
    },
    takesLater: (step) => take(step, (kind) => kind === 'asynchronous') !== null,
    around: async (step, reply, work) => {
      const fault = take(step, (kind) => kind !== 'asynchronous')
      if (fault === null) return work()
      const { kind, status = 500, waitMs = SILENT_MS } = fault
      if (kind === 'slow') {
        await pause(waitMs)
        return work()
      }
      if (kind === 'answers') return reply.status(status).send({ title: 'a fault on purpose', status })
      if (kind === 'hangs_up') return hangUp(reply)
      if (kind === 'silent') {
        await pause(waitMs)
        return hangUp(reply)
      }
      // The work is done, and its answer is kept from the caller.
      reply.hijack()
      const real = reply.send
      reply.send = (() => reply) as typeof reply.send
      await work()
      reply.send = real
      if (kind === 'silent_after') await pause(waitMs)
      if (kind === 'answers_after' || kind === 'garbled') {
        reply.raw.writeHead(kind === 'garbled' ? 200 : status, { 'content-type': 'application/json' })
        reply.raw.end(kind === 'garbled' ? '{"not": "what was agreed' : JSON.stringify({ title: 'a fault on purpose', status }))
        return reply
      }
      return hangUp(reply)
    },
    letGo: () => {
      waits.abort()
      waits = new AbortController()
    },
  }
}
