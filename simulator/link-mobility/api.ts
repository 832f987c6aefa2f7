// `POST /sms/send` as LINK answers it.

import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Surroundings } from '../simulator.ts'
import type { magicNumbers, simulatedAccount } from './index.ts'
import type { SentSms, Traffic } from './traffic.ts'

type Parts = { traffic: Traffic; account: typeof simulatedAccount; magic: typeof magicNumbers }

const SLOW_MS = 2_000
/** Longer than any customer waits for an answer. */
const SILENT_MS = 30_000

export function registerApi(app: FastifyInstance, { faults, callbacks, now }: Surroundings, { traffic, account, magic }: Parts): void {
  const silent = new Set<NodeJS.Timeout>()
  const waitSilently = (ms: number, then: () => void) => {
    const timer = setTimeout(() => {
      silent.delete(timer)
      then()
    }, ms).unref()
    silent.add(timer)
  }
  app.addHook('onClose', async () => silent.forEach((timer) => clearTimeout(timer)))

  app.post('/sms/send', (request, reply) =>
    faults.around('send', reply, () => {
      if (!isOurs(request.headers.authorization, account)) return problem(reply, 401, 106100, 'Authentication failed')
      const wish = asWish(request.body)
      if (!wish) return problem(reply, 400, 106000, 'The request is not well-formed')
      if (wish.platformId !== account.platformId) return problem(reply, 400, 106200, 'Invalid platform id')
      if (wish.platformPartnerId !== account.platformPartnerId) return problem(reply, 400, 106201, 'Invalid platform partner id')
      if (wish.deliveryReportGates.some((gate) => gate !== account.gate)) return problem(reply, 400, 106300, 'Invalid gate')
      const fault = faultOf(wish)
      if (fault) return reply.send({ messageId: '', resultCode: fault, description: 'Rejected' })

      const ending = wish.destination.slice(-4)
      if (ending === magic.error) return problem(reply, 500, 106000, 'Unknown error')
      const sms = traffic.add({ ...wish, wantsReport: wish.useDeliveryReport && wish.deliveryReportGates.length > 0, at: now() })
      const report = (resultCode: number, delayMs = 0) => traffic.report(sms, { resultCode, now: now(), callbacks, delayMs })
      const answer = () => (wish.ignoreResponse ? reply.status(204).send() : reply.send({ messageId: sms.messageId, resultCode: 1005, description: 'Queued' }))
      switch (ending) {
        case magic.unknownSubscriber:
          report(2104)
          return answer()
        case magic.neverReported:
          return answer()
        case magic.slow:
          report(1001, SLOW_MS)
          waitSilently(SLOW_MS, answer)
          return reply
        case magic.silentAfterAccepting:
          report(1001)
          reply.hijack()
          waitSilently(SILENT_MS, () => reply.raw.destroy())
          return reply
        case magic.reportsTwiceAndInDisorder:
          report(1001)
          report(1000, 30)
          report(1001, 60)
          report(1005, 90)
          return answer()
        default:
          report(1000)
          report(1001, 20)
          return answer()
      }
    }),
  )
}

type Wish = Pick<SentSms, 'refId' | 'source' | 'destination' | 'userData' | 'relativeValidityTime'> & {
  sourceTON: string
  platformId: string
  platformPartnerId: string
  useDeliveryReport: boolean
  deliveryReportGates: string[]
  ignoreResponse: boolean
}

function asWish(body: unknown): Wish | null {
  if (typeof body !== 'object' || body === null) return null
  const given = body as Record<string, unknown>
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '')
  const gates = given.deliveryReportGates ?? []
  const validity = given.relativeValidityTime ?? 172_800_000
  if (!text('destination') || !text('source') || !Array.isArray(gates) || !Number.isSafeInteger(validity) || Number(validity) <= 0) return null
  return {
    refId: text('refId'),
    source: text('source'),
    sourceTON: text('sourceTON'),
    destination: text('destination'),
    userData: text('userData'),
    platformId: text('platformId'),
    platformPartnerId: text('platformPartnerId'),
    relativeValidityTime: Number(validity),
    useDeliveryReport: given.useDeliveryReport === true,
    deliveryReportGates: gates.map(String),
    // The parameter table calls true the default.
    ignoreResponse: given.ignoreResponse !== false,
  }
}

/** The result code of a message that is refused by its content. */
function faultOf({ source, sourceTON, destination, userData }: Wish): number | null {
  if (sourceTON === 'ALPHANUMERIC' && !/^[A-Za-z][A-Za-z0-9]{0,10}$/.test(source)) return 2000
  if (!/^\+[1-9]\d{6,14}$/.test(destination)) return 2106
  return userData === '' ? 4001 : null
}

function isOurs(header: string | undefined, { username, password }: Parts['account']): boolean {
  const wanted = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`)
  const given = Buffer.from(header ?? '')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function problem(reply: FastifyReply, status: number, code: number, description: string): FastifyReply {
  return reply.status(status).send({ status: code, description, translatedDescription: description })
}
