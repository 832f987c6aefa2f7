// The embedded database as something the pg driver can connect to: a stream of wire-protocol bytes
// to the thread in which PostgreSQL runs. There is one session, so there is one connection at a time.

import fs from 'node:fs'
import { createRequire } from 'node:module'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import type { EmbeddedWorkerData, FromEmbedded, ToEmbedded } from './embedded-worker.ts'

export type Embedded = {
  /** A fresh stream for one pg client. */
  openStream: () => Duplex
  /** The whole data folder as a tar file, consistent, taken between two statements. */
  dump: () => Promise<Uint8Array>
  /** How often the thread has flushed to disk since it was opened. */
  countFlushes: () => Promise<number>
  close: () => Promise<void>
}

type EmbeddedPlace = { folder: string | null; loadFrom?: Uint8Array | null; isScratch?: boolean }

// What the processor runs is made of it once for all the databases of a process, and grows quicker with use.
let compiled: Promise<WebAssembly.Module> | null = null
function compiledEngine(): Promise<WebAssembly.Module> {
  compiled ??= fs.promises.readFile(ENGINE).then((bytes) => WebAssembly.compile(bytes))
  return compiled
}

const ENGINE = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm')

/** Opens the database in a folder, or in memory when folder is null. `loadFrom` is a tar made by `dump`. */
export async function openEmbedded({ folder, loadFrom = null, isScratch = folder === null }: EmbeddedPlace): Promise<Embedded> {
  const workerData: EmbeddedWorkerData = { folder, loadFrom, isScratch, engine: await compiledEngine() }
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData, execArgv: [] })
  const send = (message: ToEmbedded) => worker.postMessage(message)
  let stream: EmbeddedStream | null = null
  let streamCount = 0
  let isClosed = false
  const waiting: ((message: FromEmbedded) => void)[] = []
  const answer = () => new Promise<FromEmbedded>((resolve) => waiting.push(resolve))

  worker.on('message', (message: FromEmbedded) => {
    if ('bytes' in message) {
      // What a client that is gone had asked for is answered to nobody.
      if (message.stream === streamCount) stream?.push(message.bytes)
    } else waiting.shift()?.(message)
  })
  const fail = (error: Error) => {
    isClosed = true
    stream?.destroy(error)
    for (const resolve of waiting.splice(0)) resolve({ failed: error.message })
  }
  worker.on('error', fail)
  worker.on('exit', (code) => {
    if (!isClosed) fail(new Error(`the embedded database stopped with code ${code}`))
  })

  const first = await answer()
  if ('failed' in first) throw new Error(`The embedded database could not be opened: ${first.failed}`)

  return {
    openStream: () => {
      streamCount += 1
      const own = streamCount
      stream = new EmbeddedStream((bytes) => send({ bytes, stream: own }))
      return stream
    },
    dump: async () => {
      const reply = answer()
      send({ dump: true })
      const message = await reply
      if (!('dumped' in message)) throw new Error('the embedded database gave no dump')
      return message.dumped
    },
    countFlushes: async () => {
      const reply = answer()
      send({ countFlushes: true })
      const message = await reply
      if (!('flushes' in message)) throw new Error('the embedded database gave no count')
      return message.flushes
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      const reply = answer()
      send({ close: true })
      await reply
      await worker.terminate()
    },
  }
}

/** Passes every write on as one message, so that a pipeline of statements is one trip to the thread. */
class EmbeddedStream extends Duplex {
  readonly #send: (bytes: Uint8Array) => void

  constructor(send: (bytes: Uint8Array) => void) {
    super({ decodeStrings: true })
    this.#send = send
  }

  // What pg expects of a socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(new Uint8Array(chunk))
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))))
    done()
  }
}
