// Offers purchases to a server over plain HTTP/1.1, one connection for each till, and times each from the first
// byte out to the last byte in. The load shares the machine with what is measured, so it costs as little as it
// can: requests are put together from parts made beforehand, and answers are read where they lie.

import { randomFillSync } from 'node:crypto'
import net from 'node:net'
import { idAt } from '../contract/ids.ts'
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
  const offersOf = new Map(world.schools.map((school) => [school.schoolId, makeOffers(school)]))
  const result = { refused: {} as Record<string, number>, answeredIds: [] as LoadResult['answeredIds'] }
  const latencies: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const intervalMs = perSecond ? (connections * 1_000) / perSecond : 0

  const work = async (index: number): Promise<void> => {
    const till = world.tills[index % world.tills.length] as BenchTill
    const offers = offersOf.get(till.schoolId) as Offers
    const connection = await connect(port)
    const head = headOf(till)
    // Spread over the interval, so that the offered load is even.
    let dueAt = startedAt + (intervalMs * index) / connections
    let sentAt = 0
    let id = ''
    await new Promise<void>((finish, fail) => {
      const send = () => {
        sentAt = performance.now()
        if (sentAt >= endsAt) {
          connection.close()
          finish()
          return
        }
        id = newIdOf(Date.now())
        connection.send(requestFor(id, head, offers))
      }
      const sendWhenDue = () => {
        if (intervalMs === 0) return send()
        const waitMs = dueAt - performance.now()
        dueAt += intervalMs
        if (waitMs > 0) setTimeout(send, waitMs)
        else send()
      }
      connection.onAnswer = (answer) => {
        // With an offered rate a late start counts as waiting: the pupil was in the queue.
        latencies.push(performance.now() - (intervalMs > 0 ? Math.min(sentAt, dueAt - intervalMs) : sentAt))
        if (answer.startsWith('HTTP/1.1 200')) result.answeredIds.push({ schoolId: till.schoolId, id })
        else {
          const code = /"code":"(\w+)"/.exec(answer)?.[1] ?? answer.slice(9, 12)
          result.refused[code] = (result.refused[code] ?? 0) + 1
        }
        sendWhenDue()
      }
      connection.onError = fail
      sendWhenDue()
    })
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

/** What pupils of a school may hold in their hands: every card, and every basket of two things, as JSON. */
type Offers = { codes: string[]; baskets: string[] }

function makeOffers({ codes, products }: BenchSchool): Offers {
  const baskets = products.flatMap((first) =>
    products.map((second) => {
      const lines =
        first === second
          ? [{ ...first, quantity: 2 }]
          : [
              { ...first, quantity: 1 },
              { ...second, quantity: 1 },
            ]
      const wanted = lines.map(({ productId, quantity, priceOre }) => ({ productId, quantity, unitPriceOre: priceOre }))
      return `"lines":${JSON.stringify(wanted)},"totalOre":${lines.reduce((sum, line) => sum + line.quantity * line.priceOre, 0)}}`
    }),
  )
  return { codes, baskets }
}

const headOf = ({ token }: BenchTill) =>
  `POST /api/purchases HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: `

const pick = <T>(from: T[]) => from[Math.floor(Math.random() * from.length)] as T

function requestFor(id: string, head: string, { codes, baskets }: Offers): string {
  const body = `{"id":"${id}","code":"${pick(codes)}",${pick(baskets)}`
  // All of it is ASCII.
  return `${head}${body.length}\r\n\r\n${body}`
}

// Random bytes for a thousand ids at a time.
const randomBytes = new Uint8Array(10_000)
let randomUsed = randomBytes.length

function newIdOf(nowMs: number): string {
  if (randomUsed === randomBytes.length) {
    randomFillSync(randomBytes)
    randomUsed = 0
  }
  randomUsed += 10
  return idAt(nowMs, randomBytes.subarray(randomUsed - 10, randomUsed))
}

type Connection = { send: (request: string) => void; onAnswer: (answer: string) => void; onError: (error: Error) => void; close: () => void }

// What the kernel hands over is read at once, so that all connections can share the place it is put.
const received = Buffer.alloc(64 * 1024)

function connect(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const take = (size: number): boolean => {
      answer += received.toString('latin1', 0, size)
      if (isWhole(answer)) {
        const whole = answer
        answer = ''
        connection.onAnswer(whole)
      }
      return true
    }
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: received, callback: take } })
    const connection: Connection = {
      send: (request) => void socket.write(request, 'latin1'),
      onAnswer: () => {},
      onError: reject,
      close: () => {
        socket.removeAllListeners('close')
        socket.destroy()
      },
    }
    socket.on('error', (error) => connection.onError(error))
    socket.on('close', () => connection.onError(new Error('the server closed the connection')))
    socket.once('connect', () => resolve(connection))
  })
}

const LENGTH = 'content-length: '

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const at = answer.indexOf(LENGTH)
  return at >= 0 && answer.length >= headEnd + 4 + Number.parseInt(answer.slice(at + LENGTH.length, at + LENGTH.length + 10), 10)
}
