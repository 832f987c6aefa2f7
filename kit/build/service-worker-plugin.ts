// Emits `sw.js` with the list of everything the app is made of, so that it opens without a network.
// The version is made of the list itself: a build with the same files is the same version.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')

export function serviceWorker({ base, leaveAlone }: { base: string; leaveAlone: readonly string[] }): Plugin {
  return {
    name: 'kantinekort-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle).filter((name) => !name.endsWith('.map') && !name.startsWith('.vite/'))
      const files = [base, ...names.filter((name) => name !== 'index.html').map((name) => base + name)].toSorted()
      const page = bundle['index.html']
      const version = createHash('sha256').update(files.join()).update(page?.type === 'asset' ? page.source : '').digest('hex').slice(0, 12)
      const settings = `const settings = ${JSON.stringify({ base, version, files, leaveAlone })}`
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker.replace('/* settings */', settings) })
    },
  }
}
