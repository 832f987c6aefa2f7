// A backup is one compressed file of lines, which a text editor can read and either engine can fill:
//
//   {"kantinekort":"backup", …}                  what it is, and how far the migrations were
//   {"table":"operator","columns":["id", …]}     then a line for each of its rows, every value as text
//   ["0199…","Matglad Skolekantiner AS", …]
//   {"end":true,"rows":{"operator":1, …},"sha256":"…"}
//
// The last line proves that nothing is missing and nothing was changed: its sum is of every line before.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'

export const FORMAT = 1

export type Header = {
  kantinekort: 'backup'
  format: number
  /** The version of Kantinekort that wrote it. */
  version: string
  madeAt: string
  engine: 'embedded' | 'server'
  installation: string
  /** The number of the newest migration. */
  migration: number
}

export type Row = (string | null)[]
export type Line = Header | { table: string; columns: string[] } | Row
export type End = { end: true; rows: Record<string, number>; sha256: string }

export class NotABackup extends Error {
  constructor(file: string, why: string) {
    super(`${file} cannot be restored: ${why}.`)
    this.name = 'NotABackup'
  }
}

/** Writes the lines to a file that only its owner may read, whole or not at all. @throws when the file is there already */
export async function writeBackupFile(file: string, lines: AsyncIterable<Line>): Promise<End> {
  const partial = `${file}.partial`
  if (fs.existsSync(file)) throw Object.assign(new Error(`${file} is there already.`), { code: 'EEXIST' })
  const end: End = { end: true, rows: {}, sha256: '' }
  try {
    await pipeline(textOf(lines, end), zlib.createGzip({ level: 6 }), fs.createWriteStream(partial, { mode: 0o600, flush: true }))
    fs.renameSync(partial, file)
    flushFolder(path.dirname(path.resolve(file)))
  } finally {
    fs.rmSync(partial, { force: true })
  }
  return end
}

async function* textOf(lines: AsyncIterable<Line>, end: End): AsyncGenerator<string> {
  const sum = createHash('sha256')
  let table = ''
  for await (const line of lines) {
    if (Array.isArray(line)) end.rows[table] = (end.rows[table] ?? 0) + 1
    else if ('table' in line) {
      table = line.table
      end.rows[table] = 0
    }
    const text = `${JSON.stringify(line)}\n`
    sum.update(text)
    yield text
  }
  end.sha256 = sum.digest('hex')
  yield `${JSON.stringify(end)}\n`
}

// A new name is on the disk when its folder is.
function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}

/**
 * The lines of a backup, the header first. It throws at the end when the file is not whole, so whatever
 * is done with the lines must be undone then.
 * @throws NotABackup
 */
export async function* readBackupFile(file: string): AsyncGenerator<Line> {
  const sum = createHash('sha256')
  const rows: Record<string, number> = {}
  let table = ''
  let isFirst = true
  let end: End | null = null
  for await (const text of textLines(file)) {
    if (end) throw new NotABackup(file, 'something follows after its end')
    const line = parse(file, text)
    if (isFirst) checkHeader(file, line)
    isFirst = false
    if (!Array.isArray(line) && 'end' in line) {
      end = line
      continue
    }
    sum.update(`${text}\n`)
    if (Array.isArray(line)) rows[table] = (rows[table] ?? 0) + 1
    else if ('table' in line) {
      table = line.table
      rows[table] = 0
    }
    yield line
  }
  if (isFirst) throw new NotABackup(file, 'it is empty')
  if (!end) throw new NotABackup(file, 'its end is missing, so it was not written or copied to the end')
  if (end.sha256 !== sum.digest('hex') || JSON.stringify(end.rows) !== JSON.stringify(rows)) throw new NotABackup(file, 'it was changed after it was written')
}

async function* textLines(file: string): AsyncGenerator<string> {
  const unpacked = fs
    .createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(zlib.createGunzip())
  try {
    yield* readline.createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new NotABackup(file, `it cannot be read (${code})`)
    if (code === 'Z_BUF_ERROR') throw new NotABackup(file, 'its end is missing, so it was not written or copied to the end')
    if (code?.startsWith('Z_')) throw new NotABackup(file, 'it is no backup of Kantinekort, or it is damaged')
    throw error
  }
}

function parse(file: string, text: string): Line | End {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotABackup(file, 'it is no backup of Kantinekort, or it is damaged')
  }
}

function checkHeader(file: string, line: Line | End): void {
  if (Array.isArray(line) || !('kantinekort' in line) || line.kantinekort !== 'backup') throw new NotABackup(file, 'it is no backup of Kantinekort')
  if (line.format > FORMAT) throw new NotABackup(file, `it was made by a newer version of Kantinekort (${line.version})`)
}
