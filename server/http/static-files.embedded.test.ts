import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePlainApps } from '../../test/plain-apps.ts'
import { announceBuild, buildFolder } from './built-apps.ts'
import { answerProblems } from './problems.ts'
import { serveApps } from './static-files.ts'

const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-dist-'))
let app: FastifyInstance

const script = 'console.log("a till")'.repeat(100)

beforeAll(async () => {
  const folders = makePlainApps(dist, (name) => `<title>${name}</title>`)
  for (const folder of Object.values(folders)) {
    fs.mkdirSync(path.join(folder, 'assets'))
    fs.writeFileSync(path.join(folder, 'assets', 'index-B1c2.js'), script)
    fs.writeFileSync(path.join(folder, 'assets', 'index-B1c2.js.br'), zlib.brotliCompressSync(script))
    fs.writeFileSync(path.join(folder, 'assets', 'index-B1c2.js.gz'), zlib.gzipSync(script))
  }
  fs.mkdirSync(path.join(folders.till, '.vite'))
  fs.writeFileSync(path.join(folders.till, '.vite', 'manifest.json'), '{}')
  fs.writeFileSync(path.join(folders.till, 'sw.js'), '1')
  fs.writeFileSync(path.join(folders.till, 'manifest.webmanifest'), '{}')
  app = fastify()
  answerProblems(app, () => {})
  app.get('/api/locations', async () => ({ locations: [] }))
  await serveApps(app, dist)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  fs.rmSync(dist, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

test('each app’s page answers for its own address and for every screen under it', async () => {
  for (const [address, title] of Object.entries({
    '/': 'portal',
    '/saldo/historikk': 'portal',
    '/till/': 'till',
    '/till/salg?kode=1': 'till',
    '/office/pupils/1': 'office',
  })) {
    const answer = await get(address)
    expect([answer.statusCode, answer.body, answer.headers['content-type']], address).toEqual([200, `<title>${title}</title>`, 'text/html; charset=utf-8'])
  }
  expect((await get('/till')).headers.location).toBe('/till/')
})

test('pages, service workers and manifests are asked for anew each time; fingerprinted files are kept for a year', async () => {
  for (const address of ['/', '/till/', '/till/sw.js', '/till/manifest.webmanifest'])
    expect((await get(address)).headers['cache-control'], address).toBe('no-cache')
  expect((await get('/till/assets/index-B1c2.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('a file comes as small as the browser can take it', async () => {
  const brotli = await get('/till/assets/index-B1c2.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/javascript; charset=utf-8' })
  expect(zlib.brotliDecompressSync(brotli.rawPayload).toString()).toBe(script)
  const gzip = await get('/till/assets/index-B1c2.js', { 'accept-encoding': 'gzip' })
  expect(zlib.gunzipSync(gzip.rawPayload).toString()).toBe(script)
  const plain = await get('/till/assets/index-B1c2.js')
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, script])
  expect(brotli.headers.vary).toMatch(/accept-encoding/i)
  expect((await get('/till/manifest.webmanifest')).headers['content-type']).toMatch('application/manifest+json')
})

test('a page that has not changed is not sent again', async () => {
  const first = await get('/till/')
  const again = await get('/till/', { 'if-none-match': first.headers.etag as string })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('asking only for the head gives the same head and no body', async () => {
  const head = await app.inject({ method: 'HEAD', url: '/till/sw.js' })
  expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '1', ''])
  expect((await app.inject({ method: 'HEAD', url: '/till/nothing.js' })).statusCode).toBe(404)
})

test('what is not there is not there: no page for a missing script, an unknown question or another method', async () => {
  for (const address of ['/till/assets/index-Old1.js', '/api/unknown', '/api/', '/favicon.ico', '/till/assets/%E2%82%AC.js']) {
    const answer = await get(address)
    expect([answer.statusCode, answer.headers['content-type']], address).toEqual([404, 'application/problem+json; charset=utf-8'])
  }
  expect((await app.inject({ method: 'POST', url: '/till/' })).statusCode).toBe(404)
})

test('nothing beside the apps’ own files can be fetched', async () => {
  for (const address of [
    '/till/.vite/manifest.json',
    '/till.stamp',
    '/till/../till.stamp',
    '/%2e%2e/till.stamp',
    '/till/..%2ftill.stamp',
    '/till/assets/index-B1c2.js.br',
    '/..%2f..%2fetc%2fhosts.conf',
  ]) {
    const answer = await get(address)
    expect([answer.statusCode, answer.body.includes('0123456789')], address).toEqual([404, false])
  }
})

test('apps that are not built are named', async () => {
  await expect(serveApps(fastify(), path.join(dist, 'nowhere'))).rejects.toThrow('portal')
})

test('a server that runs keeps to its own build when a newer one comes, and the next server takes the newer', async () => {
  const newer = 'fedcba9876543210'
  const folder = path.join(dist, buildFolder('till', newer))
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, 'index.html'), 'newer')
  announceBuild(dist, 'till', newer)
  expect([(await get('/till/')).body, (await get('/till/assets/index-B1c2.js')).body]).toEqual(['<title>till</title>', script])
  const next = fastify()
  await serveApps(next, dist)
  expect((await next.inject('/till/')).body).toBe('newer')
  expect((await next.inject('/till/assets/index-B1c2.js')).statusCode).toBe(404)
  await next.close()
})
