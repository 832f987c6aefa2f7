// PostgreSQL inside the process, on a thread of its own: a flush to disk never holds up a request.
// The thread speaks PostgreSQL's wire protocol, bytes in and bytes out, so that the embedded
// database and a server are reached through the same driver.

import fs from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** `isScratch`: nobody will miss it, so it is quick to open and never waits for the disk. */
export type EmbeddedWorkerData = { folder: string | null; loadFrom: Uint8Array | null; isScratch: boolean; engine: WebAssembly.Module }
export type ToEmbedded = { bytes: Uint8Array; stream: number } | { dump: true } | { countFlushes: true } | { close: true }
export type FromEmbedded =
  | { ready: true }
  | { failed: string }
  | { bytes: Uint8Array; stream: number }
  | { dumped: Uint8Array }
  | { flushes: number }
  | { closed: true }

if (!parentPort) throw new Error('embedded-worker runs as a worker thread')
const port = parentPort

let flushCount = 0

type EmscriptenStream = { nfd?: number; node: object }
type EmscriptenFiles = {
  NODEFS: { stream_ops: { fsync?: (stream: EmscriptenStream) => number }; realPath: (node: object) => string }
}

// PGlite mounts the folder through Emscripten's NODEFS, which has no fsync: without this,
// a commit would be acknowledged while it is still only in the kernel's memory.
const flushToDisk = ({ NODEFS }: EmscriptenFiles) => {
  NODEFS.stream_ops.fsync = (stream) => {
    flushCount += 1
    // fdatasync flushes the data and the length, which is all that reading it back needs.
    if (stream.nfd !== undefined) {
      fs.fdatasyncSync(stream.nfd)
      return 0
    }
    const folder = fs.openSync(NODEFS.realPath(stream.node), 'r')
    try {
      fs.fsyncSync(folder)
    } finally {
      fs.closeSync(folder)
    }
    return 0
  }
}

class FlushingNodeFS extends NodeFS {
  override async init(...[instance, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const mounted = await super.init(instance, options)
    const preRun = [...((mounted.emscriptenOpts.preRun as unknown[]) ?? []), flushToDisk]
    return { emscriptenOpts: { ...mounted.emscriptenOpts, preRun: preRun as typeof mounted.emscriptenOpts.preRun } }
  }
}

// PGlite's own start parameters without -F, which would switch fsync off. Emscripten turns every other
// sync method than fsync into nothing.
const startParams = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync']

// In memory no page is ever half written, and much is made at once: room for it in the buffers pays.
const memoryParams = [...PGlite.defaultStartParams, '-c', 'full_page_writes=off']

// Of the half second of processor that opening takes, most goes to laying out 128 MB of buffers.
const scratchParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

async function open({ folder, loadFrom, isScratch, engine }: EmbeddedWorkerData): Promise<PGlite> {
  const loadDataDir = loadFrom ? new Blob([loadFrom as Uint8Array<ArrayBuffer>]) : undefined
  const filesystem = folder === null ? null : isScratch ? new NodeFS(folder) : new FlushingNodeFS(folder)
  return PGlite.create({
    ...(filesystem && { fs: filesystem }),
    pgliteWasmModule: engine,
    startParams: folder === null ? memoryParams : isScratch ? scratchParams : startParams,
    ...(loadDataDir && { loadDataDir }),
  })
}

const say = (message: FromEmbedded, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

try {
  const lite = await open(workerData as EmbeddedWorkerData)
  port.on('message', async (message: ToEmbedded) => {
    if ('bytes' in message) {
      const reply = lite.execProtocolRawSync(message.bytes)
      // The start-up reply is a view of PGlite's own buffer, so every reply is copied before it is handed over.
      const bytes = reply.slice()
      say({ bytes, stream: message.stream }, [bytes.buffer])
    } else if ('dump' in message) {
      const dump = await lite.dumpDataDir('none')
      say({ dumped: new Uint8Array(await dump.arrayBuffer()) })
    } else if ('countFlushes' in message) {
      say({ flushes: flushCount })
    } else {
      await lite.close()
      say({ closed: true })
    }
  })
  say({ ready: true })
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) })
}
