// Ties the contract to the actions: each route of the contract gets exactly one handler,
// typed by the contract, behind the door that the contract names.

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { routes } from '../../contract/routes.ts'
import type {
  Access,
  FileType,
  NamedFile,
  StreamedFile,
  RouteBody,
  RouteDefinition,
  RouteKey,
  RouteParams,
  RouteQuery,
  RouteReply,
} from '../../contract/route-types.ts'
import { type Caller, type DoorKnowledge, openDoor, type PhoneCredentials, refuseErased } from './door.ts'
import { clearSessionCookie, clearVisitCookie, readSessionCookie, readVisitCookie, setSessionCookie, setVisitCookie } from './session-cookie.ts'

export type Asked<K extends RouteKey> = {
  params: RouteParams<K>
  query: RouteQuery<K>
  body: RouteBody<K>
  caller: Caller
  /** Signing in and out are the only things a handler does to the response itself. */
  keepSession: (token: string) => void
  dropSession: () => void
  /** What a visit to a sign-in provider hangs on, as the browser sent it. */
  visitToken: string | null
  keepVisit: (token: string) => void
  dropVisit: () => void
}

export type Handler<K extends RouteKey> = (asked: Asked<K>) => Promise<RouteReply<K>>

/** The handlers of one slice. */
export type Handlers = { [K in RouteKey]?: Handler<K> }

// The till's right to sell is read under lock, in the purchase's own transaction.
const DECIDES_TILL: ReadonlySet<string> = new Set<RouteKey>(['POST /api/purchases'])

/** Registers every route of the contract. @throws when one has no handler or a handler stands twice */
export function registerRoutes(app: FastifyInstance, knowledge: DoorKnowledge, slices: Handlers[], { isHttps }: { isHttps: boolean }): void {
  for (const key of Object.keys(routes) as RouteKey[]) {
    const handlers = slices.flatMap((slice) => slice[key] ?? [])
    if (handlers.length !== 1) throw new Error(`${key} has ${handlers.length} handlers`)
    const handler = handlers[0] as unknown as (asked: Asked<RouteKey>) => Promise<unknown>
    const { access, summary, params, query, body, reply: answer, file, bodyBytes, tellsPupil, alsoErased }: RouteDefinition = routes[key]
    const [method, url] = key.split(' ') as [string, string]
    const decidesTill = DECIDES_TILL.has(key)
    const actsForPupil = method !== 'GET' && url.includes('/:pupilId') && !alsoErased
    app.route({
      method,
      url,
      ...(bodyBytes && { bodyLimit: bodyBytes }),
      schema: {
        summary,
        description: `Who may call: ${typeof access === 'string' ? access : JSON.stringify(access)}`,
        ...(params && { params }),
        ...(query && { querystring: query }),
        ...(body && { body }),
        response: { 200: file ? { description: 'The file', content: { [file]: { schema: answer } } } : answer },
      },
      // A path and a query are text; numbers and yes-or-no in them are read as such before the shape is checked.
      preValidation: async (request: FastifyRequest) => {
        if (params) request.params = readTyped(params, request.params)
        if (query) request.query = readTyped(query, request.query)
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = await openDoor(knowledge, access, {
          credentials: {
            sessionToken: readSessionCookie(request),
            tillToken: readBearer(request),
            phone: readPhone(request),
            address: request.ip,
            userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
          },
          params: (request.params ?? {}) as Record<string, unknown>,
          decidesTill,
        })
        if (actsForPupil) await refuseErased(knowledge, { caller, params: request.params as Record<string, unknown> })
        const answered = await handler({
          params: request.params as never,
          query: request.query as never,
          body: request.body as never,
          caller,
          keepSession: (token) => setSessionCookie(reply, token, isHttps),
          dropSession: () => clearSessionCookie(reply, isHttps),
          visitToken: readVisitCookie(request),
          keepVisit: (token) => setVisitCookie(reply, token, isHttps),
          dropVisit: () => clearVisitCookie(reply, isHttps),
        })
        if (tellsPupil) await noteLook(knowledge, access, { caller, params: request.params as Record<string, unknown> })
        return file ? sendFile(reply, file, answered as NamedFile | StreamedFile) : answered
      },
    })
  }
}

// Before the answer is sent: what nobody could be told of afterwards, nobody has seen.
async function noteLook(knowledge: DoorKnowledge, access: Access, { caller, params }: { caller: Caller; params: Record<string, unknown> }): Promise<void> {
  const asStaff = typeof access === 'object' && 'staff' in access
  await knowledge.noteLook({ personId: caller.personId, asStaff, params })
}

function sendFile(reply: FastifyReply, type: FileType, file: NamedFile | StreamedFile): FastifyReply {
  const { name } = file
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send('pieces' in file ? Readable.from(file.pieces) : Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength))
}

// Only exact texts are read, "12" and "true"; anything else is left as it is, for the shape to refuse.
function readTyped(schema: TSchema, given: unknown): Record<string, unknown> {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> }
  return Object.fromEntries(
    Object.entries((given ?? {}) as Record<string, unknown>).map(([name, value]) => {
      const type = Object.hasOwn(properties, name) ? properties[name]?.type : undefined
      if (type === 'integer' && typeof value === 'string' && /^-?(0|[1-9]\d{0,15})$/.test(value)) return [name, Number(value)]
      if (type === 'boolean' && (value === 'true' || value === 'false')) return [name, value === 'true']
      return [name, value]
    }),
  )
}

/** The token in the authorization header, or null. */
// A token of its own kind, so that it is never taken for a till's.
function readPhone(request: FastifyRequest): PhoneCredentials | null {
  const token = /^Phone (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const proof = request.headers['x-kantinekort-proof']
  return token === undefined ? null : { token, proof: typeof proof === 'string' ? proof : null }
}

export function readBearer(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7) : null
}
