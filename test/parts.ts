// The parts of the suite that are not in the lock file: a PostgreSQL server, Chromium, readers of PDFs and
// codes, the publishers' specifications. What is missing is named at the end; with CI=true a missing part is a failure.

import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeServerTemplate } from './house-for-test.ts'
import { makeDatabaseToCopy, makeScratch } from './made-database.ts'
import { missingPaperTools } from './paper.ts'
import { startPostgres } from './postgres-server.ts'
import { specsFolder } from './specs.ts'

// The headless shell is the same browser without its own windows, and takes a tenth less of the processor.
export const CHROMIUM_PLACES = [
  process.env.KANTINEKORT_CHROMIUM ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export function chromiumPath(): string | null {
  return CHROMIUM_PLACES.find((place) => place !== '' && fs.existsSync(place)) ?? null
}

export default async function setUp(): Promise<() => Promise<void>> {
  const missing: string[] = []
  const scratch = makeScratch()
  process.env.KANTINEKORT_TEST_SCRATCH = scratch
  // Tests start many a process of ours, and each would translate the same files anew.
  process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'kantinekort-compiled')
  await makeDatabaseToCopy()
  const own = process.env.KANTINEKORT_TEST_SERVER === undefined ? await startPostgres() : null
  if (own) process.env.KANTINEKORT_TEST_SERVER = own.url
  const url = process.env.KANTINEKORT_TEST_SERVER
  if (url) await makeServerTemplate(url)
  else missing.push('a PostgreSQL server (15 or newer): every test that needs one was skipped. On Debian: apt-get install postgresql')
  if (!chromiumPath()) missing.push('Chromium: the journeys in a browser were skipped. On Debian: apt-get install chromium, or set KANTINEKORT_CHROMIUM')
  const tools = missingPaperTools()
  if (tools.length > 0) missing.push(`${tools.join(', ')}: what is printed was not read. On Debian: apt-get install poppler-utils zbar-tools`)
  if (!specsFolder()) missing.push('the specifications (../shared/specs, or where KANTINEKORT_SPECS points): the tests that read them were skipped')
  if (missing.length > 0 && process.env.CI === 'true') throw new Error(`Missing parts:\n- ${missing.join('\n- ')}`)
  return async () => {
    await own?.stop()
    fs.rmSync(scratch, { recursive: true, force: true })
    if (missing.length > 0) console.log(`\nNot everything was tested. Missing:\n- ${missing.join('\n- ')}\n`)
  }
}
