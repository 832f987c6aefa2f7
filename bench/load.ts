// Offers purchases to a server over plain HTTP/1.1 and times each from the first byte out to the last
// byte in. It writes and reads sockets itself, so that the load costs little beside what is measured.

import net from 'node:net'
import { newId } from '../contract/ids.ts'
import type { BenchSchool, BenchTill, BenchWorld } from './world.ts'

export type LoadResult = {
  answered: number
  refused: Record<string, number>
  seconds: number
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** The id of every purchase that was answered with a receipt. */
  answeredIds: { schoolId: number; id: string }[]
}

export type Offer = {
  port: number
  world: BenchWorld
  connections: number
  seconds: number
  /** Purchases a second over all connections; without it every connection asks again at once. */
  perSecond?: number
}

/** Runs for the given time and waits for what is under way. Every till uses one connection at a time. */
export async function offerPurchases({ port, world, connections, seconds, perSecond }: Offer): Promise<LoadResult> {
  const schoolOf = new Map(world.schools.map((school) => [school.schoolId, school]))
  const result = { refused: {} as Record<string, number>, answeredIds: [] as LoadResult['answeredIds'] }
  const latencies: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const intervalMs = perSecond ? (connections * 1_000) / perSecond : 0

  const work = async (index: number): Promise<void> => {
    const till = world.tills[index % world.tills.length] as BenchTill
    const school = schoolOf.get(till.schoolId) as BenchSchool
    const connection = await connect(port)
    // Spread over the interval, so that the offered load is even.
    let dueAt = startedAt + (intervalMs * index) / connections
    for (;;) {
      if (intervalMs > 0) {
        const waitMs = dueAt - performance.now()
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
        dueAt += intervalMs
      }
      const sentAt = performance.now()
      if (sentAt >= endsAt) break
      const id = newId()
      const { status, body } = await connection.ask(purchaseRequest(till, school, id))
      // With an offered rate a late start counts as waiting: the pupil was in the queue.
      latencies.push(performance.now() - (intervalMs > 0 ? Math.min(sentAt, dueAt - intervalMs) : sentAt))
      if (status === 200) result.answeredIds.push({ schoolId: till.schoolId, id })
      else {
        const code = /"code":"(\w+)"/.exec(body)?.[1] ?? String(status)
        result.refused[code] = (result.refused[code] ?? 0) + 1
      }
    }
    connection.close()
  }

  await Promise.all(Array.from({ length: connections }, (_, index) => work(index)))
  const took = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  const percentile = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0
  return {
    ...result,
    answered: result.answeredIds.length,
    seconds: took,
    perSecond: result.answeredIds.length / took,
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
  }
}

function purchaseRequest(till: BenchTill, { codes, products }: BenchSchool, id: string): string {
  const pick = <T>(from: T[]) => from[Math.floor(Math.random() * from.length)] as T
  const [first, second] = [pick(products), pick(products)]
  const lines =
    first === second
      ? [{ ...first, quantity: 2 }]
      : [
          { ...first, quantity: 1 },
          { ...second, quantity: 1 },
        ]
  const body = JSON.stringify({
    id,
    code: pick(codes),
    lines: lines.map(({ productId, quantity, priceOre }) => ({ productId, quantity, unitPriceOre: priceOre })),
    totalOre: lines.reduce((sum, line) => sum + line.quantity * line.priceOre, 0),
  })
  return `POST /api/purchases HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${till.token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

type Answer = { status: number; body: string }
type Connection = { ask: (request: string) => Promise<Answer>; close: () => void }

function connect(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let received = ''
    let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
    const fail = (error: Error) => {
      waiting?.reject(error)
      waiting = null
      reject(error)
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      received += chunk
      const headEnd = received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0)
      if (received.length < headEnd + 4 + length) return
      const answer = { status: Number(received.slice(9, 12)), body: received.slice(headEnd + 4) }
      received = ''
      waiting?.resolve(answer)
      waiting = null
    })
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the server closed the connection')))
    socket.once('connect', () =>
      resolve({
        ask: (request) =>
          new Promise((done, failed) => {
            waiting = { resolve: done, reject: failed }
            socket.write(request)
          }),
        close: () => {
          socket.removeAllListeners('close')
          socket.destroy()
        },
      }),
    )
  })
}
