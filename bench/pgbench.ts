// PostgreSQL's own benchmark beside ours: TPC-B with prepared statements.

import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const SCALE = 50

/** Transactions a second of pgbench's TPC-B. With 0 seconds it only makes the tables. */
export async function runPgbench(url: string, { seconds, clients }: { seconds: number; clients: number }): Promise<number> {
  const program = pgbenchPath()
  if (seconds === 0) {
    await run(program, ['-i', '-q', '-s', String(SCALE), url])
    return 0
  }
  const { stdout } = await run(program, ['-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-n', url])
  const found = /tps = ([\d.]+)/.exec(stdout)
  if (!found) throw new Error(`pgbench said nothing of its speed: ${stdout}`)
  return Number(found[1])
}

/**
 * The same at an offered rate, as the wait at a queue is measured: from the moment each transaction was due.
 * What a machine's flushes and neighbours do to a single transaction is what our own wait is to be read beside.
 */
export async function offerPgbench(
  url: string,
  { seconds, clients, perSecond }: { seconds: number; clients: number; perSecond: number },
): Promise<{ perSecond: number; p50Ms: number; p99Ms: number }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-pgbench-'))
  try {
    const prefix = path.join(folder, 'log')
    const times = ['-T', String(seconds), '-R', String(perSecond), '-l', `--log-prefix=${prefix}`]
    await run(pgbenchPath(), ['-M', 'prepared', '-c', String(clients), '-j', '2', '-n', ...times, url])
    const waitsMs = fs.readdirSync(folder).flatMap((file) => waitsIn(fs.readFileSync(path.join(folder, file), 'utf8')))
    waitsMs.sort((a, b) => a - b)
    const percentile = (part: number) => waitsMs[Math.min(waitsMs.length - 1, Math.floor(waitsMs.length * part))] ?? 0
    return { perSecond: waitsMs.length / seconds, p50Ms: percentile(0.5), p99Ms: percentile(0.99) }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

// A line of pgbench's log: client, transaction, microseconds since it was due, and more.
const waitsIn = (log: string): number[] =>
  log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1_000)

function pgbenchPath(): string {
  const debian = '/usr/lib/postgresql'
  const places = fs.existsSync(debian) ? fs.readdirSync(debian).map((version) => path.join(debian, version, 'bin', 'pgbench')) : []
  const found = places.find((place) => fs.existsSync(place))
  return found ?? 'pgbench'
}

/** Makes databases beside the given one, and drops them when the work is done: unless they are to stay, or have stayed from before. */
export async function withDatabases(
  url: string,
  names: string[],
  work: (urls: string[]) => Promise<void>,
  { haveStayed = false, stay = false } = {},
): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const drop = async () => {
    for (const name of names) await admin.query(`drop database if exists ${name} with (force)`)
  }
  try {
    if (!haveStayed) {
      await drop()
      for (const name of names) await admin.query(`create database ${name}`)
    }
    const urls = names.map((name) => {
      const own = new URL(url)
      own.pathname = `/${name}`
      return own.toString()
    })
    await work(urls)
  } finally {
    if (!stay) await drop()
    await admin.end()
  }
}
