import { Worker } from 'node:worker_threads'
import { Refused } from '../../contract/refusals.ts'

/** One print at a time, and so many that wait: a print takes a whole core. */
const MOST_WAITING = 4
const LONGEST_PRINT_MS = 120_000

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** The PDF's bytes, drawn on a thread of its own by a module that posts them when it has them. @throws Refused too_busy */
export function printInTurn<Wish>(worker: URL, wish: Wish): Promise<Uint8Array> {
  if (waiting >= MOST_WAITING) throw new Refused('too_busy')
  waiting += 1
  const print = last.then(() => printOnThread(worker, wish)).finally(() => (waiting -= 1))
  last = print.catch(() => {})
  return print
}

function printOnThread(file: URL, workerData: unknown): Promise<Uint8Array> {
  const worker = new Worker(file, { workerData, execArgv: [] })
  return new Promise<Uint8Array>((done, fail) => {
    const tooLong = setTimeout(() => fail(new Error('a print took too long')), LONGEST_PRINT_MS)
    worker.once('message', (bytes: Uint8Array) => done(bytes))
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('a print ended without a file')))
    void worker.once('exit', () => clearTimeout(tooLong))
  }).finally(() => worker.terminate())
}
