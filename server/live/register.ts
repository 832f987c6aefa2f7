// The one route whose answer has no end.

import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { LIVE_EVENTS_PATH } from '../../contract/live-events.ts'
import { Refused } from '../../contract/refusals.ts'
import { closed } from '../../contract/shapes.ts'
import type { House } from '../house.ts'
import { type DoorKnowledge, openDoor } from '../http/door.ts'
import { readBearer } from '../http/routes.ts'
import { type DescribeCards, type Line, type LivePace, makeLiveHub } from './hub.ts'

// Up to the largest version; as text, since it stands in the address.
const After = closed({ after: Type.Optional(Type.String({ pattern: '^(0|[1-9]\\d{0,14})$', maxLength: 15 })) })

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Nobody in between may keep it, change it (compress it, that is) or wait until there is more of it.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

type Options = { knowledge: DoorKnowledge; describeCards: DescribeCards; pace?: LivePace }

/** Lets tills follow their school's changes. */
export function registerLive(app: FastifyInstance, house: House, { knowledge, ...needs }: Options): void {
  const hub = makeLiveHub(house, { isTill: knowledge.isTill, ...needs })

  app.get<{ Querystring: { after?: string } }>(
    LIVE_EVENTS_PATH,
    {
      schema: {
        summary: 'What changes while a till is open, as server-sent events without an end: a card that was blocked, a new price, this till signed out',
        description: 'Who may call: till',
        querystring: After,
      },
    },
    async (request, reply) => {
      const credentials = { sessionToken: null, tillToken: readBearer(request), phone: null, address: request.ip }
      // Whether it still is one is asked by the hub, after it has read where the till's log stands.
      const { till } = await openDoor(knowledge, 'till', { credentials, params: {}, decidesTill: true })
      const response = reply.raw
      const line = lineOf(response)
      const opened = await hub.open(till, { after: request.query.after === undefined ? null : Number(request.query.after), line: line.line })
      if (typeof opened === 'string') throw new Refused(opened)
      reply.hijack()
      line.begin()
      response.once('close', opened.close)
      if (response.destroyed) opened.close()
    },
  )

  // What was just done may be something that tills must know. A sale is not, and has no time to lose.
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) => {
    if (method !== 'GET' && statusCode < 300 && routeOptions.url !== '/api/purchases') hub.poke()
  })
  app.addHook('onListen', async () => hub.start())
  // Before the server waits for its answers to end: these do not, by themselves.
  app.addHook('preClose', () => hub.stop())
}

/** The response as a line. What is written before the head is sent waits for it. */
function lineOf(response: ServerResponse): { line: Line; begin: () => void } {
  let waiting: string[] | null = []
  let hasEnded = false
  return {
    begin: () => {
      if (response.destroyed) return
      response.socket?.setNoDelay(true)
      response.writeHead(200, HEAD)
      response.write((waiting ?? []).join(''))
      waiting = null
      if (hasEnded) response.end()
    },
    line: {
      write: (text) => {
        if (waiting === null) return response.write(text)
        waiting.push(text)
        return true
      },
      onceDrained: (then) => response.once('drain', then),
      end: (last) => {
        hasEnded = true
        if (waiting === null) response.end(last)
        else waiting.push(last)
      },
      cut: () => response.destroy(),
    },
  }
}
