// Builds one app, or all three: ./node_modules/.bin/node kit/build.ts [portal|till|office]
import { build } from 'vite'
import { configOf } from './build/app-config.ts'
import { type AppName, appNames, apps, isAppName } from './build/apps.ts'
import { firstLoadBytes } from './build/first-load.ts'

/** Builds an app into dist/ and says how much its first load weighs. */
export async function buildApp(name: AppName): Promise<{ name: AppName; bytes: number; isTooHeavy: boolean }> {
  const config = configOf(name)
  // Vite looks here, not at its own mode, when it decides whether React speaks to developers; a test runner says "test".
  process.env['NODE_ENV'] = 'production'
  await build(config)
  const bytes = firstLoadBytes(config.build?.outDir ?? '')
  return { name, bytes, isTooHeavy: bytes > (apps[name].firstLoadLimitBytes ?? Number.POSITIVE_INFINITY) }
}

if (import.meta.main) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !isAppName(name))
  if (unknown.length > 0) throw new Error(`There is no app called ${unknown.join(', ')}. There are ${appNames.join(', ')}.`)
  for (const name of appNames.filter((app) => asked.length === 0 || asked.includes(app))) {
    const { bytes, isTooHeavy } = await buildApp(name)
    console.log(`${name.padEnd(7)} first load ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped${isTooHeavy ? ' – TOO HEAVY' : ''}`)
    if (isTooHeavy) process.exitCode = 1
  }
}
