// A PostgreSQL server of the tests' own, in a folder that goes away with it.

import { execFile, execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

export type PostgresServer = { url: string; folder: string; stop: () => Promise<void> }

/** Where initdb and pg_ctl are, the newest version first; null when PostgreSQL is not installed. */
export function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = fs.existsSync(debian)
    ? fs
        .readdirSync(debian)
        .filter((name) => Number(name) >= 15)
        .sort((a, b) => Number(b) - Number(a))
    : []
  const places = [...versions.map((version) => `${debian}/${version}/bin`), ...(process.env.PATH ?? '').split(':')]
  return places.find((place) => ['initdb', 'pg_ctl'].every((name) => fs.existsSync(path.join(place, name)))) ?? null
}

/** Starts a server on a free port, or answers null when PostgreSQL is not installed. */
export async function startPostgres({ settings = {} }: { settings?: Record<string, string> } = {}): Promise<PostgresServer | null> {
  const binaries = postgresBinaries()
  if (!binaries) return null
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-postgres-'))
  const user = ordinaryUser()
  if (user) fs.chownSync(folder, user.uid, user.gid)
  // PostgreSQL refuses to run as root.
  const asUser = { cwd: folder, ...(user && { uid: user.uid, gid: user.gid }) }
  const port = await freePort()
  const options = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: '120', fsync: 'off', ...settings }
  await run(path.join(binaries, 'initdb'), ['-D', `${folder}/data`, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], asUser)
  fs.appendFileSync(
    `${folder}/data/postgresql.conf`,
    Object.entries(options)
      .map(([name, value]) => `${name} = '${value}'\n`)
      .join(''),
  )
  const control = (...words: string[]) => run(path.join(binaries, 'pg_ctl'), ['-D', `${folder}/data`, '-w', '-s', ...words], asUser)
  await control('-l', `${folder}/log`, 'start')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    stop: async () => {
      await control('-m', 'immediate', 'stop').catch(() => {})
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) }
    } catch {
      // There is no such user here; the next name is tried.
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody')
}
