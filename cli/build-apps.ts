// Builds the apps whose sources have changed since they were last built, and leaves the others alone.
// Each build goes into a folder of its own, so that a server that runs keeps what it serves.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { type AppName, appNames } from '../kit/build/apps.ts'
import { announceBuild, buildFolder, newestStamp } from '../server/http/built-apps.ts'

const repository = path.dirname(import.meta.dirname)
export const DIST = path.join(repository, 'dist')

/** What every app is made of beside its own folder. */
const SHARED = ['kit', 'language', 'rules', 'contract', 'package-lock.json', 'cli/build-apps.ts']

/** The apps that are not built from what lies here now. */
export function staleApps(): AppName[] {
  const shared = fingerprintOf(SHARED)
  return appNames.filter((name) => newestStamp(DIST, name) !== stampOf(name, shared))
}

type Build = { name: AppName; bytes: number; isTooHeavy: boolean }

/** Builds the stale apps. Run it in a process of its own: building keeps the thread busy. */
export async function buildStaleApps(): Promise<Build[]> {
  const stale = staleApps()
  if (stale.length === 0) return []
  const builds: Build[] = []
  const shared = fingerprintOf(SHARED)
  const { buildApp } = await import('../kit/build.ts')
  for (const name of stale) {
    const stamp = stampOf(name, shared)
    const partial = path.join(DIST, `${buildFolder(name, stamp)}.${process.pid}`)
    builds.push({ name, ...(await buildApp(name, partial)) })
    compressFolder(partial)
    moveIntoPlace(partial, path.join(DIST, buildFolder(name, stamp)))
    announceBuild(DIST, name, stamp)
    forgetOldBuilds(name)
  }
  return builds
}

function moveIntoPlace(partial: string, folder: string): void {
  // The same sources were built before, perhaps this very moment by another process: what lies there is as good.
  if (fs.existsSync(folder)) fs.rmSync(partial, { recursive: true })
  else fs.renameSync(partial, folder)
}

// Servers may still be running on earlier ones.
const KEPT_BUILDS = 5

function forgetOldBuilds(name: AppName): void {
  const builds = fs
    .readdirSync(DIST, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(`${name}-`))
    .map((entry) => ({ folder: path.join(DIST, entry.name), madeAt: fs.statSync(path.join(DIST, entry.name)).mtimeMs }))
    .toSorted((one, other) => other.madeAt - one.madeAt)
  for (const { folder } of builds.slice(KEPT_BUILDS)) fs.rmSync(folder, { recursive: true, force: true })
}

const stampOf = (name: AppName, shared: string) =>
  createHash('sha256')
    .update(shared)
    .update(fingerprintOf([name]))
    .digest('hex')

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
  for (const { name, bytes, isTooHeavy } of await buildStaleApps())
    console.log(`Built ${name}: a first visit fetches ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped${isTooHeavy ? ' – TOO HEAVY' : ''}.`)
}
