// A browser for tests without a screen: it keeps its cookie, and sends the header that our pages send.

import type { FastifyInstance } from 'fastify'
import type { RouteKey } from '../contract/route-types.ts'
import type { Answer } from './asking.ts'

export type Browser = {
  ask: <K extends RouteKey>(route: K, sent?: { params?: Record<string, string | number>; body?: object }) => Promise<Answer<K>>
  /** The session cookie as it is sent, or null. */
  cookie: () => string | null
}

export function openBrowser(app: FastifyInstance, { address = '192.0.2.1', cookie: kept = null as string | null } = {}): Browser {
  const jar = new Map<string, string>()
  if (kept) jar.set(kept.slice(0, kept.indexOf('=')), kept.slice(kept.indexOf('=') + 1))
  const all = () => [...jar].map(([name, value]) => `${name}=${value}`)
  return {
    cookie: () => all().find((cookie) => !cookie.split('=')[0]?.endsWith('-visit')) ?? null,
    ask: async (route, { params = {}, body } = {}) => {
      const [method, pattern] = route.split(' ') as ['GET' | 'POST' | 'PATCH' | 'DELETE', string]
      const url = pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])))
      const headers = { 'x-kantinekort': '1', ...(jar.size > 0 && { cookie: all().join('; ') }) }
      const reply = await app.inject({ method, url, remoteAddress: address, headers, ...(body && { payload: body }) })
      for (const set of reply.cookies) {
        if (set.value === '') jar.delete(set.name)
        else jar.set(set.name, set.value)
      }
      return { status: reply.statusCode, body: reply.json() }
    },
  }
}
