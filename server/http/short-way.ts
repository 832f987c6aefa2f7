// A lunch is one kind of request some hundred times a second: a till that sells. That request goes from Node's
// HTTP server straight to the queue of purchases, past everything that a general request may need. The short way
// takes only what is plain and well formed; whatever it does not understand is Fastify's to answer, and what it
// cannot sell is asked of Fastify anew, so that a refusal is the same whichever way it was found.

import type { FastifyInstance } from 'fastify'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Compile } from 'typebox/compile'
import { routes } from '../../contract/routes.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Log } from '../house.ts'
import type { Till } from './door.ts'
import { problemReplyOf } from './problems.ts'

const KEY = 'POST /api/purchases'
const [METHOD, PATH] = KEY.split(' ') as [string, string]
// A purchase of fifty lines has less than a third of this.
const LARGEST_BODY = 16 * 1024

type Sell = (wish: RouteBody<typeof KEY> & { till: Till }) => Promise<RouteReply<typeof KEY>>
type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** Opens the short way for purchases in front of the app. */
export function openShortWay(
  app: FastifyInstance,
  { readTillToken, sell, log }: { readTillToken: (token: string) => Till | null; sell: Sell; log: Log },
): void {
  const isWish = Compile(routes[KEY].body)
  const readTill = rememberTills(readTillToken)
  const fastify = app.server.listeners('request') as Listener[]
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  const answer = async (request: IncomingMessage, response: ServerResponse, text: string): Promise<void> => {
    const till = readTill(request.headers.authorization ?? '')
    const body = parsed(text)
    if (!till || !isWish.Check(body)) return askFastify(app, { request, response, text })
    try {
      const sold = await sell({ till, ...body })
      send(response, 200, ['content-type', 'application/json; charset=utf-8'], sold)
    } catch (error) {
      const { problem, headers } = problemReplyOf(error as Error, { route: PATH, log })
      send(response, problem.status, ['content-type', 'application/problem+json; charset=utf-8', ...Object.entries(headers).flat()], problem)
    }
  }
  app.server.removeAllListeners('request')
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isClosing && request.url === PATH && request.method === METHOD && isPlain(request.headers)) {
      readBody(request, (text) => void answer(request, response, text))
    } else for (const listener of fastify) listener.call(app.server, request, response)
  })
}

// What a till sends, and nothing that says that it should be read or judged in another way.
function isPlain(headers: IncomingHttpHeaders): boolean {
  const length = Number(headers['content-length'])
  const site = headers['sec-fetch-site']
  return (
    headers['content-type'] === 'application/json' &&
    length > 0 &&
    length <= LARGEST_BODY &&
    (site === undefined || site === 'same-origin' || site === 'none') &&
    headers.cookie === undefined &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined
  )
}

function readBody(request: IncomingMessage, use: (text: string) => void): void {
  let first: Buffer | null = null
  const more: Buffer[] = []
  request.on('data', (bytes: Buffer) => {
    if (first) more.push(bytes)
    else first = bytes
  })
  request.on('end', () => use(first === null ? '' : more.length === 0 ? first.toString() : Buffer.concat([first, ...more]).toString()))
  // A line that breaks closes itself, and asks for nothing.
  request.on('error', () => {})
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, status: number, headers: string[], body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, [...headers, ...EVERY_ANSWER, 'content-length', String(Buffer.byteLength(text))])
  response.end(text)
}

const EVERY_ANSWER = ['x-content-type-options', 'nosniff', 'cache-control', 'no-store']

async function askFastify(
  app: FastifyInstance,
  { request, response, text }: { request: IncomingMessage; response: ServerResponse; text: string },
): Promise<void> {
  const { 'content-length': _length, connection: _connection, ...headers } = request.headers
  const reply = await app.inject({ method: METHOD as 'POST', url: PATH, headers, payload: text, remoteAddress: request.socket.remoteAddress ?? '' })
  const kept = Object.entries(reply.headers).filter(([name]) => name !== 'connection' && name !== 'date')
  response.writeHead(reply.statusCode, Object.fromEntries(kept))
  response.end(reply.rawPayload)
}

// Some 300 bytes each.
const MOST_REMEMBERED = 10_000

/** What a token says never changes; whether it still may sell is read under lock. */
function rememberTills(readTillToken: (token: string) => Till | null): (authorization: string) => Till | null {
  const remembered = new Map<string, Till>()
  return (authorization) => {
    const known = remembered.get(authorization)
    if (known) return known
    const till = authorization.startsWith('Bearer ') ? readTillToken(authorization.slice(7)) : null
    if (!till) return null
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(authorization, till)
    return till
  }
}
