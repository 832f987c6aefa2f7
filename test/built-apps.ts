// The three apps as they are shipped, built once for every test that opens a browser.

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { staleApps } from '../cli/build-apps.ts'

/** In a process of its own: what is built inside a test runner is what developers run. */
export default async function buildApps(): Promise<void> {
  if (staleApps().length === 0) return
  const { NODE_ENV: _runners, VITEST: _also, ...env } = process.env
  await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../cli/build-apps.ts')], { env })
}
