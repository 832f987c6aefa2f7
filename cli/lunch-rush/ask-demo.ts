// The running demo's HTTP API, as its apps ask it.

import type { RouteKey, RouteReply } from '../../contract/route-types.ts'

export type Answer<Body> = { ok: true; body: Body } | { ok: false; status: number; code: string }
export type AskOptions = { params?: Record<string, string | number>; body?: unknown; token?: string; cookie?: string }
export type Ask = <K extends RouteKey>(route: K, options?: AskOptions) => Promise<Answer<RouteReply<K>> & { cookie: string | null }>

const LONGEST_MS = 30_000

/** Asks the server at an address. An answer that never comes has status 0. */
export function askAt(address: string): Ask {
  return async (route, { params = {}, body, token, cookie } = {}) => {
    const [method = 'GET', path = ''] = route.split(' ')
    const url = address + path.replaceAll(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(params[name])))
    try {
      const response = await fetch(url, {
        method,
        headers: {
          'x-kantinekort': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...(cookie && { cookie }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LONGEST_MS),
      })
      const content: unknown = await response.json()
      const setCookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? null
      if (response.ok) return { ok: true, body: content as RouteReply<typeof route>, cookie: setCookie }
      const { code } = (content ?? {}) as { code?: unknown }
      return { ok: false, status: response.status, code: typeof code === 'string' ? code : `status ${response.status}`, cookie: null }
    } catch (error) {
      return {
        ok: false,
        status: 0,
        code: error instanceof DOMException && error.name === 'TimeoutError' ? 'no answer in 30 s' : 'no connection',
        cookie: null,
      }
    }
  }
}

/** The body, when the answer must be yes. @throws with the refusal's code */
export function mustAnswer<Body>(answer: Answer<Body>, what: string): Body {
  if (answer.ok) return answer.body
  throw new Error(`${what}: ${answer.code}`)
}
