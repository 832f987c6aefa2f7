// A line between a till and the server that behaves as school networks do: it loses questions, loses answers,
// and puts somebody else's error page in between. It speaks HTTP, so both ends are the real ones.

import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to one request. 'lost_answer': the server hears and does it, and nobody is told. */
export type Trouble = 'none' | 'lost_question' | 'lost_answer' | 'foreign_error' | 'silence'

export type BadLine = {
  address: string
  /** What happens to the next requests that match, in order; afterwards all is well again. */
  trouble: (path: RegExp, ...troubles: Trouble[]) => void
  /** Every request that was sent into the line, whether or not it arrived. */
  sent: { method: string; path: string; body: unknown }[]
  /** What is answered for a path from now on, instead of what the server would; null: nothing else any more. */
  instead: (path: string, answer: { type: string; text: string } | null) => void
  /** Nothing gets through until it is mended; mending also takes back what was planned. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

export async function openBadLine(target: string): Promise<BadLine> {
  const planned: { path: RegExp; trouble: Trouble }[] = []
  const sent: BadLine['sent'] = []
  const standIns = new Map<string, { type: string; text: string }>()
  let isCut = false
  /** Answers without an end, which are passed on as they come. */
  const streams = new Set<http.ServerResponse>()

  const server = http.createServer(async (request, response) => {
    const [method, path] = [request.method ?? 'GET', request.url ?? '/']
    const body = await readAll(request)
    sent.push({ method, path, body: body.length > 0 ? JSON.parse(body.toString()) : null })
    const place = planned.findIndex((each) => each.path.test(path))
    const trouble = isCut ? 'lost_question' : place < 0 ? 'none' : (planned.splice(place, 1)[0]?.trouble ?? 'none')
    if (trouble === 'silence') return
    if (trouble === 'lost_question') return request.socket.destroy()
    if (trouble === 'foreign_error') return response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
    const standIn = standIns.get(path)
    if (standIn) return response.writeHead(200, { 'content-type': standIn.type, 'cache-control': 'no-cache' }).end(standIn.text)
    // A server that is closed while it is asked has lost the question.
    const answer = await ask(target, { method, path, headers: request.headers, body }).catch(() => null)
    if (answer === null) return request.socket.destroy()
    if (trouble === 'lost_answer') return request.socket.destroy()
    if ('stream' in answer) {
      streams.add(response)
      response.once('close', () => {
        streams.delete(response)
        answer.stream.destroy()
      })
      answer.stream.on('error', () => response.destroy())
      response.writeHead(answer.status, answer.headers)
      return void answer.stream.pipe(response)
    }
    response.writeHead(answer.status, answer.headers).end(answer.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: (path, ...troubles) => planned.push(...troubles.map((trouble) => ({ path, trouble }))),
    sent,
    instead: (path, answer) => void (answer === null ? standIns.delete(path) : standIns.set(path, answer)),
    cut: () => {
      isCut = true
      for (const stream of streams) stream.destroy()
    },
    mend: () => {
      isCut = false
      planned.length = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Question = { method: string; path: string; headers: http.IncomingHttpHeaders; body: Buffer }
type Answer = { status: number; headers: http.IncomingHttpHeaders } & ({ bytes: Buffer } | { stream: http.IncomingMessage })

function ask(target: string, { method, path, headers, body }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, target), { method, headers, agent: false }, async (answer) => {
      const { statusCode: status = 500, headers: answered } = answer
      const isStream = answered['content-type']?.startsWith('text/event-stream') === true
      resolve({ status, headers: answered, ...(isStream ? { stream: answer } : { bytes: await readAll(answer) }) })
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function readAll(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
