import type { Browser, BrowserContext, Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { chromiumPath } from '../../test/parts.ts'
import { openChromium, PATIENCE_MS } from '../../test/screens.ts'
import { serviceWorker } from './service-worker-plugin.ts'

const shown = test.skipIf(chromiumPath() === null)

// A smallest app with two versions, built with our plug-in and served as our server serves: here under /till/.
const folder = mkdtempSync(join(tmpdir(), 'kantinekort-worker-'))
const newVersion = fileURLToPath(new URL('../new-version.ts', import.meta.url))
let served = 'first'
let requests: string[] = []
let server: Server
let browser: Browser
let context: BrowserContext
let home: string

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  for (const version of ['first', 'second']) await buildVersion(version)
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push(path)
    const file = path.startsWith('/till/') && extname(path) !== '' ? path.slice('/till/'.length) : 'index.html'
    try {
      const content = readFileSync(join(folder, served, 'dist', file))
      response.writeHead(200, { 'content-type': typeOf(file), 'cache-control': 'no-cache' }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/till/`
  browser = await openChromium()
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await browser.close()
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  served = 'first'
  requests = []
  context = await browser.newContext()
})

afterEach(() => context.close())

shown('an app that has been opened once opens without a network', async () => {
  const page = await openedOnce()
  await context.setOffline(true)
  await page.reload()
  await page.getByText('first version').waitFor()
  await page.goto(`${home}sale/of/today`)
  await page.getByText('first version').waitFor()
})

shown('what the server is asked for is never answered from the past', async () => {
  const page = await openedOnce()
  requests = []
  await page.evaluate(() => fetch('/api/till'))
  await page.evaluate(() => fetch('/api/till'))
  expect(requests.filter((path) => path === '/api/till')).toHaveLength(2)
})

shown('a new version waits until the app says so', async () => {
  const page = await openedOnce()
  served = 'second'
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
  await page.getByText('a new version waits').waitFor()
  await page.getByText('first version').waitFor()
  await page.getByRole('button', { name: 'take it' }).click()
  await page.getByText('second version').waitFor()
})

shown('a version that waited through the last visit is there at the next, or at the one after', async () => {
  const page = await openedOnce()
  served = 'second'
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
  await page.getByText('a new version waits').waitFor()
  // Between two pages the browser may let the new worker take over by itself, just after the old one has
  // answered with the old page; then nothing waits any more, and the next visit shows the new version.
  await page.close()
  const next = await visit()
  await next.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.ready
    return installing === null && waiting === null
  })
  const afterThat = await visit()
  await afterThat.getByText('second version').waitFor()
})

async function visit(): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(home)
  return page
}

async function openedOnce(): Promise<Page> {
  const page = await visit()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return page
}

async function buildVersion(version: string): Promise<void> {
  const root = join(folder, version)
  mkdirSync(join(root, 'public'), { recursive: true })
  writeFileSync(join(root, 'public/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><title>x</title><p id="version"></p><p id="waits"></p><button>take it</button><script type="module" src="./main.ts"></script>',
  )
  writeFileSync(
    join(root, 'main.ts'),
    `import { registerServiceWorker, takeNewVersion, whenNewVersionIsReady } from ${JSON.stringify(newVersion)}
    document.getElementById('version').textContent = '${version} version'
    document.querySelector('button').onclick = takeNewVersion
    whenNewVersionIsReady(() => { document.getElementById('waits').textContent = 'a new version waits' })
    registerServiceWorker('/till/sw.js')`,
  )
  await build({
    configFile: false,
    root,
    base: '/till/',
    plugins: [serviceWorker({ base: '/till/', publicFolder: join(root, 'public') })],
    build: { outDir: join(root, 'dist'), modulePreload: { polyfill: false }, reportCompressedSize: false },
    resolve: { alias: { react: fileURLToPath(new URL('../../node_modules/react', import.meta.url)) } },
    logLevel: 'warn',
  })
}

function typeOf(file: string): string {
  return { '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' }[extname(file)] ?? 'application/octet-stream'
}
