// Emits `sw.js` with the list of everything the app is made of, so that it opens without a network.
// The version is made of the list and of what is in the files without a fingerprint: same content, same version.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')

type App = { base: string; publicFolder: string; notKept?: RegExp | undefined }

export function serviceWorker({ base, publicFolder, notKept }: App): Plugin {
  return {
    name: 'kantinekort-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('The page must be made before the list of what it needs')
      const built = Object.keys(bundle).filter((name) => name !== 'index.html' && !name.startsWith('.vite/') && !notKept?.test(name))
      const copied = readdirSync(publicFolder)
      const files = [base, ...[...built, ...copied].map((name) => base + name)].toSorted()
      const version = createHash('sha256').update(worker).update(files.join()).update(page.source)
      for (const name of copied) version.update(readFileSync(`${publicFolder}/${name}`))
      const settings = JSON.stringify({ base, version: version.digest('hex').slice(0, 12), files })
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker.replace('/* settings */', `const settings = ${settings}`) })
    },
  }
}
