// The demo as a stranger starts it, in a process of its own with a data folder of its own, and a browser to look at it.

import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { freePort } from '../free-port.ts'
import { LUNCH } from '../house-for-test.ts'
import { PATIENCE_MS } from '../screens.ts'
import { AHEAD_MS } from './lunch-clock.ts'

export type Demo = {
  address: string
  said: string
  enrolmentCode: string
  folder: string
  /** What the demo's clock shows, and those of its visitors. */
  nowMs: () => number
  restart: () => Promise<{ tookMs: number }>
  stop: () => Promise<void>
}

const ROOT = path.join(import.meta.dirname, '../..')
export const DEMO_PASSWORD = 'Skolemat7'

/** Starts the demo and waits until it says that it is open. */
export async function startDemo(): Promise<Demo> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-demo-'))
  const port = await freePort()
  const aheadMs = Date.parse(LUNCH) - Date.now()
  let running = await run({ folder, port, aheadMs })
  return {
    address: `http://127.0.0.1:${port}`,
    said: running.said,
    enrolmentCode: /write ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(running.said)?.[1] ?? '',
    folder,
    nowMs: () => Date.now() + aheadMs,
    restart: async () => {
      await end(running.child)
      const startedAt = performance.now()
      running = await run({ folder, port, aheadMs })
      return { tookMs: performance.now() - startedAt }
    },
    stop: async () => {
      await end(running.child)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Place = { folder: string; port: number; aheadMs: number }

async function run({ folder, port, aheadMs }: Place): Promise<{ child: ChildProcess; said: string }> {
  // The suite's own settings are none of the demo's.
  const around = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KANTINEKORT_|DATABASE_URL|VITEST|NODE_OPTIONS)/.test(name)))
  const child = spawn(process.execPath, ['--import', './test/journeys/lunch-clock.ts', 'cli/main.ts', 'demo'], {
    cwd: ROOT,
    env: { ...around, PORT: String(port), KANTINEKORT_DATA: folder, NODE_ENV: 'production', [AHEAD_MS]: String(aheadMs) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  for (let waitedMs = 0; waitedMs < 360_000; waitedMs += 100) {
    if (/Ctrl-C stops/.test(said)) return { child, said }
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`the demo did not open within six minutes:\n${said}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await gone
}

export const phone = { width: 390, height: 844 }
export const tablet = { width: 820, height: 1180 }
export const desktop = { width: 1440, height: 900 }

/** A page of a visitor of one's own: Norwegian, with the demo's clock, and nothing but the demo and its simulated providers, all on this machine, may be asked for. */
export async function openPage(
  browser: Browser,
  demo: Demo,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.clock.setSystemTime(demo.nowMs())
  const page = await context.newPage()
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).hostname !== new URL(demo.address).hostname)
      throw new Error(`the page asked another host: ${request.url()}`)
  })
  return page
}

prepareZXingModule({
  overrides: { wasmBinary: fs.readFileSync(path.join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer as ArrayBuffer },
})

/** The text of the QR code in a picture, read by a decoder that is not the one which drew it. */
export async function readQr(png: Uint8Array): Promise<string | null> {
  const [found] = await readBarcodes(png as Uint8Array<ArrayBuffer>, { formats: ['QRCode'], tryHarder: true })
  return found?.text ?? null
}
