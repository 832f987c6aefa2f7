// LINK Mobility, simulated: the "Common" SMS REST API (MT and delivery reports, v1.18), with an inbox to read in.
// What happens to a message is decided by the last four digits of its number.

import type { FastifyInstance } from 'fastify'
import type { Company } from '../simulator.ts'
import { registerApi } from './api.ts'
import { registerInbox } from './inbox.ts'
import { openTraffic } from './traffic.ts'

/** The account that the simulator knows. */
export const simulatedAccount = { username: 'kantine', password: 'simulator', platformId: 'SMSC', platformPartnerId: '12345', gate: 'AbCdEfGh' } as const

export const magicNumbers = {
  delivered: '0001',
  unknownSubscriber: '0002',
  neverReported: '0003',
  slow: '0004',
  error: '0005',
  silentAfterAccepting: '0006',
  reportsTwiceAndInDisorder: '0007',
} as const

export const linkMobility: Company = {
  name: 'link-mobility',
  title: 'LINK Mobility',
  portVariable: 'SIMULATOR_LINK_MOBILITY_PORT',
  usualPort: 3102,
  register: (app: FastifyInstance, surroundings) => {
    const traffic = openTraffic()
    registerApi(app, surroundings, { traffic, account: simulatedAccount, magic: magicNumbers })
    registerInbox(app, traffic)
    return {
      forget: traffic.forget,
      deeds: {
        /** LINK's own people point a gate at its customer. */
        'gates/set': ({ url }) => {
          if (typeof url !== 'string' || !URL.canParse(url)) return null
          traffic.reportTo(url)
          return { done: true, gate: simulatedAccount.gate }
        },
        /** Tells of a message what one likes: another fate than its number's. */
        'messages/report': ({ messageId, resultCode }) => {
          const message = traffic.find(String(messageId))
          if (!message || typeof resultCode !== 'number') return null
          traffic.report(message, { resultCode, now: surroundings.now(), callbacks: surroundings.callbacks })
          return { done: true }
        },
        /** Sends a gate anything at all. */
        'gates/send': ({ report }) => {
          if (typeof report !== 'object' || report === null || traffic.gate() === null) return null
          surroundings.callbacks.send({ url: String(traffic.gate()), body: JSON.stringify(report), headers: () => ({}), retriesMs: [] })
          return { done: true }
        },
      },
    }
  },
}
