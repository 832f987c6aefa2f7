// PostgreSQL's own benchmark beside ours: TPC-B with prepared statements.

import { execFile } from 'node:child_process'
import fs from 'node:fs'
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
