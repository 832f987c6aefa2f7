// What a simulated company is: a folder with its protocol, and a server of its own that this starts. The protocol
// is the company's, its faults and its callbacks are everybody's to choose, over an admin API and on its pages.

import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { makeCallbacks, type Callbacks } from './delivery/callbacks.ts'
import { makeFaults, type Faults } from './delivery/faults.ts'
import { registerAdmin } from './admin.ts'
import { takeForms } from './pages/forms.ts'

/** What a company's protocol is given to live in. */
export type Surroundings = {
  /** Where it is reached, from this machine and from the payer's browser. */
  address: () => string
  now: () => Date
  faults: Faults
  callbacks: Callbacks
}

export type Company = {
  /** Its folder's name. */
  name: string
  title: string
  /** The variable that sets its port, and the port without it. */
  portVariable: string
  usualPort: number
  /** Puts its API and its pages on a server. Answers the admin's deeds: what a test may do that only the company's own people can. */
  register: (app: FastifyInstance, surroundings: Surroundings) => { deeds?: Record<string, Deed>; forget: () => void }
}

/** Something that the company's own people do: reverse a payment, take a card out of use. */
export type Deed = (wish: Record<string, unknown>) => unknown

export type RunningSimulator = {
  name: string
  address: string
  faults: Faults
  callbacks: Callbacks
  stop: () => Promise<void>
}

export type SimulatorPlace = {
  /** 0 takes any free port. */
  port: number
  host?: string
  /** The name by which a payer's browser reaches this machine. */
  publicHost?: string
  now?: () => Date
}

/** Starts one company's server. @throws when the port is taken */
export async function startSimulator(
  company: Company,
  { port, host = '127.0.0.1', publicHost, now = () => new Date() }: SimulatorPlace,
): Promise<RunningSimulator> {
  const app = fastify({ logger: false, bodyLimit: 64 * 1024, forceCloseConnections: true }) as unknown as FastifyInstance
  const faults = makeFaults()
  const callbacks = makeCallbacks()
  let address = ''
  takeForms(app)
  const { deeds = {}, forget } = company.register(app, { address: () => address, now, faults, callbacks })
  registerAdmin(app, { faults, callbacks, deeds, forget })
  await app.listen({ port, host })
  const listens = app.server.address() as AddressInfo
  address = `http://${publicHost ?? reachable(listens)}:${listens.port}`
  return {
    name: company.name,
    address,
    faults,
    callbacks,
    stop: async () => {
      await callbacks.stop()
      faults.letGo()
      await app.close()
    },
  }
}

function reachable({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1'
  return family === 'IPv6' ? `[${address}]` : address
}
