// The way from a screen to the server: one function, typed by the contract, with three outcomes.
// It answers, or it throws ApiRefusal (the server said no, by name), or ApiUnreachable (no answer came).
import type { RefusalCode, RefusalFacts } from '../contract/refusals.ts'
import type { FileRouteKey, RouteBody, RouteKey, RouteParams, RouteQuery, RouteReply } from '../contract/route-types.ts'

/** The server refused. `code` is one of contract/refusals; `facts` make its text concrete. */
export class ApiRefusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly facts: RefusalFacts
  /** Names the occurrence in the server's log when the fault was ours. */
  readonly incident: string | undefined

  constructor(problem: { code: RefusalCode; status: number; facts: RefusalFacts; incident: string | undefined }) {
    super(problem.code)
    this.name = 'ApiRefusal'
    this.code = problem.code
    this.status = problem.status
    this.facts = problem.facts
    this.incident = problem.incident
  }
}

/** No answer that can be understood came in time. What was asked may or may not have happened. */
export class ApiUnreachable extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached', { cause })
    this.name = 'ApiUnreachable'
  }
}

type Given<Name extends string, Part> = undefined extends Part ? { [Key in Name]?: undefined } : { [Key in Name]: Part }
type GivenQuery<Query> = undefined extends Query ? { query?: undefined } : { query?: Query }
export type CallOptions = {
  /** How long to wait for the answer; 10 s unless told. */
  timeoutMs?: number
  signal?: AbortSignal
  headers?: Readonly<Record<string, string>>
}
export type CallInput<K extends RouteKey> = Given<'params', RouteParams<K>> & Given<'body', RouteBody<K>> & GivenQuery<RouteQuery<K>> & CallOptions
type CallArguments<K extends RouteKey> = Record<string, never> extends CallInput<K> ? [input?: CallInput<K>] : [input: CallInput<K>]

/** Calls a route of the contract: `await call('POST /api/sessions', { body: { email, password } })`. */
export async function call<K extends RouteKey>(route: K, ...[input]: CallArguments<K>): Promise<RouteReply<K>> {
  // Inside, the parts are only looked at as names and values; their types have been checked where they were given.
  const response = await ask(route, (input ?? {}) as AnyInput)
  const content = await readJson(response)
  if (!response.ok) throw refusalFrom(response, content)
  return content as RouteReply<K>
}

/** Calls a route whose answer is a file. The name is the one the server gives it. */
export async function callForFile<K extends FileRouteKey>(route: K, ...[input]: CallArguments<K>): Promise<{ name: string; file: Blob }> {
  const response = await ask(route, (input ?? {}) as AnyInput)
  if (!response.ok) throw refusalFrom(response, await readJson(response))
  try {
    return { name: nameOf(response), file: await response.blob() }
  } catch (cause) {
    throw whyNoAnswer(cause)
  }
}

function nameOf(response: Response): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return encoded === undefined ? '' : decodeURIComponent(encoded)
}

function ask(route: string, given: AnyInput): Promise<Response> {
  const [method = 'GET', path = ''] = route.split(' ')
  return send(addressOf(path, given), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      // No other site can set this header on our visitors' behalf, so its presence proves that one of our pages asks.
      'x-kantinekort': '1',
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...given.headers,
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    signal: limitedBy(given),
  })
}

/** Opens an answer without an end, and gives its text as it comes. Ends when `signal` says so. */
export async function openStream(
  address: string,
  { headers, signal }: { headers: Readonly<Record<string, string>>; signal: AbortSignal },
): Promise<ReadableStream<string>> {
  const response = await send(address, {
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { accept: 'text/event-stream', 'x-kantinekort': '1', ...headers },
    signal,
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (!response.ok || !isStream || response.body === null) throw refusalFrom(response, isStream ? undefined : await readJson(response))
  return response.body.pipeThrough(new TextDecoderStream())
}

type Values = Readonly<Record<string, unknown>>
type AnyInput = CallOptions & { params?: Values | undefined; query?: Values | undefined; body?: unknown }

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (cause) {
    throw whyNoAnswer(cause)
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  } catch (cause) {
    throw whyNoAnswer(cause)
  }
}

/** A screen that is left aborts its calls; that is no failure to tell anybody about. */
function whyNoAnswer(cause: unknown): Error {
  return cause instanceof DOMException && cause.name === 'AbortError' ? cause : new ApiUnreachable(cause)
}

function limitedBy({ timeoutMs = 10_000, signal }: CallOptions): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal ? AbortSignal.any([timeout, signal]) : timeout
}

function addressOf(path: string, { params, query }: AnyInput): string {
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    const value = params?.[name]
    if (value === undefined) throw new TypeError(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value))
  const asked = search.toString()
  return asked === '' ? filled : `${filled}?${asked}`
}

/** Reads RFC 9457 problem details. A refusal without our code comes from something between us and the server. */
function refusalFrom(response: Response, content: unknown): Error {
  if (!isProblem(content)) return new ApiUnreachable(new Error(`Status ${response.status} without problem details`))
  const { type: _type, title: _title, status: _status, detail: _detail, instance: _instance, code, incident, ...facts } = content
  return new ApiRefusal({
    code,
    status: response.status,
    facts: facts as RefusalFacts,
    incident: typeof incident === 'string' ? incident : undefined,
  })
}

function isProblem(content: unknown): content is { code: RefusalCode } & Values {
  return typeof content === 'object' && content !== null && 'code' in content && typeof content.code === 'string'
}
