// Builds one app into a folder, and weighs it.
import { build } from 'vite'
import { configOf } from './build/app-config.ts'
import { type AppName, apps } from './build/apps.ts'
import { firstLoadBytes } from './build/first-load.ts'

/** Builds an app into a new folder and says how much its first load weighs. */
export async function buildApp(name: AppName, outDir: string): Promise<{ bytes: number; isTooHeavy: boolean }> {
  const config = configOf(name, outDir)
  // Vite looks here, not at its own mode, when it decides whether React speaks to developers; a test runner says "test".
  process.env['NODE_ENV'] = 'production'
  await build(config)
  const bytes = firstLoadBytes(outDir)
  return { bytes, isTooHeavy: bytes > (apps[name].firstLoadLimitBytes ?? Number.POSITIVE_INFINITY) }
}
