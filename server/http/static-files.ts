// The three apps' files, as they were built. An app has one page: every address under it that is no file
// answers with that page, and the page shows what belongs there.

import fs from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AppName, buildFolder, newestStamp } from './built-apps.ts'
import { problemOf } from './problems.ts'

/** Where each app is served from: a longer address first, as the portal's is the beginning of all others. */
const PLACES: readonly { address: string; app: AppName }[] = [
  { address: '/till/', app: 'till' },
  { address: '/office/', app: 'office' },
  { address: '/', app: 'portal' },
]

type Place = { address: string; folder: string }

/** Serves the newest builds of the apps in `dist`, as they are now. @throws when one is not built */
export async function serveApps(app: FastifyInstance, dist: string): Promise<void> {
  const missing = PLACES.filter((place) => newestStamp(dist, place.app) === null)
  if (missing.length > 0) throw new Error(`The apps are not built: ${missing.map((place) => place.app).join(', ')} is missing in ${dist}. Run "npm run build".`)
  const places = PLACES.map(({ address, app: name }) => ({ address, folder: buildFolder(name, newestStamp(dist, name) as string) }))
  const files = filesIn(dist, places)
  await app.register(fastifyStatic, { root: dist, serve: false, preCompressed: true, cacheControl: false, setHeaders })

  for (const { address } of places) {
    if (address !== '/') app.get(address.slice(0, -1), { schema: { hide: true } }, async (_request, reply) => reply.redirect(address, 308))
  }
  app.get('/*', { schema: { hide: true } }, (request, reply) => answerWithFile({ places, files }, request, reply))
}

type Served = { places: readonly Place[]; files: ReadonlySet<string> }

function answerWithFile({ places, files }: Served, request: FastifyRequest, reply: FastifyReply) {
  const asked = decode(request.url.split('?')[0] as string)
  const place = places.find(({ address }) => asked.startsWith(address))
  const file = place && `${place.folder}/${asked.slice(place.address.length)}`
  if (file && files.has(file)) return reply.sendFile(file)
  // A script, picture or question that is not there must not get a page for an answer.
  const isPage = place && !asked.startsWith('/api/') && !path.posix.basename(asked).includes('.')
  if (isPage) return reply.sendFile(`${place.folder}/index.html`)
  return reply.status(404).header('cache-control', 'no-cache').type('application/problem+json').send(problemOf('not_found'))
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return '/nothing.here'
  }
}

/** The files that may be asked for, by their place in `dist`. Nothing else is ever opened. */
function filesIn(dist: string, places: readonly Place[]): ReadonlySet<string> {
  const names = places.flatMap(({ folder }) => {
    const entries = fs.readdirSync(path.join(dist, folder), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  })
  return new Set(names.filter((name) => !/\/\.|\.(?:gz|br)$/.test(name)))
}

const YEAR_SECONDS = 31_536_000

// What lies in assets has its fingerprint in its name and never changes. All else is asked for anew,
// and answered with "not modified" when it has not changed.
function setHeaders(reply: FastifyReply, file: string): void {
  const isFingerprinted = /\/assets\/[^/]+$/.test(file.replaceAll(path.sep, '/'))
  reply.header('cache-control', isFingerprinted ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
}
