// Builds the apps whose sources have changed since they were last built, and leaves the others alone.
// What an app was built from is written beside it as a fingerprint.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { type AppName, appNames } from '../kit/build/apps.ts'

const repository = path.dirname(import.meta.dirname)
export const DIST = path.join(repository, 'dist')

/** What every app is made of beside its own folder. */
const SHARED = ['kit', 'language', 'rules', 'contract', 'package-lock.json', 'cli/build-apps.ts']

/** The apps that are not built from what lies here now. */
export function staleApps(): AppName[] {
  const shared = fingerprintOf(SHARED)
  return appNames.filter((name) => readStamp(name) !== stampOf(name, shared))
}

/** Builds the stale apps and answers which they were. Run it in a process of its own: building keeps the thread busy. */
export async function buildStaleApps(): Promise<AppName[]> {
  const stale = staleApps()
  if (stale.length === 0) return []
  const shared = fingerprintOf(SHARED)
  const { buildApp } = await import('../kit/build.ts')
  for (const name of stale) {
    const stamp = stampOf(name, shared)
    fs.rmSync(stampFile(name), { force: true })
    await buildApp(name)
    compressFolder(path.join(DIST, name))
    fs.writeFileSync(stampFile(name), stamp)
  }
  return stale
}

const stampFile = (name: AppName) => path.join(DIST, `${name}.stamp`)

const stampOf = (name: AppName, shared: string) =>
  createHash('sha256')
    .update(shared)
    .update(fingerprintOf([name]))
    .digest('hex')

function readStamp(name: AppName): string | null {
  try {
    return fs.readFileSync(stampFile(name), 'utf8')
  } catch {
    return null
  }
}

// Tests do not end up in an app, so a new test makes nothing stale.
const isSource = (file: string) => !/\.test\.tsx?$/.test(file)

function fingerprintOf(places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesIn(path.join(repository, place)).filter(isSource).sort()) {
      hash.update(path.relative(repository, file)).update('\0').update(fs.readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(place: string): string[] {
  if (!fs.statSync(place).isDirectory()) return [place]
  return fs.readdirSync(place, { withFileTypes: true, recursive: true }).flatMap((entry) => (entry.isFile() ? path.join(entry.parentPath, entry.name) : []))
}

// Fonts and most pictures are compressed already.
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|webmanifest|wasm)$/
const SMALLEST_WORTH_IT = 1_000

/** Lays a gzip and a Brotli copy beside each file that shrinks, so that no request has to wait for it. */
export function compressFolder(folder: string): void {
  for (const file of filesIn(folder).filter((each) => COMPRESSIBLE.test(each))) {
    const content = fs.readFileSync(file)
    if (content.length < SMALLEST_WORTH_IT) continue
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(content, { level: 9 }))
    fs.writeFileSync(
      `${file}.br`,
      zlib.brotliCompressSync(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 10, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    )
  }
}

if (import.meta.main) {
  const built = await buildStaleApps()
  if (built.length > 0) console.log(`Built ${built.join(', ')}.`)
}
